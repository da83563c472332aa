// The coordination's list of persons, and inviting one.
#include "platform/base/text.h"
#include "programme/personne/adresse.h"
#include "programme/personne/pages/commun.h"
#include "programme/personne/pages/pages.h"
#include "programme/personne/personne_store.h"

namespace personne::pages {
namespace {

using namespace html::literals;

constexpr int page_size = 50;

void search_form(html::Out& out, std::string_view typed) {
  out(R"(<form action="/personnes" method="get" role="search">
)"_h);
  page::champ(out, {.nom = "q",
                    .label = "Chercher un nom ou une adresse",
                    .valeur = typed,
                    .type = "search",
                    .largeur = "20"});
  page::bouton_secondaire(out, "Chercher");
  out("</form>\n"_h);
}

std::string role_names(const LignePersonne& p) {
  if (p.roles.empty()) return "Porte des projets";
  std::vector<std::string> names;
  for (Role r : p.roles)
    if (std::string name(label(r)); names.empty() || names.back() != name) names.push_back(name);
  return base::join(names, ", ");
}

void line(html::Out& out, const LignePersonne& p) {
  out(R"(<tr class="govuk-table__row">
<th scope="row" class="govuk-table__header"><a class="govuk-link" href="/personnes/{}">{}</a></th>
<td class="govuk-table__cell" data-titre="Adresse">{}</td>
<td class="govuk-table__cell" data-titre="Rôles">{}</td>
<td class="govuk-table__cell" data-titre="Compte">{}</td>
</tr>
)"_h,
      p.id, p.nom, p.courriel, role_names(p), p.confirme ? "Confirmé" : "En attente");
}

void table(html::Out& out, const std::vector<LignePersonne>& list) {
  out(R"(<div class="dt-tableau dt-tableau--entier dt-tableau--cartes" tabindex="0" role="region" aria-labelledby="personnes">
<table class="govuk-table">
<caption class="govuk-visually-hidden">Personnes, par ordre alphabétique</caption>
<thead class="govuk-table__head"><tr class="govuk-table__row">
<th scope="col" class="govuk-table__header">Nom</th>
<th scope="col" class="govuk-table__header">Adresse</th>
<th scope="col" class="govuk-table__header">Rôles</th>
<th scope="col" class="govuk-table__header">Compte</th>
</tr></thead>
<tbody class="govuk-table__body">
)"_h);
  for (const LignePersonne& p : list) line(out, p);
  out("</tbody>\n</table>\n</div>\n"_h);
}

void next_page(html::Out& out, std::string_view typed, const LignePersonne& last) {
  const std::string href = "/personnes?q=" + web::encode_query(typed) +
                           "&apres=" + web::encode_query(last.nom_tri) + "&id=" + std::to_string(last.id);
  out(R"(<nav class="govuk-pagination" aria-label="Pages">
<div class="govuk-pagination__next"><a class="govuk-link govuk-pagination__link" href="{}" rel="next"><span class="govuk-pagination__link-title">Personnes suivantes</span></a></div>
</nav>
)"_h,
      href);
}

Borne border(const web::Fields& query) {
  const std::string_view id = query.get("id");
  Borne after{std::string(query.get("apres")), 0};
  if (base::all_digits(id) && !id.empty() && id.size() <= 18) after.id = std::stoll(std::string(id));
  return after;
}

struct Invitation {
  std::string nom, courriel;
};

web::Response invitation_form(const page::Visite& v, const Invitation& i, const base::FieldErrors& errors) {
  auto view = [&](html::Out& out) {
    out(R"(<p class="govuk-body">Cette personne recevra un courriel pour choisir son mot de passe. Vous lui donnerez ensuite son rôle.</p>
)"_h);
    page::formulaire(out, v, "/personnes/nouvelle");
    page::champ(out, {.nom = "nom",
                      .label = "Prénom et nom",
                      .valeur = i.nom,
                      .erreur = errors.of("nom"),
                      .autocomplete = "off"});
    page::champ(out, {.nom = "courriel",
                      .label = "Adresse électronique",
                      .valeur = i.courriel,
                      .erreur = errors.of("courriel"),
                      .type = "email",
                      .autocomplete = "off"});
    page::bouton(out, "Inviter");
    page::fin_formulaire(out);
  };
  return etroite(v, {.titre = "Inviter une personne", .erreurs = &errors}, view);
}

}  // namespace

web::Response personnes(db::Reading& r, const page::Visite& v) {
  const std::string typed = saisie(v.request.query, "q");
  const auto list = chercher_personnes(r, v.acteur, typed, border(v.request.query), page_size);
  auto view = [&](html::Out& out) {
    out(R"(<h1 class="govuk-heading-l" id="personnes">Personnes</h1>
<p class="govuk-body"><a class="govuk-link" href="/personnes/nouvelle">Inviter une personne</a></p>
<p class="govuk-body"><a class="govuk-link" href="/conflits">Conflits d’intérêts</a> : qui ne doit pas suivre quels dossiers</p>
)"_h);
    search_form(out, typed);
    if (list.empty())
      return out(R"(<p class="govuk-body">Personne ne correspond.</p>
)"_h);
    table(out, list);
    if (list.size() == page_size) next_page(out, typed, list.back());
  };
  return page::page(v, {.titre = "Personnes"}, view);
}

web::Response nouvelle(db::Reading&, const page::Visite& v) { return invitation_form(v, {}, {}); }

web::Response inviter_personne(db::Writing& w, const page::Visite& v) {
  const Invitation i{nom_propre(v.request.form.get("nom")),
                     normaliser_adresse(v.request.form.get("courriel"))};
  base::FieldErrors errors;
  if (i.nom.empty())
    errors.add("nom", "Écrivez le prénom et le nom de cette personne.");
  else if (const auto fault = defaut_nom(i.nom); !fault.empty())
    errors.add("nom", fault);
  if (const auto fault = defaut_adresse(i.courriel); !fault.empty()) errors.add("courriel", fault);
  if (!errors.empty()) return invitation_form(v, i, errors);
  const auto made = inviter(w, v.acteur, {i.nom, i.courriel, {}, {}}, v.now);
  if (!made && made.error().cause == Cause::deja_fait) {
    errors.add("courriel", made.error().detail + " Cherchez cette personne dans la liste.");
    return invitation_form(v, i, errors);
  }
  if (!made) return page::refus(v, made.error());
  noter(w, v, v.acteur, "personne_invitee", made->personne, {{"lien", std::to_string(made->lien)}});
  return page::redirige_avec_message(v, "/personnes/" + std::to_string(made->personne),
                                     "L’invitation est envoyée. Donnez maintenant un rôle à cette personne.");
}

}  // namespace personne::pages

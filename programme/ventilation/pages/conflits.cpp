// The coordination's list of conflicts of interest: what is to be looked at, what was confirmed, what was put
// aside.
#include <fmt/format.h>

#include <array>

#include "platform/base/number.h"
#include "platform/base/text.h"
#include "programme/ventilation/pages/carte_conflit.h"
#include "programme/ventilation/pages/conflits.h"
#include "programme/ventilation/pages/declaration.h"

namespace ventilation::pages {
namespace {

using namespace html::literals;

constexpr int per_page = 50;

struct Onglet {
  std::string_view etat, titre, vide;
};
constexpr std::array onglets{Onglet{ConflitSuggere::name, "À examiner", "Rien à examiner."},
                             Onglet{ConflitConfirme::name, "Confirmés", "Aucun conflit confirmé."},
                             Onglet{ConflitEcarte::name, "Écartés", "Aucun lien écarté."}};

const Onglet& tab(std::string_view etat) {
  auto it = std::ranges::find(onglets, etat, &Onglet::etat);
  return it == onglets.end() ? onglets.front() : *it;
}

void tabs(html::Out& out, const std::vector<CompteConflits>& counts, const Onglet& chosen) {
  out(R"(<nav aria-label="État des conflits"><ul class="dt-chiffres">
)"_h);
  for (const auto& each : onglets) {
    html::Attrs current;
    if (each.etat == chosen.etat) current.set("aria-current", "page");
    auto it = std::ranges::find(counts, each.etat, &CompteConflits::etat_nom);
    out(R"(<li><a class="govuk-link" href="/conflits?etat={}" {}><strong>{}</strong> {}</a></li>
)"_h,
        each.etat, current, it == counts.end() ? 0 : it->nombre, each.titre);
  }
  out("</ul></nav>\n"_h);
}

void list(html::Out& out, const page::Visite& v, const std::vector<Conflit>& found, const Onglet& chosen) {
  out(R"(<h2 class="govuk-heading-m">{}</h2>
)"_h,
      chosen.titre);
  if (found.empty())
    return out(R"(<p class="govuk-body dt-vide">{}</p>
)"_h,
               chosen.vide);
  out(R"(<ul class="dt-cartes">
)"_h);
  for (const auto& k : found) carte(out, v, k);
  out("</ul>\n"_h);
  if (found.size() == per_page)
    out(R"(<p class="govuk-body"><a class="govuk-link" href="/conflits?etat={}&amp;apres={}">Suite de la liste</a></p>
)"_h,
        chosen.etat, found.back().id);
}

void introduction(html::Out& out, const page::Visite& v) {
  page::fil_d_ariane(out, {{"Personnes", "/personnes"}});
  out(R"(<h1 class="govuk-heading-l">Conflits d’intérêts</h1>
<p class="govuk-body">Une personne liée à une structure ne suit pas ses dossiers. La plateforme cherche les noms des agent·es dans les bureaux des structures ; vous décidez. Deux personnes peuvent porter le même nom : vérifiez avant de confirmer.</p>
<p class="govuk-body">Quand vous confirmez, les dossiers de la structure sont cachés à la personne, et ceux qu’elle suivait lui sont retirés.</p>
)"_h);
  page::formulaire(out, v, "/conflits/chercher");
  page::bouton_secondaire(out, "Chercher les conflits");
  page::fin_formulaire(out);
}

void declaration(html::Out& out, const page::Visite& v) {
  out(R"(<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Déclarer un conflit que la plateforme ne voit pas</span></summary>
<div class="govuk-details__text">
)"_h);
  formulaire_declaration(out, v, Declaration({}), {}, true);
  out("</div></details>\n"_h);
}

/// The conflict alone, with what was written, when the decision was refused.
web::Response again(const page::Visite& v, const Conflit& k, const Essai& tried, int status) {
  auto view = [&](html::Out& out) {
    page::fil_d_ariane(out, {{"Conflits d’intérêts", "/conflits?etat=" + k.etat_nom}});
    out(R"(<h1 class="govuk-heading-l">Conflit d’intérêts</h1>
<h2 class="govuk-heading-m">{}</h2>
<ul class="dt-cartes">
)"_h,
        label(k.etat()));
    carte(out, v, k, tried);
    out("</ul>\n"_h);
  };
  return page::page(v, {.titre = "Conflit d’intérêts", .erreurs = &tried.erreurs}, view, status);
}

web::Response refused(db::Reading& r, const page::Visite& v, std::string motif, const Obstacle& o) {
  auto k = conflit(r, v.acteur, v.id());
  const bool changed = o.cause == Cause::modifie_entre_temps || o.cause == Cause::deja_fait;
  if (!k) return page::introuvable(v);
  if (!changed && o.cause != Cause::saisie_invalide) return page::refus(v, o);
  Essai tried{std::move(motif)};
  tried.erreurs.add(champ_motif(k->id),
                    changed ? "Quelqu’un a décidé entre-temps. Voyez si vous gardez votre choix." : o.detail);
  return again(v, *k, tried, changed ? 409 : 422);
}

std::string told(const Suite& done, bool confirmed) {
  auto text = fmt::format("{} entre {} et « {} » est {}.", confirmed ? "Le conflit" : "Le lien",
                          done.personne_nom, done.structure_nom, confirmed ? "confirmé" : "écarté");
  return avec_a_reaffecter(std::move(text), done.a_reaffecter);
}

}  // namespace

web::Response conflits(db::Reading& r, const page::Visite& v) {
  const auto& chosen = tab(v.request.query.get("etat"));
  auto after = base::whole_number(v.request.query.get("apres")).value_or(0);
  auto counts = comptes_conflits(r, v.acteur);
  auto found = ventilation::conflits(r, v.acteur, chosen.etat, after, per_page);
  return page::page(v, {.titre = "Conflits d’intérêts"}, [&](html::Out& out) {
    introduction(out, v);
    declaration(out, v);
    tabs(out, counts, chosen);
    list(out, v, found, chosen);
  });
}

web::Response decider_conflit(db::Writing& w, const page::Visite& v) {
  const auto& form = v.request.form;
  auto motif = std::string(base::trim(base::clean_text(form.get(champ_motif(v.id())))));
  auto seen = form.get("etat"), decision = form.get("decision");
  if (decision != "confirmer" && decision != "ecarter")
    return refused(w, v, motif, {Cause::saisie_invalide, "Choisissez : confirmer ou écarter."});
  const bool confirm = decision == "confirmer";
  auto done = confirm ? decider(w, v.acteur, v.now, v.id(), seen, ConfirmerConflit{motif})
                      : decider(w, v.acteur, v.now, v.id(), seen, EcarterConflit{motif});
  if (!done) return refused(w, v, motif, done.error());
  return page::redirige_avec_message(v, "/conflits?etat=" + std::string(tab(seen).etat),
                                     told(*done, confirm));
}

web::Response chercher_les_conflits(db::Writing& w, const page::Visite& v) {
  auto found = std::size_t(chercher_conflits(w, v.acteur, v.now));
  return page::redirige_avec_message(
      v, "/conflits",
      found == 0 ? "Aucun nouveau lien trouvé."
                 : base::counted(found, "nouveau lien à examiner.", "nouveaux liens à examiner."));
}

}  // namespace ventilation::pages

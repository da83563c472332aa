// One person as the coordination sees them: roles with their perimeters, given and withdrawn.
#include "platform/base/text.h"
#include "programme/personne/pages/commun.h"
#include "programme/personne/pages/pages.h"
#include "programme/personne/pages/perimetre.h"
#include "programme/personne/personne_store.h"

namespace personne::pages {
namespace {

using namespace html::literals;

std::string path_of(std::int64_t personne) { return "/personnes/" + std::to_string(personne); }

void account(html::Out& out, const page::Visite& v, const Compte& c) {
  out(R"(<p class="govuk-body">{} – compte créé le {}, {}.</p>
)"_h,
      c.courriel, base::long_date(c.cree_le),
      c.confirme       ? "adresse confirmée"
      : c.mot_de_passe ? "adresse pas encore confirmée"
                       : "invitation en attente");
  if (c.mot_de_passe) return;
  page::formulaire(out, v, path_of(c.id) + "/inviter");
  page::bouton_secondaire(out, "Envoyer de nouveau l’invitation");
  page::fin_formulaire(out);
}

void given_role(html::Out& out, const page::Visite& v, const Compte& c, const AttributionDonnee& given) {
  const Attribution& a = given.attribution;
  out(R"(<div class="govuk-summary-list__row">
<dt class="govuk-summary-list__key">{}</dt>
<dd class="govuk-summary-list__value">{}</dd>
<dd class="govuk-summary-list__actions">)"_h,
      label(a.role), perimetre_en_clair(a, v.campagne));
  page::formulaire(out, v, path_of(c.id) + "/roles/" + std::to_string(given.id) + "/retirer",
                   html::Attrs().set("data-confirmer", "Retirer ce rôle ?"));
  out(R"(<button type="submit" class="dt-bouton-lien">Retirer<span class="govuk-visually-hidden"> le rôle {}</span></button>)"_h,
      label(a.role));
  page::fin_formulaire(out);
  out("</dd>\n</div>\n"_h);
}

void roles(html::Out& out, const page::Visite& v, const Compte& c,
           const std::vector<AttributionDonnee>& list) {
  out(R"(<h2 class="govuk-heading-m">Rôles</h2>
)"_h);
  if (list.empty())
    return out(
        R"(<p class="govuk-body">Aucun rôle donné : cette personne peut seulement porter des projets.</p>
)"_h);
  out(R"(<dl class="govuk-summary-list">
)"_h);
  for (const auto& given : list) given_role(out, v, c, given);
  out("</dl>\n"_h);
}

web::Response sheet(db::Reading& r, const page::Visite& v, const web::Fields& chosen,
                    const base::FieldErrors& errors) {
  const auto person = personne::compte(r, v.id());
  if (!person) return page::introuvable(v);
  const auto given = attributions_de(r, person->id);
  auto view = [&](html::Out& out) {
    page::fil_d_ariane(out, {{"Personnes", "/personnes"}});
    out(R"(<h1 class="govuk-heading-l">{}</h1>
)"_h,
        person->nom);
    account(out, v, *person);
    roles(out, v, *person, given);
    out(R"(<h2 class="govuk-heading-m">Donner un rôle</h2>
<p class="govuk-body">Donner un rôle que cette personne a déjà en remplace le périmètre.</p>
)"_h);
    page::formulaire(out, v, path_of(person->id) + "/roles");
    champs_attribution(out, v.campagne, chosen, errors);
    page::bouton(out, "Donner ce rôle");
    page::fin_formulaire(out);
  };
  return page::page(v, {.titre = person->nom, .erreurs = &errors}, view);
}

std::vector<std::pair<std::string, std::string>> details_of(const Attribution& a) {
  std::vector<std::pair<std::string, std::string>> details{{"role", std::string(code(a.role))}};
  if (!a.financeur.empty()) details.emplace_back("financeur", a.financeur);
  if (!a.communes.empty()) details.emplace_back("communes", ecrire_codes(a.communes));
  if (!a.themes.empty()) details.emplace_back("themes", ecrire_codes(a.themes));
  return details;
}

}  // namespace

web::Response fiche(db::Reading& r, const page::Visite& v) { return sheet(r, v, {}, {}); }

web::Response donner_role(db::Writing& w, const page::Visite& v) {
  base::FieldErrors errors;
  const Attribution a = lire_attribution(v.request.form, v.campagne, errors);
  if (!errors.empty()) return sheet(w, v, v.request.form, errors);
  const auto given = donner_attribution(w, v.acteur, v.id(), a, v.now);
  if (!given) return page::refus(v, given.error());
  noter(w, v, v.acteur, "attribution_donnee", v.id(), details_of(a));
  return page::redirige_avec_message(v, path_of(v.id()), "Le rôle est donné.");
}

web::Response retirer_role(db::Writing& w, const page::Visite& v) {
  const auto withdrawn = retirer_attribution(w, v.acteur, v.id(), v.id(1));
  if (!withdrawn) return page::refus(v, withdrawn.error());
  noter(w, v, v.acteur, "attribution_retiree", v.id(), details_of(*withdrawn));
  return page::redirige_avec_message(v, path_of(v.id()), "Le rôle est retiré.");
}

web::Response renvoyer_invitation(db::Writing& w, const page::Visite& v) {
  const auto again = inviter_de_nouveau(w, v.acteur, v.id(), v.now);
  if (!again) return page::refus(v, again.error());
  noter(w, v, v.acteur, "personne_invitee", v.id(), {{"lien", std::to_string(again->lien)}});
  return page::redirige_avec_message(v, path_of(v.id()), "L’invitation est envoyée de nouveau.");
}

}  // namespace personne::pages

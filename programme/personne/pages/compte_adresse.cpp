// Changing one's address: asked with the password, then proven by a link sent to the new mailbox.
#include "programme/personne/adresse.h"
#include "programme/personne/pages/commun.h"
#include "programme/personne/pages/pages.h"
#include "programme/personne/personne_store.h"

namespace personne::pages {
namespace {

using namespace html::literals;

web::Response form(const page::Visite& v, std::string_view value, const base::FieldErrors& errors) {
  auto view = [&](html::Out& out) {
    out(R"(<p class="govuk-body">Votre adresse actuelle est <strong>{}</strong>. Elle reste la vôtre tant que vous n’avez pas confirmé la nouvelle.</p>
)"_h,
        v.acteur.courriel);
    page::formulaire(out, v, "/compte/adresse");
    page::champ(out, {.nom = "courriel",
                      .label = "Nouvelle adresse électronique",
                      .valeur = value,
                      .aide = "Nous y enverrons un lien pour confirmer qu’elle est bien à vous.",
                      .erreur = errors.of("courriel"),
                      .type = "email",
                      .autocomplete = "email"});
    page::champ(out, {.nom = "mot_de_passe",
                      .label = "Votre mot de passe",
                      .erreur = errors.of("mot_de_passe"),
                      .type = "password",
                      .autocomplete = "current-password"});
    page::bouton(out, "Recevoir le lien");
    page::fin_formulaire(out);
  };
  return etroite(v, {.titre = "Changer d’adresse", .erreurs = &errors}, view);
}

std::string fault_of(const page::Visite& v, std::string_view wanted) {
  if (wanted == v.acteur.courriel) return "C’est déjà votre adresse.";
  return defaut_adresse(wanted);
}

web::Response lost(const page::Visite& v) {
  return lien_perdu(v, "Vous pouvez en demander un autre depuis votre compte.", "/compte/adresse",
                    "Changer d’adresse");
}

}  // namespace

web::Response adresse(db::Reading&, const page::Visite& v) { return form(v, {}, {}); }

web::Response demander_une_adresse(db::Database& database, const page::Visite& v) {
  const std::string wanted = normaliser_adresse(v.request.form.get("courriel"));
  base::FieldErrors errors;
  if (const auto fault = fault_of(v, wanted); !fault.empty()) errors.add("courriel", fault);
  const auto wrong = defaut_mot_de_passe_actuel(database, v, v.request.form.get("mot_de_passe"));
  if (!wrong.empty()) errors.add("mot_de_passe", wrong);
  if (!errors.empty()) return form(v, wanted, errors);
  database.write([&](db::Writing& w) {
    if (const auto lien = demander_adresse(w, v.acteur, wanted, v.now))
      noter(w, v, v.acteur, "adresse_demandee", v.acteur.id, {{"lien", std::to_string(lien)}});
  });
  return page::redirige_avec_message(
      v, "/compte", "Un lien de confirmation part vers la nouvelle adresse. Il est valable 48 heures.");
}

web::Response adresse_recue(db::Reading& r, const page::Visite& v) {
  const auto lien = lire_lien_recu(r, v.path.at(0), {ObjetLien::adresse}, v.now);
  if (!lien) return lost(v);
  auto view = [&](html::Out& out) {
    out(R"(<p class="govuk-body-l">Bonjour {}. L’adresse <strong>{}</strong> va remplacer {}.</p>
)"_h,
        lien->nom, lien->donnee, lien->courriel);
    page::formulaire(out, v, "/adresse/" + v.path.at(0));
    page::bouton(out, "Confirmer ma nouvelle adresse");
    page::fin_formulaire(out);
  };
  return etroite(v, {.titre = "Confirmer votre nouvelle adresse"}, view);
}

web::Response prendre_adresse(db::Writing& w, const page::Visite& v) {
  const auto changed = changer_adresse(w, v.path.at(0), v.now);
  if (!changed && changed.error().cause == Cause::deja_fait) return page::refus(v, changed.error());
  if (!changed) return lost(v);
  noter(w, v, auteur(*changed), "adresse_changee", *changed);
  return page::redirige_avec_message(v, v.acteur.visiteur() ? "/connexion" : "/compte",
                                     "Votre nouvelle adresse est confirmée.");
}

}  // namespace personne::pages

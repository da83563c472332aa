// Changing one's name.
#include "programme/personne/pages/commun.h"
#include "programme/personne/pages/pages.h"
#include "programme/personne/personne_store.h"

namespace personne::pages {
namespace {

web::Response form(const page::Visite& v, std::string_view value, const base::FieldErrors& errors) {
  auto view = [&](html::Out& out) {
    page::formulaire(out, v, "/compte/nom");
    page::champ(out, {.nom = "nom",
                      .label = "Prénom et nom",
                      .valeur = value,
                      .erreur = errors.of("nom"),
                      .autocomplete = "name"});
    page::bouton(out, "Enregistrer");
    page::fin_formulaire(out);
  };
  return etroite(v, {.titre = "Changer de nom", .erreurs = &errors}, view);
}

}  // namespace

web::Response nom(db::Reading&, const page::Visite& v) { return form(v, v.acteur.nom, {}); }

web::Response changer_de_nom(db::Writing& w, const page::Visite& v) {
  const std::string wanted = nom_propre(v.request.form.get("nom"));
  if (const auto fault = defaut_nom(wanted); !fault.empty()) {
    base::FieldErrors errors;
    errors.add("nom", fault);
    return form(v, wanted, errors);
  }
  if (wanted != v.acteur.nom) {
    changer_nom(w, v.acteur, wanted);
    noter(w, v, v.acteur, "nom_change", v.acteur.id);
  }
  return page::redirige_avec_message(v, "/compte", "Votre nom est enregistré.");
}

}  // namespace personne::pages

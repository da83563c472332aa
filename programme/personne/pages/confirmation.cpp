// Proving one's address. Opening the link decides nothing (mail programs open links by themselves): a button
// does.
#include "programme/personne/pages/commun.h"
#include "programme/personne/pages/pages.h"
#include "programme/personne/personne_store.h"

namespace personne::pages {
namespace {

using namespace html::literals;

web::Response lost(const page::Visite& v) {
  return lien_perdu(
      v, "Si vous avez déjà confirmé votre adresse, connectez-vous. Sinon, demandez un nouveau lien.",
      "/inscription", "Demander un nouveau lien");
}

}  // namespace

web::Response confirmation(db::Reading& r, const page::Visite& v) {
  const auto lien = lire_lien_recu(r, v.path.at(0), {ObjetLien::confirmation}, v.now);
  if (!lien) return lost(v);
  auto view = [&](html::Out& out) {
    out(R"(<p class="govuk-body-l">Bonjour {}. Confirmez que l’adresse <strong>{}</strong> est bien à vous.</p>
)"_h,
        lien->nom, lien->courriel);
    page::formulaire(out, v, "/confirmation/" + v.path.at(0));
    page::bouton(out, "Confirmer mon adresse");
    page::fin_formulaire(out);
  };
  return etroite(v, {.titre = "Confirmer votre adresse"}, view);
}

web::Response confirmer_compte(db::Writing& w, const page::Visite& v) {
  const auto lien = confirmer(w, v.path.at(0), v.now);
  if (!lien) return lost(v);
  noter(w, v, auteur(lien->personne, lien->nom), "compte_confirme", lien->personne);
  const std::string path =
      lien->donnee.empty() ? "/connexion" : "/connexion?retour=" + web::encode_query(lien->donnee);
  return page::redirige_avec_message(v, path, "Votre adresse est confirmée. Vous pouvez vous connecter.");
}

}  // namespace personne::pages

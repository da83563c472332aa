#include "programme/structure/pages/routes.h"

#include "programme/structure/pages/pages.h"

namespace structure {

std::vector<page::Route> routes() {
  using page::connecte, page::get, page::post, page::public_;
  return {
      get("/structures", connecte, pages::liste),
      get("/structures/nouvelle", connecte, pages::nouvelle),
      post("/structures/nouvelle", connecte, pages::creer_structure),
      post("/structures/rejoindre", connecte, pages::demander_a_rejoindre),
      get("/structures/{id}", connecte, pages::resume),
      get("/structures/{id}/modifier", connecte, pages::modification),
      post("/structures/{id}/modifier", connecte, pages::enregistrer),
      get("/structures/{id}/bureau", connecte, pages::composition),
      post("/structures/{id}/bureau", connecte, pages::enregistrer_composition),
      get("/structures/{id}/membres", connecte, pages::equipe),
      post("/structures/{id}/membres/{personne}/droits", connecte, pages::donner_droits),
      post("/structures/{id}/membres/{personne}/retirer", connecte, pages::retirer_membre),
      post("/structures/{id}/demandes/{demande}", connecte, pages::repondre_demande),
      post("/structures/{id}/invitations", connecte, pages::inviter_membre),
      post("/structures/{id}/invitations/{invitation}/annuler", connecte, pages::annuler_invitation),
      get("/invitations/{lien}", public_, pages::invitation),
      post("/invitations/{lien}", connecte, pages::accepter_invitation),
  };
}

}  // namespace structure

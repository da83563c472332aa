#include "programme/reunion/pages/routes.h"

#include "programme/reunion/pages/pages.h"

namespace reunion {

std::vector<page::Route> routes() {
  using page::connecte, page::get, page::post, page::reserve;
  using personne::Role;
  constexpr personne::Roles anime{Role::coordination, Role::chef_de_projet};
  return {
      get("/reunions-partenariales", connecte, pages::reunions),
      post("/reunions-partenariales/ouvrir", reserve(anime), pages::ouvrir_les_reunions),
      post("/reunions-partenariales/{code}/ouvrir", reserve(anime), pages::ouvrir_reunion),
      get("/reunions-partenariales/{id}", connecte, pages::reunion),
      get("/reunions-partenariales/{id}/direct", connecte, pages::direct),
      get("/reunions-partenariales/{id}/salle", connecte, pages::salle),
      get("/reunions-partenariales/{id}/salle/{passage}", connecte, pages::salle_passage),
      get("/reunions-partenariales/{id}/salle/{passage}/direct", connecte, pages::salle_fragment),
      post("/reunions-partenariales/{id}/salle/{passage}/avis/{part}", connecte, pages::ecrire_avis),
      post("/reunions-partenariales/{id}/salle/{passage}/releve", connecte, pages::ecrire_releve),
      post("/reunions-partenariales/{id}/salle/{passage}/financeurs", connecte, pages::ecrire_financeurs),
      post("/reunions-partenariales/{id}/salle/{passage}/recommandations", connecte,
           pages::ajouter_recommandation),
      post("/reunions-partenariales/{id}/salle/{passage}/recommandations/{recommandation}", connecte,
           pages::modifier_recommandation),
      post("/reunions-partenariales/{id}/salle/{passage}/recommandations/{recommandation}/deplacer", connecte,
           pages::deplacer_recommandation),
      post("/reunions-partenariales/{id}/salle/{passage}/recommandations/{recommandation}/retirer", connecte,
           pages::retirer_recommandation),
  };
}

}  // namespace reunion

#include "programme/campagne/pages/routes.h"

#include "programme/campagne/pages/pages.h"

namespace campagne {

std::vector<page::Route> routes() {
  using page::get;
  using page::public_;
  return {
      get("/", public_, pages::accueil),
      get("/appel", public_, pages::appel),
      get("/calendrier", public_, pages::calendrier),
      get("/orientations", public_, pages::orientations),
      get("/orientations/{code}", public_, pages::orientation),
      get("/qui-finance-quoi", public_, pages::qui_finance_quoi),
      get("/reunions", public_, pages::reunions),
      get("/pieces", public_, pages::pieces),
      get("/ressources", public_, pages::ressources),
      get("/contacts", public_, pages::contacts),
      get("/accessibilite", public_, pages::accessibilite),
      get("/donnees-personnelles", public_, pages::donnees_personnelles),
  };
}

}  // namespace campagne

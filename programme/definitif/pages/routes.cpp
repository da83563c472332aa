#include "programme/definitif/pages/routes.h"

#include "programme/definitif/pages/pages.h"

namespace definitif {

using page::connecte;
using page::get;
using page::post;

std::vector<page::Route> routes() {
  return {
      get("/dossiers/{id}/definitif", connecte, pages::suivi),
      post("/dossiers/{id}/definitif/ouvrir", connecte, pages::ouvrir),
      get("/dossiers/{id}/definitif/budget/{genre}", connecte, pages::montrer_budget),
      post("/dossiers/{id}/definitif/budget/{genre}", connecte, pages::enregistrer_budget),
  };
}

}  // namespace definitif

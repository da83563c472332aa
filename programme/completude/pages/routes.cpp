#include "programme/completude/pages/routes.h"

#include "programme/completude/pages/pages.h"

namespace completude {

std::vector<page::Route> routes() {
  using page::connecte, page::get, page::post;
  constexpr auto coordination = page::reserve({personne::Role::coordination});
  return {
      get("/completude", coordination, pages::liste),
      get("/completude/{id}", coordination, pages::controler),
      post("/completude/{id}/pieces/{piece}/{remise}", coordination, pages::verifier_une_piece),
      get("/completude/{id}/demande", coordination, pages::preparer_demande),
      post("/completude/{id}/demande", coordination, pages::demander_complements),
      post("/completude/{id}/complet", coordination, pages::declarer_complet),
      post("/completude/{id}/rejet", coordination, pages::rejeter_dossier),
      post("/completude/{id}/revenir", coordination, pages::revenir_sur_decision),
      get("/dossiers/{id}/definitif/complements", connecte, pages::montrer_complements),
      post("/dossiers/{id}/definitif/complements", connecte, pages::rendre_complements),
  };
}

}  // namespace completude

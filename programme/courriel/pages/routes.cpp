#include "programme/courriel/pages/routes.h"

#include "programme/courriel/pages/pages.h"

namespace courriel {

std::vector<page::Route> routes() {
  constexpr auto coordination = page::reserve({personne::Role::coordination});
  return {page::get("/boite-aux-lettres", page::public_, pages::boite_aux_lettres),
          page::get("/boite-aux-lettres/{id}", page::public_, pages::message_recu),
          page::get("/boite-aux-lettres/{id}/invitation.ics", page::public_, pages::invitation_recue),
          page::get("/courriels", coordination, pages::suivi),
          page::post("/courriels/{id}/reessayer", coordination, pages::relancer)};
}

}  // namespace courriel

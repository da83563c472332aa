#include "programme/pilotage/pages/routes.h"

#include "programme/pilotage/pages/pages.h"

namespace pilotage {

std::vector<page::Route> routes() {
  using personne::Role;
  constexpr auto partners =
      page::reserve({Role::coordination, Role::chef_de_projet, Role::instructeur, Role::referent_pre});
  return {
      page::get("/tableau", partners, pages::tableau),
      page::get("/tableau/totaux", partners, pages::totaux),
      page::get("/tableau.xlsx", partners, pages::tableau_xlsx),
      page::get("/tableau.csv", partners, pages::tableau_csv),
  };
}

}  // namespace pilotage

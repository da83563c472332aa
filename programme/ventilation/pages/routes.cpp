#include "programme/ventilation/pages/routes.h"

#include "programme/ventilation/pages/conflits.h"

namespace ventilation {

std::vector<page::Route> routes() {
  using page::get;
  using page::post;
  using personne::Role;
  constexpr auto coordination = page::reserve({Role::coordination});
  constexpr auto agents = page::reserve(
      {Role::coordination, Role::chef_de_projet, Role::instructeur, Role::referent_pre, Role::elu});
  return {
      get("/conflits", coordination, pages::conflits),
      post("/conflits", coordination, pages::declarer_conflit),
      post("/conflits/chercher", coordination, pages::chercher_les_conflits),
      post("/conflits/{id}", coordination, pages::decider_conflit),
      get("/mes-conflits", agents, pages::mes_conflits),
      post("/mes-conflits", agents, pages::declarer_mon_conflit),
  };
}

}  // namespace ventilation

#include "programme/ventilation/pages/routes.h"

#include "programme/ventilation/pages/conflits.h"
#include "programme/ventilation/pages/comite.h"
#include "programme/ventilation/pages/lots.h"

namespace ventilation {
namespace {

/// A table of 30,000 dossiers, pasted or as a file.
constexpr std::uint64_t largest_table = 12 * 1024 * 1024;

page::Route table_route(page::Route route) {
  route.body_limit = largest_table;
  route.uploads = true;
  return route;
}

}  // namespace

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
  constexpr auto comite = page::reserve({Role::coordination, Role::instructeur, Role::chef_de_projet});
  return {
      get("/ventilation", comite, pages::comite),
      post("/ventilation/proposer", coordination, pages::calculer),
      post("/ventilation/annuler", coordination, pages::annuler_operation),
      get("/ventilation/transmettre", coordination, pages::avant_transmission),
      post("/ventilation/transmettre", coordination, pages::transmettre_tout),
      get("/ventilation/lot", coordination, pages::lot),
      post("/ventilation/lot", coordination, pages::appliquer_lot),
      get("/ventilation/importer", coordination, pages::importer),
      table_route(post("/ventilation/importer", coordination, pages::importer_tableau)),
      get("/ventilation.csv", coordination, pages::ventilation_csv),
      get("/ventilation.xlsx", coordination, pages::ventilation_xlsx),
      get("/ventilation/{id}", comite, pages::ligne_du_comite),
      post("/ventilation/{id}", coordination, pages::enregistrer_ligne),
      post("/ventilation/{id}/proposer", coordination, pages::calculer),
      post("/ventilation/{id}/ecarter", coordination, pages::ecarter_note),
      post("/ventilation/{id}/reintegrer", coordination, pages::reintegrer_note),
      post("/ventilation/{id}/jumeau", coordination, pages::enregistrer_jumeau),
      get("/dossiers/{id}/ventilation", page::connecte, pages::suite_de_la_note),
  };
}

}  // namespace ventilation

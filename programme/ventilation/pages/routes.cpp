#include "programme/ventilation/pages/routes.h"

#include "programme/ventilation/pages/comite.h"
#include "programme/ventilation/pages/conflits.h"
#include "programme/ventilation/pages/definitif_confie.h"
#include "programme/ventilation/pages/definitifs.h"
#include "programme/ventilation/pages/lots.h"
#include "programme/ventilation/pages/resultats.h"

namespace ventilation {
namespace {

/// A table of 30,000 dossiers, pasted or as a file.
constexpr std::uint64_t largest_table = 12 * 1024 * 1024;

page::Route table_route(page::Route route) {
  route.body_limit = largest_table;
  route.uploads = true;
  return route;
}

using page::get;
using page::post;
using personne::Role;
constexpr auto coordination = page::reserve({Role::coordination});
constexpr auto agents = page::reserve(
    {Role::coordination, Role::chef_de_projet, Role::instructeur, Role::referent_pre, Role::elu});

std::vector<page::Route> conflicts() {
  return {
      get("/conflits", coordination, pages::conflits),
      post("/conflits", coordination, pages::declarer_conflit),
      post("/conflits/chercher", coordination, pages::chercher_les_conflits),
      post("/conflits/{id}", coordination, pages::decider_conflit),
      get("/mes-conflits", agents, pages::mes_conflits),
      post("/mes-conflits", agents, pages::declarer_mon_conflit),
  };
}

std::vector<page::Route> committee() {
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

std::vector<page::Route> second_round() {
  constexpr auto financeurs = page::reserve({Role::coordination, Role::instructeur});
  return {
      get("/ventilation/definitifs", coordination, pages::ventilation_des_definitifs),
      post("/ventilation/definitifs/reprendre", coordination, pages::reprendre_les_agents),
      post("/ventilation/definitifs/annuler", coordination, pages::annuler_des_definitifs),
      post("/ventilation/definitifs/transmettre", coordination, pages::transmettre_les_definitifs),
      get("/ventilation/definitifs/{id}", coordination, pages::definitif_confie),
      post("/ventilation/definitifs/{id}", coordination, pages::decider_du_definitif),
      post("/ventilation/definitifs/{id}/corriger", coordination, pages::corriger_definitif),
      get("/mes-dossiers-confies/definitifs", agents, pages::mes_definitifs_confies),
      get("/mes-dossiers-confies/definitifs.xlsx", agents, pages::mes_definitifs_confies_xlsx),
      get("/mes-dossiers-confies/definitifs.csv", agents, pages::mes_definitifs_confies_csv),
      get("/ventilation/financeurs/{financeur}/definitifs", financeurs, pages::definitifs_du_financeur),
      get("/ventilation/financeurs/{financeur}/definitifs.xlsx", financeurs,
          pages::definitifs_du_financeur_xlsx),
      get("/ventilation/financeurs/{financeur}/definitifs.csv", financeurs,
          pages::definitifs_du_financeur_csv),
  };
}

std::vector<page::Route> results() {
  constexpr auto financeurs = page::reserve({Role::coordination, Role::instructeur});
  constexpr auto referents = page::reserve({Role::coordination, Role::referent_pre});
  return {
      get("/mes-dossiers-confies", agents, pages::mes_dossiers_confies),
      get("/mes-dossiers-confies.xlsx", agents, pages::mes_dossiers_confies_xlsx),
      get("/mes-dossiers-confies.csv", agents, pages::mes_dossiers_confies_csv),
      get("/ventilation/financeurs", financeurs, pages::listes_des_financeurs),
      get("/ventilation/financeurs/{financeur}", financeurs, pages::liste_du_financeur),
      get("/ventilation/financeurs/{financeur}/liste.xlsx", financeurs, pages::liste_du_financeur_xlsx),
      get("/ventilation/financeurs/{financeur}/liste.csv", financeurs, pages::liste_du_financeur_csv),
      get("/ventilation/referents", referents, pages::liste_des_referents),
      get("/ventilation/referents.xlsx", referents, pages::liste_des_referents_xlsx),
      get("/ventilation/referents.csv", referents, pages::liste_des_referents_csv),
      get("/ventilation/charge", coordination, pages::charge),
      get("/ventilation/charge.xlsx", coordination, pages::charge_xlsx),
      get("/ventilation/charge.csv", coordination, pages::charge_csv),
      get("/ventilation/compte-rendu.pdf", coordination, pages::compte_rendu_pdf),
      get("/ventilation/compte-rendu.docx", coordination, pages::compte_rendu_docx),
  };
}

}  // namespace

std::vector<page::Route> routes() {
  std::vector<page::Route> all;
  for (auto part : {conflicts, committee, second_round, results})
    for (auto& route : part()) all.push_back(std::move(route));
  return all;
}

}  // namespace ventilation

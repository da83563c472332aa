#include "programme/definitif/pages/routes.h"

#include "programme/definitif/pages/pages.h"
#include "programme/definitif/pages/pieces.h"

namespace definitif {

using page::connecte;
using page::get;
using page::post;

namespace {

/// A workbook with more than a budget in it.
constexpr std::uint64_t largest_workbook = 5 * 1024 * 1024;

page::Route workbook(page::Route route) {
  route.body_limit = largest_workbook;
  route.uploads = true;
  return route;
}

}  // namespace

std::vector<page::Route> routes() {
  std::vector<page::Route> all{
      get("/dossiers/{id}/definitif", connecte, pages::suivi),
      post("/dossiers/{id}/definitif/ouvrir", connecte, pages::ouvrir),
      get("/dossiers/{id}/definitif/budget/{genre}", connecte, pages::montrer_budget),
      post("/dossiers/{id}/definitif/budget/{genre}", connecte, pages::enregistrer_budget),
      get("/dossiers/{id}/definitif/budget/{genre}/importer", connecte, pages::importer_budget),
      workbook(page::post_compose("/dossiers/{id}/definitif/budget/{genre}/importer", connecte,
                                  pages::lire_budget_importe)),
      get("/dossiers/{id}/definitif/budget/{genre}/tableur.xlsx", connecte, pages::budget_xlsx),
      get("/dossiers/{id}/definitif/fiches", connecte, pages::montrer_fiches),
      post("/dossiers/{id}/definitif/fiches", connecte, pages::ajouter_fiche),
      get("/dossiers/{id}/definitif/fiches.csv", connecte, pages::fiches_csv),
      get("/dossiers/{id}/definitif/fiches.xlsx", connecte, pages::fiches_xlsx),
      get("/dossiers/{id}/definitif/parcours.csv", connecte, pages::parcours_csv),
      get("/dossiers/{id}/definitif/parcours.xlsx", connecte, pages::parcours_xlsx),
      get("/dossiers/{id}/definitif/fiches/{fiche}/{partie}", connecte, pages::montrer_fiche),
      post("/dossiers/{id}/definitif/fiches/{fiche}/{partie}", connecte, pages::enregistrer_fiche),
      post("/dossiers/{id}/definitif/fiches/{fiche}/dupliquer", connecte, pages::dupliquer_fiche),
      post("/dossiers/{id}/definitif/fiches/{fiche}/remettre", connecte, pages::remettre_fiche),
      post("/dossiers/{id}/definitif/fiches/{fiche}/retirer", connecte, pages::retirer_fiche),
  };
  for (auto& route : pages::routes_des_pieces()) all.push_back(std::move(route));
  return all;
}

}  // namespace definitif

#include "programme/definitif/pages/routes.h"

#include <algorithm>

#include "programme/definitif/pages/jumeau.h"
#include "programme/definitif/pages/liens.h"
#include "programme/definitif/pages/modeles.h"
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

/// Checking, signing, depositing, and what was deposited.
std::vector<page::Route> routes_du_depot() {
  return {
      get("/dossiers/{id}/definitif/verifier", connecte, pages::verifier_dossier),
      post("/dossiers/{id}/definitif/demander-signature", connecte, pages::demander_signature),
      post("/dossiers/{id}/definitif/signer", connecte, pages::signer_dossier),
      post("/dossiers/{id}/definitif/decliner", connecte, pages::decliner_signature),
      post("/dossiers/{id}/definitif/rouvrir", connecte, pages::rouvrir_dossier),
      post("/dossiers/{id}/definitif/deposer", connecte, pages::deposer_dossier),
      post("/dossiers/{id}/definitif/reprendre", connecte, pages::reprendre_dossier),
      post("/dossiers/{id}/definitif/delai", connecte, pages::accorder_un_delai),
      get("/dossiers/{id}/definitif/depots/{rang}", connecte, pages::montrer_depot),
      get("/dossiers/{id}/definitif/depots/{rang}/recepisse.pdf", connecte, pages::recepisse_en_pdf),
      get("/dossiers/{id}/definitif/depots/{rang}/dossier.pdf", connecte, pages::dossier_en_pdf),
      get("/dossiers/{id}/definitif/comparaison", connecte, pages::montrer_comparaison),
  };
}

}  // namespace

std::vector<page::Route> routes() {
  std::vector<page::Route> all{
      get("/dossiers/{id}/definitif", connecte, pages::suivi),
      post("/dossiers/{id}/definitif/ouvrir", connecte, pages::ouvrir),
      get("/dossiers/{id}/definitif/partie/{section}", connecte, pages::montrer_partie),
      post("/dossiers/{id}/definitif/partie/{section}", connecte, pages::enregistrer_partie),
      get("/dossiers/{id}/definitif/recommandations", connecte, pages::montrer_recommandations),
      post("/dossiers/{id}/definitif/recommandations", connecte, pages::repondre_recommandations),
      get("/dossiers/{id}/definitif/indicateurs", connecte, pages::montrer_indicateurs),
      post("/dossiers/{id}/definitif/indicateurs", connecte, pages::ajouter_un_indicateur),
      get("/dossiers/{id}/definitif/indicateurs/{indicateur}", connecte, pages::montrer_indicateur),
      post("/dossiers/{id}/definitif/indicateurs/{indicateur}", connecte, pages::enregistrer_un_indicateur),
      post("/dossiers/{id}/definitif/indicateurs/{indicateur}/retirer", connecte,
           pages::retirer_un_indicateur),
      get("/dossiers/{id}/definitif/budget/{genre}", connecte, pages::montrer_budget),
      post("/dossiers/{id}/definitif/budget/{genre}", connecte, pages::enregistrer_budget),
      get("/dossiers/{id}/definitif/budget/{genre}/importer", connecte, pages::importer_budget),
      workbook(page::post_compose("/dossiers/{id}/definitif/budget/{genre}/importer", connecte,
                                  pages::lire_budget_importe)),
      get("/dossiers/{id}/definitif/budget/{genre}/tableur.xlsx", connecte, pages::budget_xlsx),
      get("/dossiers/{id}/definitif/jumeau", connecte, pages::deux_budgets),
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
  for (auto more :
       {pages::routes_des_pieces(), pages::routes_des_demandes(), pages::routes_des_propositions(),
        pages::routes_de_la_remise(), pages::routes_des_documents(), routes_du_depot()})
    std::ranges::move(more, std::back_inserter(all));
  return all;
}

}  // namespace definitif

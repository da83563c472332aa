#include "server/routes.h"

#include <iterator>
#include <utility>

#include "programme/campagne/pages/routes.h"
#include "programme/completude/pages/routes.h"
#include "programme/courriel/pages/routes.h"
#include "programme/definitif/pages/liens.h"
#include "programme/definitif/pages/routes.h"
#include "programme/definitif/pages/televersement.h"
#include "programme/dossier/pages/routes.h"
#include "programme/personne/pages/routes.h"
#include "programme/pilotage/pages/routes.h"
#include "programme/reunion/pages/bloc_dossier.h"
#include "programme/reunion/pages/routes.h"
#include "programme/structure/pages/routes.h"
#include "programme/ventilation/pages/bloc_dossier.h"
#include "programme/ventilation/pages/routes.h"

namespace server {
namespace {

/// A dossier's page says what became of it, in the order of the call.
std::vector<page::Route> dossiers() {
  return dossier::routes({ventilation::pages::confie_a, reunion::pages::passage_du_projet});
}

}  // namespace

std::vector<page::Route> all_routes() {
  std::vector<page::Route> all;
  for (auto* room :
       {&personne::routes, &campagne::routes, &structure::routes, &dossiers, &ventilation::routes,
        &reunion::routes, &definitif::routes, &completude::routes, &courriel::routes, &pilotage::routes})
    std::ranges::move(room(), std::back_inserter(all));
  return all;
}

std::vector<page::Flux> all_streams() {
  auto all = definitif::pages::flux_des_pieces();
  std::ranges::move(definitif::pages::flux_de_la_remise(), std::back_inserter(all));
  return all;
}

}  // namespace server

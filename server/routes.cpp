#include "server/routes.h"

#include <iterator>
#include <utility>

#include "programme/campagne/pages/routes.h"
#include "programme/courriel/pages/routes.h"
#include "programme/definitif/pages/routes.h"
#include "programme/dossier/pages/routes.h"
#include "programme/personne/pages/routes.h"
#include "programme/pilotage/pages/routes.h"
#include "programme/reunion/pages/routes.h"
#include "programme/structure/pages/routes.h"
#include "programme/ventilation/pages/routes.h"

namespace server {

std::vector<page::Route> all_routes() {
  std::vector<page::Route> all;
  for (auto* room :
       {&personne::routes, &campagne::routes, &structure::routes, &dossier::routes, &ventilation::routes,
        &reunion::routes, &definitif::routes, &courriel::routes, &pilotage::routes})
    std::ranges::move(room(), std::back_inserter(all));
  return all;
}

}  // namespace server

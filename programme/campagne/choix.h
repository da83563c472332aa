// What may be chosen in a list of a form or of a filter: codes of the campaign, and what people read.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "programme/campagne/campagne.h"

namespace campagne {

using Choix = std::vector<std::pair<std::string, std::string>>;  ///< code → what it is called

/// In the order of the campaign.
Choix choix_des_orientations(const Campagne&);
Choix choix_des_communes(const Campagne&);
Choix choix_des_echelles(const Campagne&);
Choix choix_des_financeurs(const Campagne&);
Choix choix_des_reunions(const Campagne&);

}  // namespace campagne

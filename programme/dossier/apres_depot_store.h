// What has become of deposited notes, as far as their porteurs were told: for the list of their dossiers.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "programme/dossier/apres_depot.h"
#include "programme/personne/acteur.h"

namespace dossier {

/// Of the dossiers of the person's structures in that campaign, in the order of their ids; those of which
/// nothing was told are left out.
std::vector<ApresDepot> apres_depot(db::Reading&, const personne::Acteur&, std::string_view campagne);

}  // namespace dossier

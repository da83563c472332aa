// What a confirmed conflict of interest takes away: everything that a person's roles would open to them about
// the structure concerned. What they have as its member remains.
#pragma once
#include <cstdint>

#include "programme/personne/acteur.h"

namespace personne {

/// Whether the person is kept away from that structure's dossiers.
bool ecarte_de(const Acteur&, std::int64_t structure);

/// Whether the person has that role, and may use it for that structure's dossiers.
bool agit_comme(const Acteur&, Role, std::int64_t structure);

}  // namespace personne

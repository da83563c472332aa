// What the two files of releve_store share.
#pragma once
#include <map>

#include "programme/reunion/releve_store.h"

namespace reunion::interne {

struct DernierReleve {
  Version version;
  std::string contenu;
};
/// What was sent last, by passage.
std::map<std::int64_t, DernierReleve> derniers_releves(db::Reading&, const std::vector<std::int64_t>&);

std::vector<ReleveAEnvoyer> preparer(db::Reading&, const personne::Acteur&, base::Instant,
                                     const campagne::Campagne&, const Reunion&, const std::vector<Passage>&);

}  // namespace reunion::interne

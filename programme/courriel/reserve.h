// What the rules of convocations read at once for all the lines of a batch: a wave is composed in a few
// queries.
#pragma once
#include <map>
#include <vector>

#include "programme/courriel/regles.h"
#include "programme/reunion/convocation_store.h"
#include "programme/reunion/releve_store.h"

namespace courriel {

struct Reserve {
  std::map<std::int64_t, reunion::Convocation> convocations;       ///< by passage
  std::map<std::int64_t, reunion::InvitationReunion> invitations;  ///< by person invited
  std::map<std::int64_t, reunion::ReleveAnnonce> releves;          ///< by passage
};

Reserve reserver(db::Reading&, const std::vector<journal::Ligne>&);

}  // namespace courriel

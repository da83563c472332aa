// What a final dossier has in other rooms, as read at this moment: its sheets (activities, posts), and the
// list of its pieces with the digest of each. A deposit keeps them with the answers.
#pragma once
#include <vector>

#include "programme/definitif/definitif_store.h"
#include "programme/definitif/partie_lue.h"

namespace definitif {

/// Contributions to the PRE stay with the référent·es who bring them; documents that name people are listed
/// without their name.
std::vector<PartieLue> jointes(db::Reading&, const Definitif&, const campagne::Campagne&);

}  // namespace definitif

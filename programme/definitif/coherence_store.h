// The facts on which the rules of coherence look, read from the database.
#pragma once
#include "programme/definitif/coherence_regles.h"
#include "programme/definitif/definitif_store.h"

namespace definitif::coherence {

/// The caller has found the dossier for the person. Sums over everybody's dossiers are read for an agent
/// only.
Faits faits(db::Reading&, const Definitif&, const campagne::Campagne&, bool agent);

}  // namespace definitif::coherence

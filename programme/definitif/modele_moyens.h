// The means of an action as the call wants them declared: all its money, what is expected of each funder, the
// people and things, and what of them the structure has. Pure.
#pragma once
#include "platform/documents/story.h"
#include "programme/definitif/contenu.h"

namespace definitif {

/// Both sides of the budget; the plan of financing with droit commun apart; the means in people and things;
/// what the structure has beside what the action takes.
void moyens(documents::Story&, const Contenu&, const campagne::Campagne&, base::Instant now);

}  // namespace definitif

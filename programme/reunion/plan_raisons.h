// Why each passage is where it is, or nowhere, in a sentence.
#pragma once
#include <vector>

#include "programme/reunion/plan.h"
#include "programme/reunion/plan_grille.h"

namespace reunion {

/// One line per passage of the data.
std::vector<Placement> expliquer(const DonneesDuPlan&, const Grille&);

}  // namespace reunion

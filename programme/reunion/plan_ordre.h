// In which order the passages of a plan are placed: what belongs together is together.
#pragma once
#include <cstddef>
#include <vector>

#include "programme/reunion/plan.h"

namespace reunion {

/// Passages that are to be neighbours: those of one porteur, within what one half-day may take.
struct Groupe {
  std::vector<std::size_t> passages;  ///< numbers in DonneesDuPlan::passages
  std::vector<base::Period> gardes;   ///< when the porteur has passages that keep their place
};

/// The groups of the passages that have no place of their own yet: theme after theme, and within a theme each
/// next to the one with which it shares most agents.
std::vector<Groupe> ordonner(const DonneesDuPlan&);

}  // namespace reunion

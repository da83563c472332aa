// Conditions of a campaign (of a funder's rule, of a piece) held against what is known of a project.
#pragma once
#include <string>
#include <vector>

#include "programme/campagne/campagne.h"

namespace campagne {

/// What is known of a project. An empty text or list means "not said yet", except for `particularites`, which
/// lists those that hold: the others do not.
struct Demande {
  std::string orientation, echelle, forme, dispositif, nature;
  std::vector<std::string> objectifs, financeurs, particularites;
};

enum class Accord : std::uint8_t { non, inconnu, oui };

/// Whether the project meets the condition; `inconnu` when it depends on what has not been said.
Accord convient(const Condition&, const Demande&);

/// The pieces of that stage which the project owes, or may owe.
struct PieceDue {
  const Piece* piece;
  bool certaine = false;
};
std::vector<PieceDue> pieces_dues(const Campagne&, const Demande&, std::string_view etape);

}  // namespace campagne

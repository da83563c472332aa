#include "programme/campagne/condition.h"

#include <algorithm>

namespace campagne {
namespace {

bool among(const std::vector<std::string>& list, const std::string& value) {
  return std::ranges::find(list, value) != list.end();
}

bool any_among(const std::vector<std::string>& list, const std::vector<std::string>& values) {
  return std::ranges::any_of(values, [&](const std::string& value) { return among(list, value); });
}

Accord one(const std::vector<std::string>& wanted, const std::string& value) {
  if (wanted.empty()) return Accord::oui;
  if (value.empty()) return Accord::inconnu;
  return among(wanted, value) ? Accord::oui : Accord::non;
}

Accord several(const std::vector<std::string>& wanted, const std::vector<std::string>& values) {
  if (wanted.empty()) return Accord::oui;
  if (values.empty()) return Accord::inconnu;
  return any_among(wanted, values) ? Accord::oui : Accord::non;
}

Accord features(const std::vector<std::string>& wanted, const std::vector<std::string>& held) {
  return wanted.empty() || any_among(wanted, held) ? Accord::oui : Accord::non;
}

}  // namespace

Accord convient(const Condition& c, const Demande& d) {
  return std::min({one(c.dispositifs, d.dispositif), one(c.echelles, d.echelle), one(c.natures, d.nature),
                   one(c.orientations, d.orientation), one(c.formes, d.forme),
                   several(c.objectifs, d.objectifs), several(c.financeurs, d.financeurs),
                   features(c.particularites, d.particularites)});
}

std::vector<PieceDue> pieces_dues(const Campagne& c, const Demande& d, std::string_view etape) {
  std::vector<PieceDue> due;
  for (const Piece& piece : c.pieces) {
    if (piece.etape != etape) continue;
    Accord accord = convient(piece.condition, d);
    if (accord != Accord::non) due.push_back({&piece, accord == Accord::oui});
  }
  return due;
}

}  // namespace campagne

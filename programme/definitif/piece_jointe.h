// A document that stands for a piece, as a deposit lists it: the document itself stays with the pieces, the
// digest tells whether it is still the one that was joined.
#pragma once
#include <string>
#include <vector>

#include "programme/definitif/definitif_store.h"

namespace definitif {

struct PieceJointe {
  std::string code;       ///< of the campaign's piece
  std::string precision;  ///< for whom or what
  std::string nom;        ///< of the file; empty for a piece that names people
  std::string empreinte;
  bool operator==(const PieceJointe&) const = default;
};

/// Those of the dossier and of its structure's safe, as they stand now.
std::vector<PieceJointe> pieces_jointes(db::Reading&, const Definitif&, const campagne::Campagne&);

}  // namespace definitif

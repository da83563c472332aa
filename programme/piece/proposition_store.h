// Documents that came through a link while another stood already: somebody who writes for the structure
// chooses between them.
#pragma once
#include <string>
#include <vector>

#include "programme/piece/piece_store.h"

namespace piece {

/// Those that wait for a choice, oldest first.
std::vector<Remise> propositions(db::Reading&, const Lieu&, const campagne::Piece&);
/// The pieces for which something waits there, by their codes; a dossier's include its structure's safe.
std::vector<std::string> codes_proposes(db::Reading&, const Lieu&);
/// It takes the place of what stands. Refused: deja_fait (chosen or refused meanwhile).
Result<void> accepter(db::Writing&, const personne::Acteur&, base::Instant, const Lieu&,
                      const campagne::Piece&, const Remise&);
/// It is taken away; what stands stays. Refused: deja_fait.
Result<void> refuser(db::Writing&, const personne::Acteur&, base::Instant, const Lieu&, const Remise&);

}  // namespace piece

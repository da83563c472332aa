// What a link opens at this moment. Whoever holds it has no right of their own: the link can do what the
// person who asked may still do there, and of that only give one document.
#pragma once
#include "programme/definitif/pages/pieces_lieu.h"
#include "programme/piece/lien.h"

namespace definitif::pages {

struct LienOuvert {
  piece::LienRemise lien;
  Endroit endroit;  ///< as who asked finds it now
  piece::Exigence exigence;
  const campagne::Piece& piece() const { return *exigence.piece; }
};

/// The link of the address's first part. Refused: acces_inconnu (not one of ours), lien_expire (served, taken
/// back, too old, or who asked lost the right), etape_passee (signed, deposited, or not asked by a request
/// for completion), periode_close.
Result<LienOuvert> ouvrir_lien(db::Reading&, const page::Visite&);
/// The same, with the dossier held until the transaction ends.
Result<LienOuvert> ouvrir_lien_pour_ecrire(db::Writing&, const page::Visite&);

}  // namespace definitif::pages

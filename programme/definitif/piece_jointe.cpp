#include "programme/definitif/piece_jointe.h"

#include "programme/piece/piece_store.h"

namespace definitif {

std::vector<PieceJointe> pieces_jointes(db::Reading& r, const Definitif& f, const campagne::Campagne& c) {
  std::vector<PieceJointe> list;
  for (const auto& given : piece::remises(r, f.dossier))
    if (const auto* p = c.piece(given.code))
      list.push_back(
          {given.code, p->sensible ? "" : given.precision, p->sensible ? "" : given.titre, given.empreinte});
  return list;
}

}  // namespace definitif

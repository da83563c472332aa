// What a piece's page says of the people who were asked for it by a link, and of what they sent.
#pragma once
#include <vector>

#include "programme/definitif/pages/pieces_lieu.h"
#include "programme/piece/lien.h"

namespace definitif::pages {

struct Demandes {
  std::vector<piece::LienRemise> liens{};     ///< latest first
  std::vector<piece::Remise> propositions{};  ///< came while a document stood
};
/// Nothing for who is neither of the structure nor of the coordination: addresses are theirs to read.
Demandes charger_demandes(db::Reading&, const Endroit&, const campagne::Piece&);

/// Where something waits for a choice, above the list of pieces; nothing for who does not choose.
void choix_en_attente(html::Out&, db::Reading&, const Endroit&, const std::vector<piece::Exigence>&);
/// Documents that wait for a choice, with what can be done.
void documents_proposes(html::Out&, const page::Visite&, const Endroit&, const campagne::Piece&,
                        const Demandes&);
/// Whom the document was asked of, where each link stands, and how to ask somebody else.
void demandes_envoyees(html::Out&, const page::Visite&, const Endroit&, const campagne::Piece&,
                       const Demandes&);

}  // namespace definitif::pages

// The list of pieces, and one piece, as people read them.
#pragma once
#include <string>
#include <vector>

#include "programme/definitif/pages/pieces_lieu.h"

namespace definitif::pages {

/// "3 pièces manquent sur 11." and what follows from it.
void bilan_des_pieces(html::Out&, const std::vector<piece::Exigence>&);
/// One after the other: what each is, why it is asked, where it stands, what was given, what can be done.
void liste_des_pieces(html::Out&, const page::Visite&, const Endroit&, const std::vector<piece::Exigence>&);
/// The state of a piece, as a tag.
void etiquette_piece(html::Out&, piece::Etat);
/// The files given for a piece, with their links and buttons.
void fichiers_remis(html::Out&, const page::Visite&, const Endroit&, const piece::Exigence&);
/// "Remis le 12 novembre 2022 à 10 h 02 par Camille Exemple, PDF, 1,2 Mo, valable jusqu’au 30 juin 2024."
std::string faits_du_fichier(const campagne::Piece&, const piece::Remise&);
/// What it is and why it is asked.
void description_piece(html::Out&, const campagne::Piece&);

}  // namespace definitif::pages

// Where pieces are looked at: a final dossier, or a structure's safe. What a person may see and do there.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "programme/definitif/definitif_store.h"
#include "programme/page/gabarit.h"
#include "programme/piece/piece_store.h"

namespace definitif::pages {

struct Endroit {
  piece::Lieu lieu;
  std::string chemin;  ///< "/dossiers/12/definitif/pieces", "/structures/3/pieces"
  std::string structure_nom;
  std::optional<Definitif> definitif{};  ///< none in a safe
  std::optional<Obstacle> ferme{};       ///< why nothing can be given or taken back now, but:
  std::vector<std::string> demandees{};  ///< codes of the pieces that a request for completion opens again
  bool sensibles = false;                ///< may open what holds the most personal data
  bool verifie = false;  ///< says whether a piece is right: the coordination, after the deposit
};

/// The final dossier, or the structure, that the address names; nothing when the person may not see it.
std::optional<Endroit> au_dossier(db::Reading&, const page::Visite&);
std::optional<Endroit> a_la_structure(db::Reading&, const page::Visite&);
/// The same, held until the transaction ends.
std::optional<Endroit> au_dossier_pour_ecrire(db::Writing&, const page::Visite&);
std::optional<Endroit> a_la_structure_pour_ecrire(db::Writing&, const page::Visite&);

/// What is asked there: of the dossier, or what the safe may hold for a structure of that form.
std::vector<piece::Exigence> demandees(db::Reading&, const page::Visite&, const Endroit&);
/// The piece of the address's second part; nothing when none is asked there.
std::optional<piece::Exigence> demandee(db::Reading&, const page::Visite&, const Endroit&);
/// The file of the address's third part, when it was given for that piece.
const piece::Remise* remise_visee(const page::Visite&, const piece::Exigence&);

std::string chemin_piece(const Endroit&, const campagne::Piece&);
std::string chemin_fichier(const Endroit&, const piece::Remise&);

/// Why that piece cannot be given or taken back now; nothing when it can.
std::optional<Obstacle> ferme_pour(const Endroit&, const campagne::Piece&);
/// Why this file cannot be opened; nothing when it can.
std::optional<Obstacle> ferme_a_la_lecture(const Endroit&, const campagne::Piece&, const piece::Remise&);

/// The frame of the page: tabs of the final dossier, or the trail of the structure.
void cadre_des_pieces(html::Out&, const page::Visite&, const Endroit&, std::string_view titre);

}  // namespace definitif::pages

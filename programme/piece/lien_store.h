// The links by which documents are asked of people without an account, in the database. The caller has found
// the place for the person, and has judged the right to give that piece there.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "programme/piece/lien.h"
#include "programme/piece/piece_store.h"

namespace piece {

/// For one structure, so that nobody sends mail in bulk through us.
inline constexpr int liens_ouverts_max = 30, liens_par_jour_max = 60;

/// Those of that piece there, latest first. A structure's piece is shared: its links are found from all its
/// dossiers and from its safe.
std::vector<LienRemise> liens(db::Reading&, const Lieu&, const campagne::Piece&);
/// One of them.
std::optional<LienRemise> lien(db::Reading&, const Lieu&, const campagne::Piece&, std::int64_t id);

/// Makes a link. The same address's open one for the same piece ends, unless several documents may stand
/// together. The mail is written by the outbox, from the journal's line "piece_demandee". Refused:
/// saisie_invalide (too many open, or made today).
Result<std::int64_t> demander(db::Writing&, const personne::Acteur&, base::Instant, const Lieu&,
                              const campagne::Campagne&, const campagne::Piece&, const DemandeAQuelquUn&);
/// Ends it. Refused: deja_fait (served, or taken back already).
Result<void> retirer(db::Writing&, const personne::Acteur&, base::Instant, const LienRemise&);
/// Ends it and sends another to the same address. Refused: deja_fait when it has served; as demander().
Result<std::int64_t> renvoyer(db::Writing&, const personne::Acteur&, base::Instant, const campagne::Campagne&,
                              const campagne::Piece&, const LienRemise&);

/// "/remise/12-9f86d0…"; nothing when there is no such link.
std::optional<std::string> chemin_lien_remise(db::Reading&, std::int64_t id);
/// What the end of that address names, in whatever state; nothing when it is not one of ours.
std::optional<LienRemise> lien_recu(db::Reading&, std::string_view texte);
/// For the outbox, which wrote nobody's name into the journal.
std::optional<LienRemise> lien_par_numero(db::Reading&, std::int64_t id);

/// Records the document and ends the link: of two who send at once, one. Refused: lien_expire for the other;
/// as remettre().
Result<std::int64_t> remettre_par_lien(db::Writing&, base::Instant, const LienRemise&, const campagne::Piece&,
                                       const Reponses&, const Recu&, Analyse);

/// Forgets the links that ended before that instant without giving anything.
std::int64_t oublier_liens(db::Writing&, base::Instant before);

}  // namespace piece

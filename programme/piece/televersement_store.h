// Files that arrive in several times, in the database.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "programme/piece/lien.h"
#include "programme/piece/piece_store.h"

namespace piece {

/// For how long what was begun may be gone on with.
inline constexpr std::chrono::hours duree_televersement{24};

struct Televersement {
  std::int64_t id = 0;
  Lieu lieu;
  std::string code;  ///< of the campaign's piece
  Reponses reponses;
  std::string titre;         ///< name of the file, as sent
  std::uint64_t taille = 0;  ///< bytes of the whole
  std::uint64_t recu = 0;    ///< bytes that are there
  base::Instant expire_le{};
  bool fini = false;  ///< it has become a piece
};

/// Refused: saisie_invalide when the person has too many under way.
Result<std::int64_t> commencer(db::Writing&, const personne::Acteur&, base::Instant, const Televersement&);
/// One that this person began and that has not expired.
std::optional<Televersement> televersement(db::Reading&, const personne::Acteur&, base::Instant,
                                           std::int64_t id);

/// The same for whoever holds an open link. Refused: saisie_invalide when too many are under way through it.
Result<std::int64_t> commencer_par_lien(db::Writing&, const LienRemise&, base::Instant, const Televersement&);
/// One that was begun through that link, and by no other way.
std::optional<Televersement> televersement_du_lien(db::Reading&, const LienRemise&, base::Instant,
                                                   std::int64_t id);

/// A stretch of it.
struct Part {
  std::uint64_t debut = 0, taille = 0;
  std::string coffre;
};
/// False when it does not begin where what is there ends: somebody else sent the same meanwhile.
bool ajouter(db::Writing&, std::int64_t televersement, const Part&);
/// In their order.
std::vector<Part> parts(db::Reading&, std::int64_t televersement);
/// It has become a piece, or is given up: its stretches are forgotten; the caller removes their files.
void finir(db::Writing&, std::int64_t televersement, base::Instant);
void abandonner(db::Writing&, std::int64_t televersement);

/// Those that expired before that instant, and the files of their stretches.
std::vector<std::int64_t> expires(db::Reading&, base::Instant now);
/// Names of the stretches of all that is under way.
std::vector<std::string> fichiers_en_cours(db::Reading&);

}  // namespace piece

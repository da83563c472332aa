// Who belongs to a structure, with which rights. Rights are read again inside the transaction that uses them:
// the person who acts may have lost them a moment ago.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "platform/db/database.h"
#include "programme/obstacle.h"
#include "programme/personne/acteur.h"

namespace structure {

/// A member with no right at all reads.
struct Droits {
  bool administrer = false, ecrire = false, signer = false;
  bool operator==(const Droits&) const = default;
};

struct Membre {
  std::int64_t personne_id = 0;
  std::string nom, courriel;
  bool administrer = false, ecrire = false, signer = false;
  base::Instant since{};
};

/// Whether the person is a member, or coordinates.
bool voit(db::Reading&, const personne::Acteur&, std::int64_t structure_id);
/// Nothing for who is not a member.
std::optional<Droits> droits(db::Reading&, std::int64_t personne_id, std::int64_t structure_id);
/// Refused: acces_inconnu for a stranger, role_requis for a member (or the coordination) without the right.
Result<void> exiger_ecriture(db::Reading&, const personne::Acteur&,
                             std::int64_t structure_id);  ///< ecrire or administrer
Result<void> exiger_administration(db::Reading&, const personne::Acteur&, std::int64_t structure_id);

/// In alphabetical order. The caller has found the structure.
std::vector<Membre> membres(db::Reading&, std::int64_t structure_id);

/// Adds the rights to those that the person may have there already. No check, no journal: for the acts of
/// this room.
void ajouter_membre(db::Writing&, base::Instant, std::int64_t structure_id, std::int64_t personne_id, Droits);
/// To be called first by every act that changes members: makes them wait for each other until commit.
void verrouiller_membres(db::Writing&, std::int64_t structure_id);

/// Refused: acces_inconnu, role_requis, dernier_administrateur.
Result<void> changer_droits(db::Writing&, const personne::Acteur&, base::Instant, std::int64_t structure_id,
                            std::int64_t personne_id, Droits);
/// An administrator removes anyone, and anyone removes themself. Refused as above.
Result<void> retirer(db::Writing&, const personne::Acteur&, base::Instant, std::int64_t structure_id,
                     std::int64_t personne_id);

}  // namespace structure

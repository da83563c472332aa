// Asking to join a structure that is already there. Whoever asks learns nothing of it but the answer.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "programme/obstacle.h"
#include "programme/personne/acteur.h"
#include "programme/structure/membre_store.h"

namespace structure {

/// A request that waits, as the structure's administrators see it.
struct Adhesion {
  std::int64_t id = 0, personne_id = 0;
  std::string nom, courriel;
  base::Instant demandee_le{};
};
/// The caller has checked that the person administers the structure.
std::vector<Adhesion> adhesions(db::Reading&, std::int64_t structure_id);

/// A request that waits, as the person who made it sees it: the SIRET that they gave.
struct MaDemande {
  std::string siret;
  base::Instant demandee_le{};
};
std::vector<MaDemande> mes_demandes(db::Reading&, const personne::Acteur&);

/// Refused: acces_inconnu (no structure has that SIRET), deja_fait (already a member, or already asked).
Result<void> demander_adhesion(db::Writing&, const personne::Acteur&, base::Instant, std::string_view siret);

/// What an administrator answers: rights when accepted, nothing when refused.
/// Refused: acces_inconnu, role_requis, deja_fait (another administrator answered first).
Result<void> repondre_adhesion(db::Writing&, const personne::Acteur&, base::Instant,
                               std::int64_t structure_id, std::int64_t adhesion_id,
                               std::optional<Droits> acceptee);

}  // namespace structure

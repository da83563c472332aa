// Structures in the database. Members see theirs; the coordination sees all; for anyone else they do not
// exist.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "programme/obstacle.h"
#include "programme/personne/acteur.h"
#include "programme/structure/fiche.h"

namespace structure {

struct Structure {
  std::int64_t id = 0;
  Fiche fiche;
  std::int64_t version = 0;  ///< of the fiche: to be given back to modifier()
  base::Instant cree_le{}, modifie_le{};
};

/// Nothing when the person may not see it.
std::optional<Structure> trouver(db::Reading&, const personne::Acteur&, std::int64_t id);

/// The name of a structure, for mails and journals that already concern the reader; empty when there is none.
std::string nom(db::Reading&, std::int64_t id);

/// One of the person's own structures.
struct Mienne {
  std::int64_t id = 0;
  std::string nom;
  bool administrer = false, ecrire = false, signer = false;
  std::int64_t demandes = 0;  ///< requests to join that wait for an answer; 0 for who does not administer
};
std::vector<Mienne> mes_structures(db::Reading&, const personne::Acteur&);

/// The author becomes its first member, with every right. Refused: siret_connu, saisie_invalide.
Result<std::int64_t> creer(db::Writing&, const personne::Acteur&, base::Instant, const Fiche&);

/// Replaces the fiche that had `version`. Refused: acces_inconnu, role_requis (neither writes nor
/// administers), modifie_entre_temps, siret_connu, saisie_invalide. Nothing is written when nothing changed.
Result<void> modifier(db::Writing&, const personne::Acteur&, base::Instant, std::int64_t id,
                      std::int64_t version, const Fiche&);

struct Bureau {
  std::vector<Dirigeant> dirigeants;
  std::int64_t version = 0;
};
/// The caller has found the structure.
Bureau bureau(db::Reading&, std::int64_t id);
/// Replaces the bureau that had `version`; refused as modifier().
Result<void> enregistrer_bureau(db::Writing&, const personne::Acteur&, base::Instant, std::int64_t id,
                                std::int64_t version, const std::vector<Dirigeant>&);

}  // namespace structure

// Which dossiers may be the twin deposit of a project on both arrondissements.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "programme/ventilation/lignes.h"

namespace ventilation {

/// A dossier of the same structure in another call of this platform.
struct Candidature {
  std::int64_t dossier = 0;
  std::string campagne, intitule;
  bool proche = false;  ///< its title says nearly the same
};
/// Those that the person may see, close titles first.
std::vector<Candidature> candidats_jumeaux(db::Reading&, const personne::Acteur&, const Ligne&);

/// The dossier of this platform that is noted as the twin of this one; whoever looks has still to find it for
/// the person.
struct AutreDepot {
  std::int64_t dossier = 0;
  std::string appel;  ///< title of the call that it answers
};
std::optional<AutreDepot> autre_depot(db::Reading&, std::int64_t dossier);

/// Whether two titles share at least half of their words (accents, endings and short words do not count).
bool titres_proches(std::string_view, std::string_view);

}  // namespace ventilation

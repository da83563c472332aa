// Demonstration data for any campaign: one account per role, invented structures, some two hundred notes.
// Everything goes through the acts of the programme, so that the journal and the receipts are real.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "programme/obstacle.h"

namespace server {

inline constexpr std::string_view mot_de_passe_de_demonstration = "Dentelle-2023-demo!";

/// An account to sign in with, as printed after loading.
struct CompteDeDemonstration {
  std::string courriel;
  std::string qui;  ///< the role, as on screen
};

/// Fills a database that holds a campaign and nobody yet. Refused: deja_fait (there are people), etape_passee
/// (no campaign).
Result<std::vector<CompteDeDemonstration>> charger_demonstration(db::Database&, base::Instant now,
                                                                 int notes = 200);

}  // namespace server

// Demonstration data for any campaign: one account per role, invented structures, some two hundred notes, and
// what has become of them at a later stage of the call. Everything goes through the acts of the programme, so
// that the journal, the receipts and the mails are real.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "programme/campagne/campagne.h"
#include "programme/obstacle.h"

namespace server {

inline constexpr std::string_view mot_de_passe_de_demonstration = "Dentelle-2023-demo!";

/// The moment of the call that the demonstration shows, each with all that came before it.
enum class EtapeDeDemonstration : std::uint8_t {
  notes,        ///< notes are being written and deposited
  ventilation,  ///< the committee sits; conflicts of interest were found by name
  reunions,     ///< transmitted; meetings planned, some convened; the first are tomorrow
  salle,        ///< in the middle of a meeting
  releves,      ///< all meetings were held
  definitifs,   ///< the last days before the deadline of the final dossiers, at every degree
  completude,   ///< some days after it: what was deposited is checked, and handed out a second time
};
inline constexpr std::array<std::string_view, 7> etapes_de_demonstration{
    "notes", "ventilation", "reunions", "salle", "releves", "definitifs", "completude"};
/// Nothing for a name that is none of these.
std::optional<EtapeDeDemonstration> etape_de_demonstration(std::string_view name);
/// When that stage is, by the campaign's calendar and meetings.
base::Instant horloge_de(const campagne::Campagne&, EtapeDeDemonstration);

/// An account to sign in with, as printed after loading.
struct CompteDeDemonstration {
  std::string courriel;
  std::string qui;  ///< the role, as on screen
};

struct Demonstration {
  std::vector<CompteDeDemonstration> comptes;
  base::Instant horloge{};  ///< the time at which to serve it
};

/// Whether pieces are given at that stage: the folder of kept files has to be open (piece::ouvrir_coffre).
constexpr bool garde_des_fichiers(EtapeDeDemonstration e) { return e >= EtapeDeDemonstration::definitifs; }

/// Fills a database that holds a campaign and nobody yet. Refused: deja_fait (there are people), etape_passee
/// (no campaign, or one without meetings for a stage that needs some).
Result<Demonstration> charger_demonstration(db::Database&, int notes = 200,
                                            EtapeDeDemonstration = EtapeDeDemonstration::notes);

}  // namespace server

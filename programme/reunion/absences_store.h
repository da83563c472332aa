// After a meeting: who did not come. An absence proposes to cancel the candidature; nothing stores that
// proposal, it follows from the closed list. A person of the coordination decides, one by one.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "programme/reunion/presence_store.h"

namespace reunion {

enum class VoirAbsences : std::uint8_t { a_decider, annulees, maintenues };
/// "a_decider": in the address of the page.
std::string_view code(VoirAbsences);
std::string_view label(VoirAbsences);
std::optional<VoirAbsences> voir_absences(std::string_view code);

/// Somebody excused or absent, whose candidature is still to be decided, or was.
struct Absence {
  Passage passage{};
  Situation situation{};
  std::optional<Instant>
      liste_close{};  ///< until then the presence may still be corrected: nothing is decided
  std::string decide_par{};
};

/// Those of the campaign, after that passage (0: from the first), at most `limit`; nothing for who is not the
/// coordination.
std::vector<Absence> absences(db::Reading&, const personne::Acteur&, std::string_view campagne, VoirAbsences,
                              std::int64_t apres, int limit);
std::optional<Absence> absence(db::Reading&, const personne::Acteur&, std::int64_t passage);

struct CompteAbsences {
  std::int64_t a_decider = 0, annulees = 0, maintenues = 0;
};
CompteAbsences compter_absences(db::Reading&, const personne::Acteur&, std::string_view campagne);

/// What a person decides of an absence.
struct DecisionAbsence {
  std::int64_t passage = 0;
  std::int64_t version = 0;  ///< of the passage, as they saw it
  bool annuler = false;      ///< else the candidature is maintained
  std::string motif{};       ///< the structure reads it
};
/// Characters of the reason.
inline constexpr std::size_t motif_decision_max = 1000;

/// Records the decision; who carries the project is told by mail. Refused: acces_inconnu, modifie_entre_temps
/// when somebody decided or ticked meanwhile, etape_passee as long as the list is open, saisie_invalide
/// without a reason, and what the workflow refuses.
Result<void> decider(db::Writing&, const personne::Acteur&, const campagne::Campagne&, Instant now,
                     const DecisionAbsence&);

}  // namespace reunion

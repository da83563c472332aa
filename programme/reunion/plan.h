// The plan of a meeting: which dossier passes when and in which room. Pure: the same data give the same plan.
//
// What always holds: a passage lies within its half-day; one at a time in a room; nobody is in two rooms at
// once, nor in two places without the time to travel. What is sought, in this order: as many passages as
// possible; the half-day of their theme; the projects of one porteur one after the other; a theme in one
// stretch; passages with the same agents side by side, so that agents wait little.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "platform/base/instant.h"

namespace reunion {

/// A stretch of time in one room.
struct Plage {
  std::int64_t id = 0;
  base::Period periode{};
  std::string theme{};  ///< code of the orientation that it is for; empty: any
};

/// In which half-day and when a passage takes place.
struct Place {
  std::int64_t plage = 0;
  base::Period quand{};
};

/// A passage to be placed. People are numbers in DonneesDuPlan::noms.
struct APlacer {
  std::int64_t id = 0;
  std::string theme{};
  std::vector<std::size_t> porteurs{};  ///< the person in charge, the structure
  std::vector<std::size_t> agents{};    ///< to whom the dossier was handed
  std::optional<Place> garde{};         ///< it keeps this place: already convened, or chosen by a person
};

/// Someone is taken at that time, by another meeting.
struct Occupation {
  std::size_t qui = 0;
  base::Period quand{};
  bool meme_lieu = false;  ///< no travel needed
  std::string ou{};        ///< "Réunion de Marly"
};

struct DonneesDuPlan {
  std::chrono::minutes duree{15}, trajet{30};
  std::vector<Plage> plages{};
  std::vector<APlacer> passages{};  ///< in the order of their numbers: ties are settled by it
  std::vector<Occupation> occupations{};
  std::vector<std::string> noms{};
  std::vector<std::string> themes{};  ///< in the order of the campaign
};

/// Why a passage has no place.
enum class SansPlace : std::uint8_t {
  sans_demi_journee,  ///< the meeting has none yet
  trop_court,         ///< none is as long as a passage
  complet,            ///< every slot is taken
  personne_prise,     ///< slots are free, but somebody who must come is elsewhere at each of them
};

struct Placement {
  std::int64_t passage = 0;
  std::optional<Place> place{};
  std::optional<SansPlace> refus{};
  std::string raison{};  ///< a French sentence: why there, or why nowhere
};

/// One line per passage, in the order given.
std::vector<Placement> proposer_plan(const DonneesDuPlan&);

/// Whether somebody who is taken at `pris` may be at `voulu`, given the time to travel from one place to the
/// other.
bool compatible(const base::Period& voulu, const base::Period& pris, bool meme_lieu,
                std::chrono::minutes trajet);

}  // namespace reunion

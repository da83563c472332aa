// Where we are in a campaign's calendar at a given instant. Pure.
#pragma once
#include <vector>

#include "programme/campagne/campagne.h"

namespace campagne {

enum class Moment : std::uint8_t { passe, en_cours, a_venir };
Moment moment(const base::Period&, base::Instant now);
/// "Passé", "En cours", "À venir".
std::string_view label(Moment);

/// What a porteur can do: the two deposits bound the phases.
enum class Phase : std::uint8_t { avant, depot_note, entre_depots, depot_final, apres };
Phase phase(const Campagne&, base::Instant now);

std::vector<const Etape*> en_cours(const Campagne&, base::Instant now);
/// The next step to begin, or nothing.
const Etape* prochaine(const Campagne&, base::Instant now);
/// The next hard deadline that has not passed, or nothing.
const Etape* prochaine_limite(const Campagne&, base::Instant now);
/// The last day of a period, as people say it: 16 September for a period until the 17th at midnight.
base::Date dernier_jour(const base::Period&);
/// Whole days from now until the end, the last one counting as one; 0 when it is over.
int jours_restants(const base::Period&, base::Instant now);

}  // namespace campagne

// Invented notes d'intention: complete, readable by the campaign's rules, each different, always the same for
// one seed.
#pragma once
#include <random>

#include "programme/campagne/campagne.h"
#include "programme/dossier/brouillon.h"

namespace bench {

using Random = std::mt19937;

/// About that many characters of sentences made of words that such notes use.
std::string text(Random&, std::size_t length);
/// Every question answered, as typed by that person.
dossier::Brouillon note(Random&, const campagne::Campagne&, std::int64_t person, base::Instant);

}  // namespace bench

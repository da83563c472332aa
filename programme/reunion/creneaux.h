// Stretches of time: how people say them, where a passage may begin in them, who would be in two places at
// once. Pure.
#pragma once
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/instant.h"

namespace reunion {

/// "de 9 h 30 à 12 h 30"
std::string heures(const base::Period&);
/// "mardi 18 octobre 2022, de 9 h 30 à 12 h 30 et de 14 h 00 à 17 h 00"; several days are separated by
/// semicolons, stretches that are the same in several rooms said once. In any order.
std::string quand(std::vector<base::Period>);

inline bool se_chevauchent(const base::Period& a, const base::Period& b) {
  return a.from < b.until && b.from < a.until;
}
inline bool contient(const base::Period& whole, const base::Period& part) {
  return whole.from <= part.from && part.until <= whole.until;
}

/// What remains of a stretch when those are taken, in the order of time.
std::vector<base::Period> libres(const base::Period&, std::vector<base::Period> pris);

/// Where passages of that length may begin, one after the other from the beginning of the stretch.
std::vector<base::Instant> debuts(const base::Period&, std::chrono::minutes duree);

}  // namespace reunion

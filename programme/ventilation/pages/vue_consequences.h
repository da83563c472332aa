// What a change of many dossiers would do, on a page: counted, grouped, with the first dossiers of each
// group.
#pragma once
#include <span>
#include <string>

#include "programme/page/visite.h"
#include "programme/ventilation/consequences.h"

namespace ventilation::pages {

/// Of a longer group the first ones are named, the others counted.
inline constexpr std::size_t most_named = 50;
/// Of more groups the largest are shown, the others counted.
inline constexpr std::size_t most_groups = 40;

void vue_consequences(html::Out&, const page::Visite&, const Consequences&, std::span<const Ligne>);
/// "12 dossiers"
std::string dossiers(std::size_t n);

}  // namespace ventilation::pages

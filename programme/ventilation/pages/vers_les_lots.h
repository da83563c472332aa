// On the committee's screen: what leads from a view, or from its ticked lines, to a change of many.
#pragma once
#include <cstdint>

#include "programme/page/visite.h"
#include "programme/ventilation/lignes.h"

namespace ventilation::pages {

/// `dossiers`: how many the view has.
void vers_les_lots(html::Out&, const Filtre&, std::int64_t dossiers);
/// The box that ticks a line; it belongs to the form of vers_les_lots, wherever it stands.
void case_a_cocher(html::Out&, std::int64_t dossier, std::string_view reference);

}  // namespace ventilation::pages

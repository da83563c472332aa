// The table itself: headers that sort, one row per dossier.
#pragma once
#include "programme/page/visite.h"
#include "programme/pilotage/tableau_store.h"

namespace pilotage::pages {

void table(html::Out&, const campagne::Campagne&, const Filtre&, const std::vector<Ligne>&);
/// Links to the page before and the page after.
void pagination(html::Out&, const Filtre&, const Page&);

}  // namespace pilotage::pages

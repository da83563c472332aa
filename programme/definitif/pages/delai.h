// More time to deposit a final dossier: granted by the coordination, with a reason, told to everyone.
#pragma once
#include <vector>

#include "programme/definitif/depot_store.h"
#include "programme/page/visite.h"

namespace definitif::pages {

void delais_accordes(html::Out&, const std::vector<Delai>&);
/// Nothing for who may not grant one, or once it is deposited.
void formulaire_delai(html::Out&, const page::Visite&, const Definitif&);

}  // namespace definitif::pages

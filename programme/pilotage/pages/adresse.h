// Addresses of views.
#pragma once
#include <string>
#include <string_view>

#include "programme/page/visite.h"
#include "programme/pilotage/demande.h"

namespace pilotage::pages {

/// What the address of the visit asks.
Demande demande(const page::Visite&);
/// "/tableau?orientation=emploi&tri=cout": the address of that view.
std::string lien(std::string_view chemin, const Filtre&);

}  // namespace pilotage::pages

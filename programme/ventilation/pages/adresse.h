// Addresses of views of the committee.
#pragma once
#include <string>
#include <string_view>

#include "programme/page/visite.h"
#include "programme/ventilation/filtre.h"

namespace ventilation::pages {

/// What the address of the visit asks.
Demande demande(const page::Visite&);
/// "/ventilation?orientation=sante": the address of that view.
std::string lien(std::string_view chemin, const Filtre&);

}  // namespace ventilation::pages

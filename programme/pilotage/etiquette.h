// What is filtered, said in words: the tags above the tableau, and the second sheet of its export.
#pragma once
#include <string>
#include <vector>

#include "programme/pilotage/filtre.h"

namespace pilotage {

/// "Commune : Anzin", and the same view without that condition.
struct Etiquette {
  std::string texte;
  Filtre sans;
};
/// One for each condition (not for the sort nor the columns), in the order of the form. `structure`: its
/// name, if known.
std::vector<Etiquette> etiquettes(const Filtre&, const campagne::Campagne&, std::string_view structure = {});

/// "par coût total, du plus grand au plus petit".
std::string phrase_du_tri(const Filtre&);

}  // namespace pilotage

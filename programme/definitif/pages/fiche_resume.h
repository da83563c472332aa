// What the sheets of a dossier say in short: one line of figures each, and their totals.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "programme/definitif/fiche.h"

namespace definitif::pages {

struct Colonne {
  std::string_view titre;
  bool nombre = false;
};
using Cases = std::vector<std::string>;
using Mesures = std::vector<std::pair<std::string, std::string>>;  ///< label → figure, as read

/// The commune's name; its code when the call does not know it.
std::string nom_de_commune(const campagne::Campagne&, std::string_view insee);

/// The columns after the title, by kind.
std::vector<Colonne> colonnes(fiche::Genre);
/// The same for one sheet, in the order of the columns.
Cases cases(const fiche::Fiche&, const campagne::Campagne&);
/// What is computed from one sheet's answers.
Mesures mesures(const fiche::Fiche&, const campagne::Campagne&);

/// A group of figures under a title.
struct Totaux {
  std::string titre;
  Mesures mesures;
};
/// Of all sheets that are not withdrawn.
std::vector<Totaux> totaux(fiche::Genre, const std::vector<fiche::Fiche>&, const campagne::Campagne&);

}  // namespace definitif::pages

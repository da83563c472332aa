// How the place that the address names is found, to read or to write: the same acts are done on a final
// dossier's pieces and in a structure's safe.
#pragma once
#include "programme/definitif/pages/pieces_lieu.h"

namespace definitif::pages {

struct Porte {
  std::optional<Endroit> (*lire)(db::Reading&, const page::Visite&);
  std::optional<Endroit> (*ecrire)(db::Writing&, const page::Visite&);
};
inline constexpr Porte porte_du_dossier{au_dossier, au_dossier_pour_ecrire};
inline constexpr Porte porte_du_coffre{a_la_structure, a_la_structure_pour_ecrire};

}  // namespace definitif::pages

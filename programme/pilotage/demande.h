// The fields of an address or a form, read as a filter and written back: a view is saved by keeping its
// address.
#pragma once
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "platform/base/field_errors.h"
#include "programme/pilotage/filtre.h"

namespace pilotage {

/// "apres.1234.57": what stands in the URL. Reading checks that the value suits the sort.
std::string ecrire(const Repere&);
std::optional<Repere> lire_repere(std::string_view, Tri);

inline constexpr std::size_t longest_search = 200;

/// A name and its value; a name may come several times.
using Champ = std::pair<std::string, std::string>;

struct Demande {
  Filtre filtre;
  base::FieldErrors erreurs;  ///< what was not understood, and so is left aside
};
/// Never fails: what is not understood is named in the errors and has no effect. Unknown names have none
/// either.
Demande lire(std::span<const Champ> query, const campagne::Campagne&);
/// Only what differs from the tableau as it opens: nothing when nothing does.
std::vector<Champ> ecrire(const Filtre&);

}  // namespace pilotage

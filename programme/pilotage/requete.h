// The conditions of the tableau's queries, composed of constant fragments: a filter is either there or not,
// values are parameters, so that SQL texts are few and each is prepared once per connection.
#pragma once
#include <string>

#include "platform/db/database.h"
#include "programme/dossier/visibilite.h"
#include "programme/pilotage/filtre.h"

namespace pilotage {

/// What the query does with the dossiers that it finds, which decides how it should look for them.
enum class Usage : std::uint8_t {
  page,   ///< shows some in order: walks the index of the sort, looking up who is in the filter
  somme,  ///< counts and sums all: reads the index of totals
};

/// The condition after WHERE, on `dossier d`: campaign, state, every filter, and what the person may see.
std::string conditions(db::Params&, db::Engine, const personne::Acteur&, const campagne::Campagne&,
                       const Filtre&, Usage);

/// What rows are sorted by: an expression on d, the same as in the index made for it.
std::string_view cle_de_tri(Tri);

/// "AND (...) > (...)": the rows beyond the place where the page begins; empty for the first page.
std::string au_dela(db::Params&, const Filtre&);
/// "ORDER BY ..., d.id": reversed when going back.
std::string dans_l_ordre(const Filtre&);

}  // namespace pilotage

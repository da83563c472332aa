// The conditions of the tableau's queries, composed of constant fragments: a filter is either there or not,
// values are parameters, so that SQL texts are few and each is prepared once per connection.
#pragma once
#include <string>
#include <string_view>

#include "platform/db/database.h"
#include "programme/dossier/visibilite.h"
#include "programme/pilotage/filtre.h"
#include "programme/pilotage/tableau_store.h"

namespace pilotage {

/// The condition after WHERE, on `dossier d`: campaign, state, every filter, and what the person may see.
std::string conditions(db::Params&, db::Engine, const personne::Acteur&, const campagne::Campagne&,
                       const Filtre&, Recherche);

/// The query of a page: at most so many rows beyond the place where it begins, in order (reversed when going
/// back).
std::string requete_de_page(db::Params&, db::Engine, const personne::Acteur&, const campagne::Campagne&,
                            const Filtre&, std::size_t limite, Recherche);
/// The query of the number of dossiers, their cost and what they ask.
std::string requete_des_sommes(db::Params&, db::Engine, const personne::Acteur&, const campagne::Campagne&,
                               const Filtre&);

/// Dossier, state and meeting of the dossiers of a list ("?1, ?2"); `prepared`: also of what was not
/// transmitted.
std::string requete_des_ventilations(std::string_view list, bool prepared);
/// Dossier, funder and name of who handles them, in that order.
std::string requete_des_agents(std::string_view list, bool prepared);

}  // namespace pilotage

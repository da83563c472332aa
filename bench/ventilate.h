// What the committee and the meetings have made of the deposited notes, through the rooms' own store
// functions.
#pragma once
#include <string>
#include <vector>

#include "platform/db/database.h"
#include "programme/campagne/campagne.h"
#include "programme/personne/acteur.h"

namespace bench {

/// Agents of all funders of the call, each third without limit, the others with communes or themes. The first
/// can sign in with `hash`. Their addresses.
std::vector<std::string> add_instructors(db::Writing&, const campagne::Campagne&, int count,
                                         const std::string& hash);

/// Everything is proposed, as one operation; three out of four notes are transmitted, the others still
/// prepared. All meetings are open and have their passages, except the one that is followed live.
void ventilate(db::Database&, const personne::Acteur& coordination, const campagne::Campagne&);

}  // namespace bench

// What the minutes of the committee are made of, read from the database.
#pragma once
#include "platform/db/database.h"
#include "programme/ventilation/compte_rendu.h"

namespace ventilation {

/// The minutes as they would be at that instant, by whoever coordinates; nothing for the others. Notes of a
/// structure in which that person has an interest are not part of what they see.
std::optional<CompteRendu> lire_compte_rendu(db::Reading&, const personne::Acteur&, base::Instant,
                                             const Tour&);

}  // namespace ventilation

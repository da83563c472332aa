// The e-mail addresses by which a table names people.
#pragma once
#include <vector>

#include "platform/db/database.h"
#include "programme/personne/acteur.h"
#include "programme/ventilation/annuaire.h"

namespace ventilation {

/// Of everyone to whom dossiers can be handed, or were in that round. Nothing for who is not the
/// coordination.
std::vector<Adresse> adresses(db::Reading&, const personne::Acteur&, int tour);

}  // namespace ventilation

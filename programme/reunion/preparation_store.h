// Opening the meetings of the campaign, and preparing one: where, when, in which rooms.
#pragma once
#include "programme/reunion/preparation.h"

namespace reunion {

/// Opens a meeting of the campaign: its place and half-days come from there, to be corrected. Refused:
/// acces_inconnu for a code that the campaign has not, role_requis for who does not run it, deja_fait when it
/// is open.
Result<std::int64_t> ouvrir(db::Writing&, const personne::Acteur&, base::Instant, const campagne::Campagne&,
                            std::string_view code);
/// Opens those of the campaign that are not open yet and that the person runs; returns how many.
std::size_t ouvrir_toutes(db::Writing&, const personne::Acteur&, base::Instant, const campagne::Campagne&);

/// The half-days of the meeting in which somebody passes, seen or not by whoever looks.
std::vector<Occupee> occupees(db::Reading&, const Reunion&);
/// How many porteurs were told a place and an hour.
std::int64_t convoques(db::Reading&, const Reunion&);
/// Records what was prepared. The meeting was locked, its version compared, and the form is right.
void enregistrer(db::Writing&, const personne::Acteur&, base::Instant, const Reunion&, const Preparation&);

}  // namespace reunion

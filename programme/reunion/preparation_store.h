// Opening the meetings of the campaign, and preparing one: where, when, in which rooms.
#pragma once
#include "programme/reunion/reunion_store.h"

namespace reunion {

/// Opens a meeting of the campaign: its place and half-days come from there, to be corrected. Refused:
/// acces_inconnu for a code that the campaign has not, role_requis for who does not run it, deja_fait when it
/// is open.
Result<std::int64_t> ouvrir(db::Writing&, const personne::Acteur&, base::Instant, const campagne::Campagne&,
                            std::string_view code);
/// Opens those of the campaign that are not open yet and that the person runs; returns how many.
std::size_t ouvrir_toutes(db::Writing&, const personne::Acteur&, base::Instant, const campagne::Campagne&);

}  // namespace reunion

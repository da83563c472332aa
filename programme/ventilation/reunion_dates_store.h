// When meetings are held, read where they are prepared.
#pragma once
#include "platform/db/database.h"
#include "programme/ventilation/resultat.h"

namespace ventilation {

/// The campaign's meetings in its order; one that is being prepared has the title and the half-days of its
/// preparation.
std::vector<DateDeReunion> dates_des_reunions(db::Reading&, const campagne::Campagne&);

}  // namespace ventilation

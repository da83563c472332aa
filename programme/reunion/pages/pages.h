// The handlers of the meetings' pages, one pair of files per page.
#pragma once
#include "programme/page/route.h"

namespace reunion::pages {

// reunions.cpp: all meetings, with their counters; opening them.
web::Response reunions(db::Reading&, const page::Visite&);
web::Response ouvrir_reunion(db::Writing&, const page::Visite&);
web::Response ouvrir_les_reunions(db::Writing&, const page::Visite&);
// reunion.cpp: one meeting, who passes when.
web::Response reunion(db::Reading&, const page::Visite&);

}  // namespace reunion::pages

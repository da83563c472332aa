// One handler per page of the tableau.
#pragma once
#include "programme/page/route.h"

namespace pilotage::pages {

web::Response tableau(db::Reading&, const page::Visite&);
web::Response totaux(db::Reading&, const page::Visite&);
web::Response tableau_xlsx(db::Reading&, const page::Visite&);
web::Response tableau_csv(db::Reading&, const page::Visite&);

}  // namespace pilotage::pages

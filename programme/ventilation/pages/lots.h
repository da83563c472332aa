// Many notes changed at once: chosen by a view or ticked, or by a table of a spreadsheet.
#pragma once
#include "programme/page/route.h"

namespace ventilation::pages {

// lot.cpp: without `acte`, the choice of a change; with it, what it would do.
web::Response lot(db::Reading&, const page::Visite&);
web::Response appliquer_lot(db::Writing&, const page::Visite&);
// importer.cpp
web::Response importer(db::Reading&, const page::Visite&);
web::Response importer_tableau(db::Writing&, const page::Visite&);
// telechargement.cpp: the view as a file.
web::Response ventilation_csv(db::Reading&, const page::Visite&);
web::Response ventilation_xlsx(db::Reading&, const page::Visite&);

}  // namespace ventilation::pages

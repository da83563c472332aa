// The page on which one says what is to become of many dossiers.
#pragma once
#include "programme/page/gabarit.h"
#include "programme/ventilation/pages/lot_demande.h"
#include "programme/ventilation/ventilation_store.h"

namespace ventilation::pages {

/// 200, or 422 with what is wrong.
web::Response choix_du_lot(db::Reading&, const page::Visite&, const DemandeDeLot&, const Filtre&);

}  // namespace ventilation::pages

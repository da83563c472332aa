// One final dossier that was handed on: who follows it, what its budget asks now, and the correction of both.
#pragma once
#include "platform/db/database.h"
#include "programme/page/gabarit.h"

namespace ventilation::pages {

/// A dossier that is not handed on yet is decided on the page of all: the person is sent there.
web::Response definitif_confie(db::Reading&, const page::Visite&);
/// Other agents, and the funders of the budget that is deposited now; those concerned are told.
web::Response corriger_definitif(db::Writing&, const page::Visite&);

}  // namespace ventilation::pages

// One handler per page of the conflicts of interest.
#pragma once
#include "programme/page/route.h"

namespace ventilation::pages {

// conflits.cpp: the coordination's list, a decision, the search.
web::Response conflits(db::Reading&, const page::Visite&);
web::Response decider_conflit(db::Writing&, const page::Visite&);
web::Response chercher_les_conflits(db::Writing&, const page::Visite&);
// declaration.cpp: the coordination declares one, or somebody their own.
web::Response declarer_conflit(db::Writing&, const page::Visite&);
web::Response declarer_mon_conflit(db::Writing&, const page::Visite&);
// mes_conflits.cpp: what keeps me away.
web::Response mes_conflits(db::Reading&, const page::Visite&);

}  // namespace ventilation::pages

// The handlers of a final dossier's pages.
#pragma once
#include "programme/page/route.h"

namespace definitif::pages {

web::Response suivi(db::Reading&, const page::Visite&);
web::Response ouvrir(db::Writing&, const page::Visite&);
web::Response montrer_budget(db::Reading&, const page::Visite&);
web::Response enregistrer_budget(db::Writing&, const page::Visite&);

}  // namespace definitif::pages

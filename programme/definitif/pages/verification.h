// The check page: everything that is missing, who has to sign, what will be sent.
#pragma once
#include "programme/definitif/definitif_store.h"
#include "programme/page/visite.h"

namespace definitif::pages {

/// With the reason why an act was refused, and what its form held: 422.
web::Response page_verification(db::Reading&, const page::Visite&, const Definitif&, const Obstacle* refus);

}  // namespace definitif::pages

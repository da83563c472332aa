// The record of a passage as its porteur reads it: the same when whoever sends it looks at it first.
#pragma once
#include "programme/page/gabarit.h"
#include "programme/reunion/releve_transmis.h"

namespace reunion::pages {

/// Recommendations, funders with contacts, partners, what comes next. Its titles are of level 2.
void releve_transmis(html::Out&, const ReleveTransmis&);

}  // namespace reunion::pages

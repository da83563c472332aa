// What the partner meetings say of a dossier on its page.
#pragma once
#include "programme/dossier/dossier_store.h"
#include "programme/page/gabarit.h"

namespace reunion::pages {

/// Where and when it passes, who came, what was decided of an absence, the record and its recommendations.
void passage_du_projet(html::Out&, db::Reading&, const page::Visite&, const dossier::Dossier&);

}  // namespace reunion::pages

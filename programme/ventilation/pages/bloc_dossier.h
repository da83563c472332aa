// What the ventilation says of a dossier on its page.
#pragma once
#include "programme/dossier/dossier_store.h"
#include "programme/page/gabarit.h"

namespace ventilation::pages {

/// To whom the project was handed, once those concerned were told. The structure reads which funders; who
/// works on the dossier reads which agents.
void confie_a(html::Out&, db::Reading&, const page::Visite&, const dossier::Dossier&);

}  // namespace ventilation::pages

// The two deposits of a project on both arrondissements.
#pragma once
#include <optional>

#include "programme/dossier/dossier_store.h"
#include "programme/page/gabarit.h"
#include "programme/page/route.h"
#include "programme/ventilation/jumeaux.h"

namespace definitif::pages {

/// The twin deposit of this dossier, if there is one on this platform that the person may see.
std::optional<ventilation::AutreDepot> jumeau_visible(db::Reading&, const page::Visite&,
                                                      const dossier::Dossier&);
/// The way to the page of both budgets, where there is a twin.
void lien_jumeau(html::Out&, bool jumeau, const dossier::Dossier&);
/// Both budgets side by side, for who may read both final dossiers.
web::Response deux_budgets(db::Reading&, const page::Visite&);

}  // namespace definitif::pages

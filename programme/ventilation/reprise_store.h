// The deposited final dossiers of a call with who handled their notes, as the second round looks at them.
#pragma once
#include <optional>
#include <vector>

#include "platform/db/database.h"
#include "programme/ventilation/reprise.h"

namespace ventilation {

/// In the order of numbers; nothing for who does not prepare the ventilation.
std::vector<DossierFinal> dossiers_finals(db::Reading&, const personne::Acteur&, const Tour&);
std::optional<DossierFinal> dossier_final(db::Reading&, const personne::Acteur&, const Tour&,
                                          std::int64_t dossier);

}  // namespace ventilation

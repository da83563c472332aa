// Everything that keeps a final dossier from being signed or deposited: what its contents lack, then what
// other rooms add.
#pragma once
#include <vector>

#include "programme/definitif/definitif_store.h"
#include "programme/definitif/manques.h"

namespace definitif {

/// The one list that the check page shows and that signing, asking for the signature and depositing count.
std::vector<Manque> a_regler(db::Reading&, const personne::Acteur&, const Definitif&, const Contenu&,
                             const campagne::Campagne&, base::Instant now);

}  // namespace definitif

// What is left to do in a final dossier, part by part.
#pragma once
#include "programme/definitif/definitif_store.h"
#include "programme/definitif/manques.h"
#include "programme/page/visite.h"

namespace definitif::pages {

/// `a_regler`: everything missing, those that other rooms add included.
void taches(html::Out&, const page::Visite&, const Definitif&, const Contenu&,
            const std::vector<Manque>& a_regler);

}  // namespace definitif::pages

// What the import of a budget shows: the choice of a file, and what was read in it.
#pragma once
#include "programme/budget/budget_store.h"
#include "programme/budget/importation.h"
#include "programme/definitif/definitif_store.h"
#include "programme/page/visite.h"

namespace definitif::pages {

/// "/dossiers/12/definitif/budget/action".
std::string chemin_budget(const Definitif&, budget::Genre);

/// The file to choose, and the spreadsheet to fill in.
void choix_du_fichier(html::Out&, const page::Visite&, const Definitif&, budget::Genre,
                      std::string_view erreur);
/// Row by row what is taken, and what is not and why; then the form that records it, with these fields.
void apercu_de_l_import(html::Out&, const page::Visite&, const Definitif&, budget::Genre,
                        const budget::Importation&, const dossier::Envoi&);

}  // namespace definitif::pages

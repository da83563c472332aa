// A final dossier to be read: answers, recommendations, indicators, budgets.
#pragma once
#include <vector>

#include "programme/definitif/presentation.h"
#include "programme/page/visite.h"

namespace definitif::pages {

/// A list of labels and answers; a missing answer is said.
void reponses(html::Out&, const std::vector<ReponseLue>&);
/// All that the dossier says, in sections.
void lecture(html::Out&, const page::Visite&, const Contenu&, base::Instant le);
/// The indicators as a table of cards; nothing when there is none.
void tableau_des_indicateurs(html::Out&, const page::Visite&, const Contenu&);

}  // namespace definitif::pages

// What the rules of coherence found, as people read it.
#pragma once
#include <vector>

#include "programme/definitif/coherence.h"
#include "programme/page/visite.h"

namespace definitif::pages {

/// What blocks, what warns, and what only those who examine the dossier read; that nothing was found when
/// nothing was.
void coherence(html::Out&, const std::vector<Constat>&);

}  // namespace definitif::pages

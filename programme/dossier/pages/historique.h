// The journal of a dossier, in sentences.
#pragma once
#include <vector>

#include "platform/html/html.h"
#include "programme/journal/journal.h"

namespace dossier {

void historique(html::Out&, const std::vector<journal::Ligne>&);

}  // namespace dossier

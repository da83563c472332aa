// The routes of dossiers and their notes.
#pragma once
#include <vector>

#include "programme/page/route.h"

namespace dossier {

std::vector<page::Route> routes();

}  // namespace dossier

// The tableau de programmation: its pages, its totals, its exports.
#pragma once
#include <vector>

#include "programme/page/route.h"

namespace pilotage {

std::vector<page::Route> routes();

}  // namespace pilotage

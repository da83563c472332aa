#pragma once
#include <vector>

#include "programme/page/route.h"

namespace definitif {

std::vector<page::Route> routes();

}  // namespace definitif

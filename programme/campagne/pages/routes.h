// The public pages of the call.
#pragma once
#include <vector>

#include "programme/page/route.h"

namespace campagne {

std::vector<page::Route> routes();

}  // namespace campagne

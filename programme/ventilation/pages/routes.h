// The routes of the ventilation.
#pragma once
#include <vector>

#include "programme/page/route.h"

namespace ventilation {

std::vector<page::Route> routes();

}  // namespace ventilation

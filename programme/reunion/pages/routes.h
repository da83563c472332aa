#pragma once
#include <vector>

#include "programme/page/route.h"

namespace reunion {

std::vector<page::Route> routes();

}  // namespace reunion

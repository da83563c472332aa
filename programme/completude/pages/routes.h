#pragma once
#include <vector>

#include "programme/page/route.h"

namespace completude {

std::vector<page::Route> routes();

}  // namespace completude

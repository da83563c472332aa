// Every route of every room.
#pragma once
#include <vector>

#include "programme/page/route.h"

namespace server {

std::vector<page::Route> all_routes();

}  // namespace server

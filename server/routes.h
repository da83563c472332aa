// Every route of every room.
#pragma once
#include <vector>

#include "programme/page/flux.h"

namespace server {

std::vector<page::Route> all_routes();
/// Those whose body is read piece by piece.
std::vector<page::Flux> all_streams();

}  // namespace server

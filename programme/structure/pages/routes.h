// The pages of structures: mine, one's fiche, bureau and members, invitations.
#pragma once
#include <vector>

#include "programme/page/route.h"

namespace structure {

std::vector<page::Route> routes();

}  // namespace structure

// Pages of the outbox: its state for the coordination, and the demonstration's mailbox.
#pragma once
#include <vector>

#include "programme/page/route.h"

namespace courriel {

std::vector<page::Route> routes();

}  // namespace courriel

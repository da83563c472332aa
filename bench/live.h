// The room of a meeting, live.
#pragma once
#include "bench/pages.h"

namespace bench {

/// Every follower has the passage open; one person who runs the meeting changes a field of the record twice a
/// second. Counts from the moment at which the change is sent until a follower has been told, has fetched the
/// part of the page and holds the new text. `busy`: meanwhile the agents open the tableau or a dossier every
/// 2 s. A Markdown table.
std::string live(const Manifest&, const Target&, bool busy);

}  // namespace bench

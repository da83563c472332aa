// The last hour before a deadline: everybody at once.
#pragma once
#include "bench/pages.h"

namespace bench {

struct MixedResult {
  int lost_fields = 0;       ///< editors whose last saved text is not what the form shows afterwards
  int missing_deposits = 0;  ///< deposits acknowledged whose receipt cannot be read afterwards
};

/// Every editor saves each 3 s, the depositors deposit 5 notes a second together and read their receipt,
/// every agent opens a view of the tableau or a dossier each 2 s, agents of funders open their lists, and a
/// visitor reads the call. All have signed in before it begins.
MixedResult mixed(Measures&, const Manifest&, const Target&);

}  // namespace bench

// The last hours before the final deposit: each kind of request alone.
#pragma once
#include "bench/pages.h"

namespace bench {

/// The budget saved by itself, the check, the deposit, the pages of completeness, the comparison, the PDF and
/// the ZIP.
void finals(Measures&, const Manifest&, const Target&);

}  // namespace bench

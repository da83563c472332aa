// The only file compiled with the tree's own path: every other one is compiled alike wherever the tree
// stands, so that ccache serves all its copies.
#include "tests/support/source_dir.h"

namespace tests {

std::string source_dir() { return DENTELLE_SOURCE_DIR; }

}  // namespace tests

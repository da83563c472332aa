// Where the source tree stands: tests read campaigns, migrations and documents from it.
#pragma once
#include <string>

namespace tests {

std::string source_dir();

}  // namespace tests

// The names in a ZIP archive, read in its directory, which stands at its end. Nothing is decompressed.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace files {

/// `tail`: the last bytes of a file of that size. Empty when there is no directory, when it is malformed, or
/// when it does not hold whole in the tail. The names are views of the tail.
std::vector<std::string_view> zip_names(std::string_view tail, std::uint64_t size);

}  // namespace files

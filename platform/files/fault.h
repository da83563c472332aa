// What can be wrong with a file that is kept.
#pragma once
#include <stdexcept>
#include <string>

namespace files {

enum class FaultKind {
  missing,      ///< no file has that name
  damaged,      ///< truncated, changed, or its chunks are not in their order
  key_missing,  ///< its master key is not among those given
  full,         ///< the disk, or what the process may write
  disk,         ///< anything else that the system answers
};

struct Fault : std::runtime_error {
  FaultKind kind;
  Fault(FaultKind k, const std::string& message) : std::runtime_error(message), kind(k) {}
};

/// The fault that errno tells.
Fault fault_of_system(const std::string& what);

}  // namespace files

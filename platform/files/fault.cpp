#include "platform/files/fault.h"

#include <cerrno>
#include <cstring>

namespace files {

Fault fault_of_system(const std::string& what) {
  int error = errno;
  bool full = error == ENOSPC || error == EDQUOT || error == EFBIG;
  auto kind = error == ENOENT ? FaultKind::missing : full ? FaultKind::full : FaultKind::disk;
  return {kind, what + ": " + std::strerror(error)};
}

}  // namespace files

// The only source of "now". Rules never read it: they receive an Instant.
#pragma once
#include "platform/base/instant.h"

namespace base {

/// Real time, or a simulated time that starts at a given instant and runs at the real pace (demo and
/// rehearsal).
class Clock {
 public:
  Clock() = default;
  explicit Clock(Instant start) : shift_(start - system_now()), simulated_(true) {}
  Instant now() const { return system_now() + shift_; }
  bool simulated() const { return simulated_; }

 private:
  static Instant system_now() {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
  }
  std::chrono::milliseconds shift_{0};
  bool simulated_ = false;
};

}  // namespace base

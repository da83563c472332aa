// Acts at regular instants, as people do them.
#pragma once
#include <thread>

#include "bench/measures.h"

namespace bench {

/// Calls act(n, due) at regular instants; an act that is late does not move the next ones.
template <class Act>
void at_regular_instants(Time::time_point start, Time::time_point end, std::chrono::milliseconds every,
                         Act act) {
  int n = 0;
  for (auto due = start; due < end; due += every, ++n) {
    std::this_thread::sleep_until(due);
    act(n, due);
  }
}

}  // namespace bench

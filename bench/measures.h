// How long each kind of request took, from many threads.
#pragma once
#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "bench/client.h"

namespace bench {

using Time = std::chrono::steady_clock;

class Measures {
 public:
  /// Makes the request and counts its time from `due`, when it should have left: a tool that lags behind does
  /// not flatter the server. An exception or a status other than `expected` is an error.
  Answer time(const std::string& kind, Time::time_point due, int expected, const std::function<Answer()>&);
  /// Processor time that the server used for all the requests of a kind; unlike the others, this figure does
  /// not depend on what else the machine was doing.
  void processor(const std::string& kind, double milliseconds);
  /// "| kind | requests | median | p99 | longest | errors |" and so on, in Markdown.
  std::string table(const std::string& title) const;
  std::size_t errors() const;

 private:
  struct Kind {
    std::vector<double> milliseconds;
    double processor = 0;
    std::size_t errors = 0;
    std::string first_error;
  };
  void add(const std::string& kind, double milliseconds, const std::string& error);

  mutable std::mutex mutex_;
  std::map<std::string, Kind> kinds_;
};

/// Processor time that a process has used since it started, in milliseconds.
double processor_of(int pid);

/// Resident memory of a process, in MB: now, and at most since forget_peak.
struct Memory {
  double now = 0, peak = 0;
};
Memory memory_of(int pid);
void forget_peak(int pid);

}  // namespace bench

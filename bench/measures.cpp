#include "bench/measures.h"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <numeric>

namespace bench {
namespace {

/// The value below which that part of the sorted times lies.
double quantile(const std::vector<double>& sorted, double part) {
  if (sorted.empty()) return 0;
  auto rank = std::size_t(part * double(sorted.size()));
  return sorted[std::min(rank, sorted.size() - 1)];
}

}  // namespace

Answer Measures::time(const std::string& kind, Time::time_point due, int expected,
                      const std::function<Answer()>& request) {
  Answer answer;
  std::string error;
  try {
    answer = request();
    if (answer.status != expected) error = fmt::format("answered {}", answer.status);
  } catch (const std::exception& failure) {
    error = failure.what();
  }
  add(kind, std::chrono::duration<double, std::milli>(Time::now() - due).count(), error);
  return answer;
}

void Measures::add(const std::string& kind, double milliseconds, const std::string& error) {
  std::lock_guard lock(mutex_);
  auto& k = kinds_[kind];
  k.milliseconds.push_back(milliseconds);
  if (error.empty()) return;
  ++k.errors;
  if (k.first_error.empty()) k.first_error = error;
}

void Measures::processor(const std::string& kind, double milliseconds) {
  std::lock_guard lock(mutex_);
  kinds_[kind].processor += milliseconds;
}

std::string Measures::table(const std::string& title) const {
  std::lock_guard lock(mutex_);
  auto text = fmt::format(
      "\n**{}**\n\n| page | requests | median ms | p99 ms | longest ms | server's processor ms | errors |\n"
      "|---|--:|--:|--:|--:|--:|---|\n",
      title);
  for (const auto& [name, kind] : kinds_) {
    auto sorted = kind.milliseconds;
    std::ranges::sort(sorted);
    auto errors = kind.errors ? fmt::format("{} ({})", kind.errors, kind.first_error) : "0";
    auto processor = kind.processor > 0 ? fmt::format("{:.2f}", kind.processor / double(sorted.size())) : "";
    text += fmt::format("| {} | {} | {:.1f} | {:.1f} | {:.1f} | {} | {} |\n", name, sorted.size(),
                        quantile(sorted, 0.5), quantile(sorted, 0.99), sorted.back(), processor, errors);
  }
  return text;
}

std::size_t Measures::errors() const {
  std::lock_guard lock(mutex_);
  return std::accumulate(kinds_.begin(), kinds_.end(), std::size_t(0),
                         [](std::size_t sum, const auto& kind) { return sum + kind.second.errors; });
}

double processor_of(int pid) {
  clockid_t clock{};
  timespec used{};
  if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &used) != 0) return 0;
  return double(used.tv_sec) * 1e3 + double(used.tv_nsec) / 1e6;
}

Memory memory_of(int pid) {
  std::ifstream status(fmt::format("/proc/{}/status", pid));
  Memory memory;
  for (std::string name; status >> name;) {
    double kilobytes = 0;
    if (name == "VmRSS:" && status >> kilobytes) memory.now = kilobytes / 1024;
    if (name == "VmHWM:" && status >> kilobytes) memory.peak = kilobytes / 1024;
  }
  return memory;
}

void forget_peak(int pid) { std::ofstream(fmt::format("/proc/{}/clear_refs", pid)) << "5"; }

}  // namespace bench

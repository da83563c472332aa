#include "server/repeated.h"

#include <spdlog/spdlog.h>

namespace server {
namespace {

/// Between two rounds, however often wake() is called: the work must not take the database from the requests.
constexpr std::chrono::milliseconds shortest{500};

}  // namespace

Repeated::Repeated(std::string name, std::chrono::milliseconds pause,
                   std::function<void(std::stop_token)> work)
    : name_(std::move(name)),
      pause_(pause),
      work_(std::move(work)),
      thread_([this](std::stop_token stop) { run(stop); }) {}

void Repeated::wake() {
  std::lock_guard lock(mutex_);
  woken_ = true;
  condition_.notify_one();
}

void Repeated::run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    try {
      work_(stop);
    } catch (const std::exception& e) {
      spdlog::error("{}: {}", name_, e.what());
    }
    std::unique_lock lock(mutex_);
    condition_.wait_for(lock, stop, shortest, [] { return false; });
    condition_.wait_for(lock, stop, pause_, [this] { return woken_; });
    woken_ = false;
  }
}

}  // namespace server

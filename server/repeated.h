// Work done again and again beside the requests, each in its own thread: sending mail, cleaning up.
#pragma once
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace server {

class Repeated {
 public:
  /// Runs `work` at once, then each time `pause` has passed or wake() is called. What it throws is logged; it
  /// is tried again after the pause.
  Repeated(std::string name, std::chrono::milliseconds pause, std::function<void(std::stop_token)> work);
  /// There is something to do soon: the round begins within half a second. From any thread.
  void wake();

 private:
  void run(const std::stop_token&);

  std::string name_;
  std::chrono::milliseconds pause_;
  std::function<void(std::stop_token)> work_;
  std::mutex mutex_;
  std::condition_variable_any condition_;
  bool woken_ = false;
  std::jthread thread_;  ///< last: it uses all the others, and ends first
};

}  // namespace server

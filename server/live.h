// Tells the browsers that follow a meeting when something of it has changed: reads, after each commit and
// every second, where the meetings that somebody follows stand, and publishes it. With several servers on one
// database each does so for its own browsers: nothing goes from one machine to the other.
#pragma once
#include <condition_variable>
#include <mutex>
#include <thread>

#include "platform/base/clock.h"
#include "platform/db/database.h"
#include "platform/web/hub.h"

namespace server {

class Live {
 public:
  Live(db::Database&, web::Hub&, base::Clock);
  /// Something was committed here: looks at once. From any thread.
  void wake();

 private:
  void run(const std::stop_token&);
  void wait(const std::stop_token&);
  void look();
  void publish_meetings(db::Reading&);
  void end_of_sessions(db::Reading&);

  db::Database& database_;
  web::Hub& hub_;
  base::Clock clock_;
  std::mutex mutex_;
  std::condition_variable_any condition_;
  bool woken_ = false;
  std::chrono::steady_clock::time_point next_sessions_{};  ///< touched by the thread only
  std::jthread thread_;                                    ///< last: it uses all the others, and ends first
};

}  // namespace server

// The outbox at work: one thread that composes and sends, at the pace asked, until it is stopped.
#pragma once
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "platform/base/clock.h"
#include "programme/campagne/campagne.h"
#include "programme/courriel/envoyer.h"

namespace courriel {

/// What it was given must outlive it. A failure of the database is logged and tried again later; nothing is
/// thrown.
class Worker {
 public:
  Worker(db::Database&, const campagne::Campagne&, std::string public_url, const base::Clock&,
         std::unique_ptr<mail::Sender>, Reglages);
  /// Ends the mail under way, then stops.
  ~Worker();
  /// Looks at once for something to do (after an act, so that its mail does not wait for the next second).
  void wake();

 private:
  void run(std::stop_token);
  bool turn(std::stop_token);
  void send_due(std::stop_token);
  void clean();
  /// Waits, unless it is woken or stopped.
  void rest(std::stop_token, std::chrono::milliseconds);
  /// Waits, unless it is stopped.
  void keep_pace(std::stop_token);

  db::Database& database_;
  const campagne::Campagne& campagne_;
  std::string public_url_;
  const base::Clock& clock_;
  std::unique_ptr<mail::Sender> sender_;
  Reglages reglages_;
  base::Instant cleaned_{};
  std::mutex mutex_;
  std::condition_variable_any woken_;
  bool wake_ = false;
  std::jthread thread_;  // last: it starts when all the rest is there
};

}  // namespace courriel

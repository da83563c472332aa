// The documents that wait for the antivirus, given to it one after the other.
#pragma once
#include <stop_token>

#include "platform/base/clock.h"
#include "platform/db/database.h"
#include "platform/files/clamd.h"
#include "platform/files/store.h"

namespace server {

class Antivirus {
 public:
  Antivirus(db::Database& database, const files::Store& store, std::string address, base::Clock clock)
      : database_(database), store_(store), clamd_(std::move(address)), clock_(clock) {}
  /// Everything that waits, unless the program is stopping or the daemon is away: the rest is then tried
  /// again the next time.
  void round(const std::stop_token&) const;

 private:
  bool one(std::int64_t file, const std::string& name) const;

  db::Database& database_;
  const files::Store& store_;
  files::Clamd clamd_;
  base::Clock clock_;
};

}  // namespace server

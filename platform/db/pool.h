// Connections lent to threads, first come first served.
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "platform/db/database.h"

namespace db {

/// A thread that holds a transaction may not wait for another of the same database: this notices.
class OneAtATime {
 public:
  explicit OneAtATime(const void* database);
  OneAtATime(const OneAtATime&) = delete;
  OneAtATime& operator=(const OneAtATime&) = delete;
  ~OneAtATime();

 private:
  const void* database_;
};

/// At most `capacity` connections, opened when first needed. A broken one is dropped and its place given to a
/// fresh one.
class Pool {
 public:
  using Open = std::function<std::unique_ptr<Connection>()>;
  using Lease = std::unique_ptr<Connection, std::function<void(Connection*)>>;

  Pool(int capacity, const void* database, Open open)
      : free_(capacity), database_(database), open_(std::move(open)) {}
  /// Waits for its turn; throws Error when a connection has to be opened and cannot.
  Lease lend();

 private:
  struct Waiter {
    std::condition_variable wake;
    bool called = false;
  };
  std::unique_ptr<Connection> take();
  void give_back(std::unique_ptr<Connection>);

  std::mutex mutex_;
  int free_;  ///< how many more may be lent; 0 while threads wait
  std::deque<Waiter*> waiters_;
  std::vector<std::unique_ptr<Connection>> idle_;
  const void* database_;
  Open open_;
};

/// The two engines; the url without its "sqlite:" for the first, whole for the second.
std::unique_ptr<Database> open_sqlite(const std::string& path, const Options&);
std::unique_ptr<Database> open_postgres(const std::string& url, const Options&);

/// "?3" becomes "$3", except in quotes and comments.
std::string dollar_parameters(std::string_view sql);

}  // namespace db

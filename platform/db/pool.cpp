#include "platform/db/pool.h"

#include <algorithm>

namespace db {
namespace {

thread_local std::vector<const void*> held;

}  // namespace

OneAtATime::OneAtATime(const void* database) : database_(database) {
  if (std::ranges::find(held, database) != held.end())
    throw std::logic_error("a transaction was asked for inside another of the same database");
  held.push_back(database);
}

OneAtATime::~OneAtATime() { std::erase(held, database_); }

Pool::Lease Pool::lend() {
  auto turn = std::make_shared<OneAtATime>(database_);
  auto connection = take();
  try {
    if (!connection) connection = open_();
  } catch (...) {
    give_back(nullptr);
    throw;
  }
  return Lease(connection.release(),
               [this, turn](Connection* used) { give_back(std::unique_ptr<Connection>(used)); });
}

std::unique_ptr<Connection> Pool::take() {
  std::unique_lock lock(mutex_);
  if (free_ > 0) {
    --free_;
  } else {
    Waiter me;
    waiters_.push_back(&me);
    me.wake.wait(lock, [&] { return me.called; });
  }
  if (idle_.empty()) return nullptr;
  auto connection = std::move(idle_.back());
  idle_.pop_back();
  return connection;
}

void Pool::give_back(std::unique_ptr<Connection> connection) {
  if (connection && connection->broken()) connection.reset();
  std::lock_guard lock(mutex_);
  if (connection) idle_.push_back(std::move(connection));
  if (waiters_.empty()) {
    ++free_;
    return;
  }
  // Notified under the lock: the waiter and its condition variable live on the other thread's stack.
  waiters_.front()->called = true;
  waiters_.front()->wake.notify_one();
  waiters_.pop_front();
}

}  // namespace db

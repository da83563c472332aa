// Threads, locks, lost sessions.
#include <doctest/doctest.h>

#include <atomic>
#include <barrier>
#include <thread>

#include "platform/db/database_test.h"

using namespace db_test;

TEST_CASE("a transaction inside a transaction is noticed instead of waiting forever") {
  tests::on_both_engines([](db::Database& database) {
    CHECK_THROWS_AS(database.write([&](db::Writing&) { database.read([](db::Reading&) {}); }),
                    std::logic_error);
    database.write([](db::Writing&) {});
  });
}

TEST_CASE("sixteen threads writing at once lose nothing") {
  tests::on_both_engines([](db::Database& database) {
    make_tables(database);
    insert_many(database, 1);
    std::vector<std::jthread> threads;
    for (int t = 0; t < 16; ++t)
      threads.emplace_back([&] {
        for (int i = 0; i < 25; ++i)
          database.write(
              [](db::Writing& w) { w.exec("UPDATE parent SET amount = amount + 1 WHERE id = 1"); });
      });
    threads.clear();
    CHECK(database.read([](db::Reading& r) { return r.one<int>("SELECT amount FROM parent"); }) == 400);
  });
}

TEST_CASE("of two transactions in a deadlock, PostgreSQL stops one, which is run again") {
  tests::on_postgres([](db::Database& database, const std::string&) {
    make_tables(database);
    insert_many(database, 2);
    std::barrier both(2);
    std::atomic<int> runs = 0;
    auto cross = [&](int first, int second) {
      bool met = false;
      database.write([&](db::Writing& w) {
        ++runs;
        w.exec("UPDATE parent SET amount = amount + 1 WHERE id = ?1", first);
        if (!met) both.arrive_and_wait();
        met = true;
        w.exec("UPDATE parent SET amount = amount + 1 WHERE id = ?1", second);
      });
    };
    std::thread other(cross, 2, 1);
    cross(1, 2);
    other.join();
    CHECK(runs >= 3);  // more when the one run again takes its row back before the one that waited
    CHECK(database.read([](db::Reading& r) { return r.all<int>("SELECT amount FROM parent"); }) ==
          std::vector{2, 2});
  });
}

namespace {

/// Holds a lock by one database object until another has tried for it.
void with_lock_held(db::Database& holder, const std::function<void(std::function<void()> release)>& act) {
  std::barrier taken(2);
  std::atomic<bool> released = false;
  std::thread thread([&] {
    holder.write([&](db::Writing& w) {
      w.exec("UPDATE parent SET amount = 1 WHERE id = 1");
      taken.arrive_and_wait();
      released.wait(false);
    });
  });
  taken.arrive_and_wait();
  auto release = [&] {
    released = true;
    released.notify_all();
  };
  act(release);
  release();
  thread.join();
}

void check_busy(db::Database& database, const std::string& url) {
  make_tables(database);
  insert_many(database, 1);
  auto impatient = db::Database::open(url, {.wait = std::chrono::milliseconds(50)});
  auto add = [](db::Writing& w) { w.exec("UPDATE parent SET amount = amount + 1 WHERE id = 1"); };
  with_lock_held(database, [&](auto) { CHECK(kind_of([&] { impatient->write(add); }) == ErrorKind::busy); });
  with_lock_held(database, [&](auto release) {
    std::thread later([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(60));
      release();
    });
    impatient->write(add);
    later.join();
  });
  CHECK(database.read([](db::Reading& r) { return r.one<int>("SELECT amount FROM parent"); }) == 2);
}

}  // namespace

TEST_CASE("a lock held by another process is waited for, tried again, and told as busy in the end") {
  tests::on_sqlite(check_busy);
  tests::on_postgres(check_busy);
}

namespace {

/// Closes every session of this database but the one that asks.
void close_sessions(db::Database& database) {
  database.read([](db::Reading& r) {
    r.all<bool>(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'active'");
  });
}

int select_one(db::Database& database) {
  return database.read([](db::Reading& r) { return r.one<int>("SELECT 1").value_or(0); });
}

}  // namespace

TEST_CASE("a session that the server closed is replaced, and only the transaction it was in fails") {
  tests::on_postgres([](db::Database& database, const std::string& url) {
    auto one = db::Database::open(url, {.readers = 1});
    close_sessions(database);
    CHECK(select_one(*one) == 1);
    CHECK(kind_of([&] {
            one->read([&](db::Reading& r) {
              close_sessions(database);
              r.one<int>("SELECT 1");
            });
          }) == ErrorKind::connection);
    CHECK(select_one(*one) == 1);
  });
}

TEST_CASE("whoever waits for a connection that breaks gets a fresh one") {
  tests::on_postgres([](db::Database& database, const std::string& url) {
    auto one = db::Database::open(url, {.readers = 1});
    std::vector<std::jthread> waiting;
    std::atomic<int> served = 0;
    CHECK(kind_of([&] {
            one->read([&](db::Reading& r) {
              for (int i = 0; i < 3; ++i) waiting.emplace_back([&] { served += select_one(*one); });
              close_sessions(database);
              r.one<int>("SELECT 1");
            });
          }) == ErrorKind::connection);
    waiting.clear();
    CHECK(served == 3);
  });
}

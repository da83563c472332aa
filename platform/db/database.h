// The database: one SQL text for SQLite and PostgreSQL, transactions that read and transactions that write.
//
//   auto rows = database.read([&](db::Reading& r) { return r.all<Row>("SELECT id, nom FROM structure WHERE id = ?1", id); });
//   database.write([&](db::Writing& w) { w.exec("UPDATE ...", ...); });
//
// Parameters are ?1, ?2... (write CAST(?1 AS TEXT) IS NULL where PostgreSQL cannot guess a type). Statements are prepared
// once per connection, so SQL texts must be few: build them from constants, never from values.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "platform/db/statement.h"

namespace db {

enum class Engine { sqlite, postgres };

enum class ErrorKind { other, unique, foreign_key, not_null, check, busy, connection, full };

struct Error : std::runtime_error {
  ErrorKind kind;
  Error(ErrorKind k, const std::string& message) : std::runtime_error(message), kind(k) {}
};

/// One connection; used by one thread at a time, behind Reading and Writing.
class Connection {
 public:
  virtual ~Connection() = default;
  virtual Engine engine() const = 0;
  /// Runs several statements given as text; for migrations and transaction control only.
  virtual void script(const std::string& sql) = 0;
  /// The prepared statement for that text, from the connection's cache.
  Statement& statement(std::string_view sql);

 protected:
  virtual std::unique_ptr<Statement> prepare(std::string_view sql) = 0;
  void forget_statements() { cache_.clear(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  std::unordered_map<std::string, std::unique_ptr<Statement>, Hash, std::equal_to<>> cache_;
};

/// How many statements this thread has executed since it started: pages are held to budgets of queries in the tests.
std::int64_t queries_of_this_thread();
void count_query();

/// Values for a statement whose number of parameters is known at run time only (filters). Texts are owned.
class Params {
 public:
  template <class T>
  int add(const T& value);  ///< returns the number n of the ?n that stands for it
  std::vector<Param> views() const;

 private:
  std::vector<std::variant<std::nullptr_t, std::int64_t, double, std::string>> values_;
};

/// A transaction that can only read (SQLite: query_only; PostgreSQL: READ ONLY, repeatable read).
class Reading {
 public:
  explicit Reading(Connection& c) : connection_(c) {}
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  /// Every row, as aggregates (see detail::row) or plain values.
  template <class Row, class... A>
  std::vector<Row> all(std::string_view sql, const A&... values) {
    std::vector<Row> rows;
    run(sql, [&](Statement& s) { return rows.push_back(detail::row<Row>(s)), true; }, values...);
    return rows;
  }
  /// The first row, or nothing.
  template <class Row, class... A>
  std::optional<Row> one(std::string_view sql, const A&... values) {
    std::optional<Row> found;
    run(sql, [&](Statement& s) { return found.emplace(detail::row<Row>(s)), false; }, values...);
    return found;
  }
  /// Gives each row to f without keeping them (exports). On PostgreSQL the rows come through a cursor.
  template <class Row, class F, class... A>
  void each(std::string_view sql, F f, const A&... values) {
    run(sql, [&](Statement& s) { return f(detail::row<Row>(s)), true; }, values...);
  }
  Engine engine() const { return connection_.engine(); }

 protected:
  template <class F, class... A>
  std::int64_t run(std::string_view sql, F&& on_row, const A&... values) {
    if constexpr (sizeof...(A) == 1 && (std::same_as<A, Params> && ...)) {
      auto views = (values.views(), ...);
      return run_with(sql, views, std::forward<F>(on_row));
    } else {
      const Param list[] = {param(values)..., Param(nullptr)};
      return run_with(sql, std::span(list, sizeof...(A)), std::forward<F>(on_row));
    }
  }

 private:
  template <class F>
  std::int64_t run_with(std::string_view sql, std::span<const Param> values, F&& on_row) {
    count_query();
    Statement& s = connection_.statement(sql);
    struct Reset {
      Statement& s;
      ~Reset() { s.reset(); }
    } reset{s};
    s.execute(values);
    while (s.step() && on_row(s)) {
    }
    return s.changes();
  }

  Connection& connection_;
};

/// A transaction that reads and writes. On SQLite there is one at a time (BEGIN IMMEDIATE, one writer in the process).
class Writing : public Reading {
 public:
  using Reading::Reading;
  /// Executes and returns the number of rows changed.
  template <class... A>
  std::int64_t exec(std::string_view sql, const A&... values) {
    return run(sql, [](Statement&) { return true; }, values...);
  }
};

struct Options {
  int readers = 4;  ///< connections kept for reading (SQLite), or in all (PostgreSQL)
};

/// A database and its pool of connections; shared by all threads.
class Database {
 public:
  /// "sqlite:PATH" or "postgresql://user:password@host/base". Throws Error when it cannot be opened.
  static std::unique_ptr<Database> open(std::string_view url, Options = {});
  virtual ~Database() = default;
  virtual Engine engine() const = 0;

  /// Runs f in a transaction that can only read.
  template <class F>
  auto read(F&& f) {
    auto lease = lend_reader();
    Scope scope(*this, *lease, begin_read());
    Reading reading(*lease);
    if constexpr (std::is_void_v<decltype(f(reading))>) {
      f(reading);
      scope.commit();
    } else {
      auto result = f(reading);
      scope.commit();
      return result;
    }
  }

  /// Runs f in a transaction that writes; commits when f returns, rolls back when it throws or returns a refusal (a
  /// std::expected without value). f may be run again after a deadlock or a serialization failure, so it must have no
  /// effect outside the database.
  template <class F>
  auto write(F&& f);

 protected:
  /// A connection on loan; returned to the pool (or dropped when broken) by its deleter.
  using Lease = std::unique_ptr<Connection, std::function<void(Connection*)>>;
  virtual Lease lend_reader() = 0;
  virtual Lease lend_writer() = 0;
  virtual const char* begin_read() const = 0;
  virtual const char* begin_write() const = 0;

 private:
  /// Begins a transaction; rolls it back unless committed.
  class Scope {
   public:
    Scope(Database&, Connection&, const char* begin);
    ~Scope();
    void commit();

   private:
    Connection& connection_;
    bool done_ = false;
  };
  static void pause_before_retry(int attempt);
};

template <class T>
int Params::add(const T& value) {
  std::visit(
      [&](auto v) {
        using V = decltype(v);
        if constexpr (std::same_as<V, std::string_view>) values_.emplace_back(std::string(v));
        else if constexpr (!std::same_as<V, Blob>) values_.emplace_back(v);
      },
      param(value));
  return int(values_.size());
}

namespace detail {
template <class T>
concept Refusable = requires(const T& t) {
  { t.has_value() } -> std::same_as<bool>;
  t.error();
};
}  // namespace detail

template <class F>
auto Database::write(F&& f) {
  constexpr int attempts = 4;
  for (int attempt = 1;; ++attempt) {
    try {
      auto lease = lend_writer();
      Scope scope(*this, *lease, begin_write());
      Writing writing(*lease);
      if constexpr (std::is_void_v<decltype(f(writing))>) {
        f(writing);
        return scope.commit();
      } else {
        auto result = f(writing);
        if constexpr (detail::Refusable<decltype(result)>) {
          if (!result.has_value()) return result;
        }
        scope.commit();
        return result;
      }
    } catch (const Error& error) {
      if (error.kind != ErrorKind::busy || attempt == attempts) throw;
      pause_before_retry(attempt);
    }
  }
}

}  // namespace db

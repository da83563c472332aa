// The database: one SQL text for SQLite and PostgreSQL, transactions that read and transactions that write.
//
//   auto rows = database.read([&](db::Reading& r) { return r.all<Row>("SELECT id, nom FROM structure WHERE id
//   = ?1", id); }); database.write([&](db::Writing& w) { w.exec("UPDATE ...", ...); });
//
// Parameters are ?1, ?2... (write CAST(?1 AS TEXT) IS NULL where PostgreSQL cannot guess a type). Statements
// are prepared once per connection, so SQL texts must be few: build them from constants, never from values.
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
  /// The same, for a query whose rows must not be held in memory together. Inside its loop other queries may
  /// run.
  virtual Statement& stream(std::string_view sql) { return statement(sql); }
  /// Begins a transaction, on a fresh session when the server has closed this one.
  void begin(const std::string& sql);
  /// After an error the transaction can only be rolled back, on both engines.
  void mark_failed() { failed_ = true; }
  void commit();
  void rollback() noexcept;
  /// A broken connection is not used again.
  bool broken() const { return broken_; }

 protected:
  virtual std::unique_ptr<Statement> prepare(std::string_view sql) = 0;
  /// Opens the session anew; throws Error when that is not possible.
  virtual void reopen();
  /// Forgets every prepared statement, on the server too.
  virtual void forget_statements() { cache_.clear(); }

 private:
  bool failed_ = false, broken_ = false;
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  std::unordered_map<std::string, std::unique_ptr<Statement>, Hash, std::equal_to<>> cache_;
};

/// How many statements this thread has executed since it started: pages are held to budgets of queries in the
/// tests.
std::int64_t queries_of_this_thread();
void count_query();

/// Values for a statement whose number of parameters is known at run time only (filters). Texts are owned.
class Params {
 public:
  /// Returns the number n of the ?n that stands for the value.
  template <class T>
  int add(const T& value) {
    return append(param(value));
  }
  std::vector<Param> views() const;

 private:
  int append(Param value);
  std::vector<std::variant<std::nullptr_t, std::int64_t, double, std::string>> values_;
};

namespace detail {

/// The values of one call, in the form the statement takes them; one Params stands for them all.
template <class... A>
class Values {
 public:
  explicit Values(const A&... values) : list_{param(values)..., Param(nullptr)} {}
  std::span<const Param> list() const { return std::span(list_, sizeof...(A)); }

 private:
  Param list_[sizeof...(A) + 1];
};

template <>
class Values<Params> {
 public:
  explicit Values(const Params& params) : list_(params.views()) {}
  std::span<const Param> list() const { return list_; }

 private:
  std::vector<Param> list_;
};

}  // namespace detail

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
    stream(sql, [&](Statement& s) { return f(detail::row<Row>(s)), true; }, values...);
  }
  Engine engine() const { return connection_.engine(); }

 protected:
  template <class F, class... A>
  std::int64_t run(std::string_view sql, F&& on_row, const A&... values) {
    return rows(&Connection::statement, sql, detail::Values<A...>(values...).list(), on_row);
  }
  template <class F, class... A>
  void stream(std::string_view sql, F&& on_row, const A&... values) {
    rows(&Connection::stream, sql, detail::Values<A...>(values...).list(), on_row);
  }
  Connection& connection() { return connection_; }

 private:
  using Find = Statement& (Connection::*)(std::string_view);

  template <class F>
  std::int64_t rows(Find find, std::string_view sql, std::span<const Param> values, F& on_row) {
    struct Reset {
      Statement* statement = nullptr;
      ~Reset() {
        if (statement) statement->reset();
      }
    } reset;
    count_query();
    try {
      Statement& s = (connection_.*find)(sql);
      reset.statement = &s;
      s.execute(values);
      while (s.step())
        if (!on_row(s)) return s.finish(), s.changes();
      return s.changes();
    } catch (const Error&) {
      connection_.mark_failed();
      throw;
    }
  }

  Connection& connection_;
};

/// A transaction that reads and writes. On SQLite there is one at a time (BEGIN IMMEDIATE, one writer in the
/// process).
class Writing : public Reading {
 public:
  using Reading::Reading;
  /// Executes and returns the number of rows changed.
  template <class... A>
  std::int64_t exec(std::string_view sql, const A&... values) {
    return run(sql, [](Statement&) { return true; }, values...);
  }
  /// Several statements given as text, without values: for migrations.
  void script(const std::string& sql) { connection().script(sql); }
};

struct Options {
  int readers = 4;  ///< connections kept for reading (SQLite), or in all (PostgreSQL)
  std::chrono::milliseconds wait{
      5000};  ///< for a lock held by another process or session, then ErrorKind::busy
};

/// A database and its pool of connections; shared by all threads. A thread holds one transaction at a time:
/// asking for a second inside the first is a std::logic_error (it could wait for itself forever).
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
    Scope scope(*lease, begin_read());
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

  /// Runs f in a transaction that writes; commits when f returns, rolls back when it throws or returns a
  /// refusal (a std::expected without value). f may be run again after a deadlock or a serialization failure,
  /// so it must have no effect outside the database.
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
    Scope(Connection&, const char* begin);
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;
    ~Scope();
    void commit();

   private:
    Connection& connection_;
    bool done_ = false;
  };
  static void pause_before_retry(int attempt);
};

namespace detail {
template <class T>
concept Refusable = requires(const T& t) {
  { t.has_value() } -> std::same_as<bool>;
  t.error();
};
}  // namespace detail

/// One command on a PostgreSQL server by a connection of its own, outside any transaction: CREATE DATABASE
/// and such.
void outside_transaction(const std::string& url, const std::string& command);

template <class F>
auto Database::write(F&& f) {
  constexpr int attempts = 4;
  for (int attempt = 1;; ++attempt) {
    try {
      auto lease = lend_writer();
      Scope scope(*lease, begin_write());
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

// SQLite: one writer, several readers, WAL.
#include <sqlite3.h>

#include <atomic>
#include <thread>

#include "platform/db/pool.h"

namespace db {
namespace {

ErrorKind constraint(int extended) {
  switch (extended) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      return ErrorKind::unique;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      return ErrorKind::foreign_key;
    case SQLITE_CONSTRAINT_NOTNULL:
      return ErrorKind::not_null;
    case SQLITE_CONSTRAINT_CHECK:
      return ErrorKind::check;
    default:
      return ErrorKind::other;
  }
}

ErrorKind kind(int extended) {
  switch (extended & 0xFF) {
    case SQLITE_CONSTRAINT:
      return constraint(extended);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ErrorKind::busy;
    case SQLITE_CANTOPEN:
    case SQLITE_NOTADB:
    case SQLITE_IOERR:
      return ErrorKind::connection;
    case SQLITE_FULL:
      return ErrorKind::full;
    default:
      return ErrorKind::other;
  }
}

[[noreturn]] void fail(sqlite3* handle) {
  throw Error(kind(sqlite3_extended_errcode(handle)), sqlite3_errmsg(handle));
}

std::string without_nul(std::string_view text) {
  std::string kept(text);
  std::erase(kept, '\0');
  return kept;
}

class SqliteStatement final : public Statement {
 public:
  SqliteStatement(sqlite3* handle, std::string_view sql) : handle_(handle) {
    const char* rest = nullptr;
    if (sqlite3_prepare_v3(handle, sql.data(), int(sql.size()), SQLITE_PREPARE_PERSISTENT, &raw_, &rest))
      fail(handle);
    parameters_ = sqlite3_bind_parameter_count(raw_);
    writes_ = !sqlite3_stmt_readonly(raw_);
  }
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;
  ~SqliteStatement() override { sqlite3_finalize(raw_); }

  void execute(std::span<const Param> values) override {
    if (int(values.size()) != parameters_)
      throw Error(ErrorKind::other, "the statement takes " + std::to_string(parameters_) + " values, not " +
                                        std::to_string(values.size()));
    done_ = false;
    for (std::size_t i = 0; i < values.size(); ++i)
      std::visit([&](auto v) { bind(int(i) + 1, v); }, values[i]);
  }
  bool step() override {
    if (done_) return false;
    switch (sqlite3_step(raw_)) {
      case SQLITE_ROW:
        return true;
      case SQLITE_DONE:
        done_ = true;
        return false;
      default:
        fail(handle_);
    }
  }
  bool is_null(int c) override { return sqlite3_column_type(raw_, c) == SQLITE_NULL; }
  std::int64_t integer(int c) override { return sqlite3_column_int64(raw_, c); }
  double real(int c) override { return sqlite3_column_double(raw_, c); }
  std::string_view text(int c) override {
    auto bytes = static_cast<const char*>(sqlite3_column_blob(raw_, c));
    return bytes ? std::string_view(bytes, std::size_t(sqlite3_column_bytes(raw_, c))) : std::string_view{};
  }
  std::int64_t changes() override { return writes_ ? sqlite3_changes64(handle_) : 0; }
  void finish() override {
    while (writes_ && step()) {
    }
  }
  void reset() noexcept override {
    sqlite3_reset(raw_);
    sqlite3_clear_bindings(raw_);
  }

 private:
  void bind(int n, std::nullptr_t) { check(sqlite3_bind_null(raw_, n)); }
  void bind(int n, std::int64_t v) { check(sqlite3_bind_int64(raw_, n, v)); }
  void bind(int n, double v) { check(sqlite3_bind_double(raw_, n, v)); }
  void bind(int n, std::string_view v) {
    if (v.find('\0') != v.npos) return bind_copy(n, without_nul(v));
    check(sqlite3_bind_text64(raw_, n, v.data() ? v.data() : "", v.size(), SQLITE_STATIC, SQLITE_UTF8));
  }
  void bind_copy(int n, const std::string& v) {
    check(sqlite3_bind_text64(raw_, n, v.data(), v.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
  }
  void bind(int n, Blob v) {
    if (v.empty())
      check(sqlite3_bind_zeroblob(raw_, n, 0));
    else
      check(sqlite3_bind_blob64(raw_, n, v.data(), v.size(), SQLITE_STATIC));
  }
  void check(int code) {
    if (code != SQLITE_OK) fail(handle_);
  }

  sqlite3* handle_;
  sqlite3_stmt* raw_ = nullptr;
  int parameters_ = 0;
  bool writes_ = false, done_ = true;
};

class SqliteConnection final : public Connection {
 public:
  SqliteConnection(const std::string& path, const Options& options, bool reader) {
    constexpr int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(path.c_str(), &handle_, flags, nullptr) != SQLITE_OK) {
      Error error(kind(sqlite3_extended_errcode(handle_)), path + ": " + sqlite3_errmsg(handle_));
      sqlite3_close(handle_);
      throw error;
    }
    sqlite3_extended_result_codes(handle_, 1);
    sqlite3_busy_timeout(handle_, int(options.wait.count()));
    try {
      configure(reader);
    } catch (...) {
      sqlite3_close(handle_);
      throw;
    }
  }
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;
  ~SqliteConnection() override {
    forget_statements();
    sqlite3_close(handle_);
  }

  /// `told` receives the number of pages in the log after each commit, and answers whether to empty it at
  /// once.
  void after_commit(std::function<bool(int)> told) {
    told_ = std::move(told);
    sqlite3_wal_hook(handle_, &SqliteConnection::on_commit, this);
  }

  Engine engine() const override { return Engine::sqlite; }
  void script(const std::string& sql) override {
    if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(handle_);
  }

 protected:
  std::unique_ptr<Statement> prepare(std::string_view sql) override {
    return std::make_unique<SqliteStatement>(handle_, sql);
  }

 private:
  static int on_commit(void* self, sqlite3* handle, const char* schema, int pages) {
    if (static_cast<SqliteConnection*>(self)->told_(pages))
      sqlite3_wal_checkpoint_v2(handle, schema, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    return SQLITE_OK;
  }
  // The schema stays trusted: our own triggers keep the full-text index, which this SQLite calls unsafe
  // otherwise. No memory map: its pages would count as the server's memory. 4 MB of cache a connection is
  // enough for 30,000 dossiers.
  void configure(bool reader) {
    script(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
        "PRAGMA cache_size = -4000; PRAGMA mmap_size = 0;"
        "PRAGMA temp_store = MEMORY; PRAGMA journal_size_limit = 67108864;");
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    if (reader) script("PRAGMA query_only = ON");
  }

  sqlite3* handle_ = nullptr;
  std::function<bool(int)> told_;
};

/// Moves what was committed from the log to the database file, beside the writers instead of within the
/// commit of one of them, which would make that one wait for tens of milliseconds and everybody behind it.
class Checkpointer {
 public:
  explicit Checkpointer(std::unique_ptr<SqliteConnection> connection)
      : connection_(std::move(connection)), thread_([this](std::stop_token stop) { run(stop); }) {}

  /// To be told after each commit, with the number of pages in the log. True: the log has grown so much that
  /// the writer had better wait for it to be emptied.
  bool committed(int pages) {
    constexpr int worth_it = 1000, too_many = 16000;
    if (pages < worth_it) return false;
    due_ = true;
    wake_.notify_one();
    return pages >= too_many;
  }

 private:
  void run(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (wake_.wait(lock, stop, [&] { return due_.load(); })) {
      due_ = false;
      try {
        connection_->script("PRAGMA wal_checkpoint(PASSIVE)");
      } catch (const Error&) {
        // Another process may be at it; the next commit asks again.
      }
      wake_.wait_for(lock, stop, pause, [] { return false; });
    }
  }

  static constexpr std::chrono::milliseconds pause{200};
  std::unique_ptr<SqliteConnection> connection_;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::atomic<bool> due_ = false;
  std::jthread thread_;
};

class SqliteDatabase final : public Database {
 public:
  SqliteDatabase(const std::string& path, const Options& options)
      : checkpointer_(std::make_unique<SqliteConnection>(path, options, false)),
        readers_(options.readers, this, [=] { return open(path, options, true); }),
        writer_(1, this, [=, this] { return open_writer(path, options); }) {
    writer_.lend();  // a path that cannot be opened is said at once
  }
  Engine engine() const override { return Engine::sqlite; }

 protected:
  Lease lend_reader() override { return readers_.lend(); }
  Lease lend_writer() override { return writer_.lend(); }
  const char* begin_read() const override { return "BEGIN"; }
  const char* begin_write() const override { return "BEGIN IMMEDIATE"; }

 private:
  static std::unique_ptr<Connection> open(const std::string& path, const Options& options, bool reader) {
    return std::make_unique<SqliteConnection>(path, options, reader);
  }

  std::unique_ptr<Connection> open_writer(const std::string& path, const Options& options) {
    auto connection = std::make_unique<SqliteConnection>(path, options, false);
    connection->after_commit([this](int pages) { return checkpointer_.committed(pages); });
    return connection;
  }

  Checkpointer checkpointer_;
  Pool readers_, writer_;
};

}  // namespace

std::unique_ptr<Database> open_sqlite(const std::string& path, const Options& options) {
  return std::make_unique<SqliteDatabase>(path, options);
}

}  // namespace db

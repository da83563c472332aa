// PostgreSQL through libpq: prepared statements, values in text form so that the server infers their types.
#include <libpq-fe.h>

#include <charconv>
#include <cstring>
#include <deque>

#include "platform/db/pool.h"

namespace db {
namespace {

constexpr Oid boolean_type = 16, bytea_type = 17;

using Result = std::unique_ptr<PGresult, decltype([](PGresult* r) { PQclear(r); })>;

ErrorKind kind(std::string_view state) {
  if (state == "23505") return ErrorKind::unique;
  if (state == "23503") return ErrorKind::foreign_key;
  if (state == "23502") return ErrorKind::not_null;
  if (state == "23514") return ErrorKind::check;
  if (state == "40001" || state == "40P01" || state == "55P03") return ErrorKind::busy;
  if (state.starts_with("08") || state.starts_with("57P") || state == "53300") return ErrorKind::connection;
  if (state == "53100") return ErrorKind::full;
  return ErrorKind::other;
}

[[noreturn]] void fail(PGconn* session, const PGresult* result) {
  const char* state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
  auto found = state ? kind(state) : ErrorKind::other;
  if (PQstatus(session) == CONNECTION_BAD) found = ErrorKind::connection;
  std::string message = result ? PQresultErrorMessage(result) : PQerrorMessage(session);
  while (message.ends_with('\n')) message.pop_back();
  throw Error(found, message);
}

Result checked(PGconn* session, PGresult* raw) {
  Result result(raw);
  auto status = PQresultStatus(raw);
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(session, raw);
  return result;
}

/// The values of one execution as libpq wants them: texts that end with NUL, bytes with their length.
class Values {
 public:
  explicit Values(std::span<const Param> values) : texts_(values.size()) {
    for (std::size_t i = 0; i < values.size(); ++i) std::visit([&](auto v) { add(texts_[i], v); }, values[i]);
  }
  int count() const { return int(pointers_.size()); }
  const char* const* pointers() const { return pointers_.data(); }
  const int* lengths() const { return lengths_.data(); }
  const int* formats() const { return formats_.data(); }

 private:
  void push(const char* pointer, std::size_t length, int format) {
    pointers_.push_back(pointer);
    lengths_.push_back(int(length));
    formats_.push_back(format);
  }
  void add(std::string&, std::nullptr_t) { push(nullptr, 0, 0); }
  void add(std::string& text, std::string_view v) {
    text = v;
    std::erase(text, '\0');  // PostgreSQL has no such character
    push(text.c_str(), text.size(), 0);
  }
  void add(std::string&, Blob v) {
    push(v.empty() ? "" : reinterpret_cast<const char*>(v.data()), v.size(), 1);
  }
  template <class Number>
  void add(std::string& text, Number v) {
    char digits[32];
    text.assign(digits, std::to_chars(digits, digits + sizeof digits, v).ptr);
    push(text.c_str(), text.size(), 0);
  }

  std::vector<std::string> texts_;
  std::vector<const char*> pointers_;
  std::vector<int> lengths_, formats_;
};

/// Reading the columns of the present row of a result.
class Rows : public Statement {
 public:
  bool is_null(int c) override { return PQgetisnull(result_.get(), row_, c) != 0; }
  std::int64_t integer(int c) override {
    auto value = raw(c);
    if (PQftype(result_.get(), c) == boolean_type) return value == "t";
    std::int64_t number = 0;
    std::from_chars(value.data(), value.data() + value.size(), number);
    return number;
  }
  double real(int c) override {
    auto value = raw(c);
    double number = 0;
    std::from_chars(value.data(), value.data() + value.size(), number);
    return number;
  }
  std::string_view text(int c) override {
    if (PQftype(result_.get(), c) == bytea_type) return bytes(c);
    return raw(c);
  }

 protected:
  std::string_view raw(int c) const {
    return {PQgetvalue(result_.get(), row_, c), std::size_t(PQgetlength(result_.get(), row_, c))};
  }
  std::string_view bytes(int c) {
    std::size_t size = 0;
    auto data =
        PQunescapeBytea(reinterpret_cast<const unsigned char*>(PQgetvalue(result_.get(), row_, c)), &size);
    bytes_.emplace_back(reinterpret_cast<const char*>(data), size);
    PQfreemem(data);
    return bytes_.back();
  }
  void take(Result result) {
    result_ = std::move(result);
    row_ = -1;
  }
  bool next() {
    bytes_.clear();
    return ++row_ < PQntuples(result_.get());
  }
  int rows() const { return result_ ? PQntuples(result_.get()) : 0; }

  Result result_;

 private:
  int row_ = -1;
  std::deque<std::string> bytes_;  ///< decoded columns of this row, at addresses that stay
};

class PostgresStatement final : public Rows {
 public:
  PostgresStatement(PGconn* session, std::string name, std::string_view sql)
      : session_(session), name_(std::move(name)) {
    checked(session, PQprepare(session, name_.c_str(), dollar_parameters(sql).c_str(), 0, nullptr));
  }
  void execute(std::span<const Param> list) override {
    Values values(list);
    take(checked(session_, PQexecPrepared(session_, name_.c_str(), values.count(), values.pointers(),
                                          values.lengths(), values.formats(), 0)));
  }
  bool step() override { return next(); }
  std::int64_t changes() override {
    std::string_view tag = PQcmdStatus(result_.get());
    if (!tag.starts_with("INSERT") && !tag.starts_with("UPDATE") && !tag.starts_with("DELETE")) return 0;
    return std::atoll(PQcmdTuples(result_.get()));
  }
  void reset() noexcept override { result_.reset(); }

 private:
  PGconn* session_;
  std::string name_;
};

/// A query whose rows come some hundreds at a time.
class CursorStatement final : public Rows {
 public:
  CursorStatement(PGconn* session, std::string name, std::string_view sql)
      : session_(session),
        declare_("DECLARE " + name + " NO SCROLL CURSOR FOR " + dollar_parameters(sql)),
        fetch_("FETCH " + std::to_string(batch) + " FROM " + name),
        close_("CLOSE " + name) {}
  void execute(std::span<const Param> list) override {
    Values values(list);
    checked(session_, PQexecParams(session_, declare_.c_str(), values.count(), nullptr, values.pointers(),
                                   values.lengths(), values.formats(), 0));
    open_ = true;
    fetch();
  }
  bool step() override {
    if (next()) return true;
    if (rows() < batch) return false;
    fetch();
    return next();
  }
  std::int64_t changes() override { return 0; }
  void reset() noexcept override {
    result_.reset();
    // In a transaction that failed this is refused, and the cursor ends with the transaction.
    if (open_) Result(PQexec(session_, close_.c_str()));
    open_ = false;
  }

 private:
  static constexpr int batch = 500;
  void fetch() { take(checked(session_, PQexec(session_, fetch_.c_str()))); }

  PGconn* session_;
  std::string declare_, fetch_, close_;
  bool open_ = false;
};

class PostgresConnection final : public Connection {
 public:
  PostgresConnection(const std::string& url, const Options& options)
      : session_(connect(url)), wait_(options.wait) {
    if (PQstatus(session_.get()) != CONNECTION_OK) fail_to_open();
    configure();
  }
  ~PostgresConnection() override { Connection::forget_statements(); }

  Engine engine() const override { return Engine::postgres; }
  void script(const std::string& sql) override {
    auto result = checked(session_.get(), PQexec(session_.get(), sql.c_str()));
    // The server answers so, without an error, when a statement had failed.
    if (sql == "COMMIT" && std::strcmp(PQcmdStatus(result.get()), "ROLLBACK") == 0)
      throw Error(ErrorKind::other, "the transaction was rolled back");
  }
  Statement& stream(std::string_view sql) override {
    auto& cursor = cursors_[std::string(sql)];
    if (!cursor) cursor = std::make_unique<CursorStatement>(session_.get(), next_name("c"), sql);
    return *cursor;
  }

 protected:
  std::unique_ptr<Statement> prepare(std::string_view sql) override {
    return std::make_unique<PostgresStatement>(session_.get(), next_name("s"), sql);
  }
  void reopen() override {
    Connection::forget_statements();
    cursors_.clear();
    PQreset(session_.get());
    if (PQstatus(session_.get()) != CONNECTION_OK) fail_to_open();
    configure();
  }
  void forget_statements() override {
    Connection::forget_statements();
    cursors_.clear();
    script("DEALLOCATE ALL");
  }

 private:
  static PGconn* connect(const std::string& url) {
    // A machine that vanishes without a word is noticed within some twenty seconds; the url may say
    // otherwise.
    const char* names[] = {"connect_timeout",
                           "tcp_user_timeout",
                           "keepalives_idle",
                           "keepalives_interval",
                           "keepalives_count",
                           "application_name",
                           "dbname",
                           "client_encoding",
                           nullptr};
    const char* values[] = {"5", "10000", "10", "5", "2", "dentelle", url.c_str(), "UTF8", nullptr};
    return PQconnectdbParams(names, values, 1);
  }
  [[noreturn]] void fail_to_open() { throw Error(ErrorKind::connection, PQerrorMessage(session_.get())); }
  void configure() {
    PQsetNoticeProcessor(session_.get(), [](void*, const char*) {}, nullptr);
    script("SET bytea_output = hex; SET standard_conforming_strings = on; SET lock_timeout = " +
           std::to_string(wait_.count()));
  }
  std::string next_name(const char* prefix) { return prefix + std::to_string(++names_); }

  std::unique_ptr<PGconn, decltype([](PGconn* s) { PQfinish(s); })> session_;
  std::chrono::milliseconds wait_;
  std::int64_t names_ = 0;
  std::unordered_map<std::string, std::unique_ptr<Statement>> cursors_;
};

class PostgresDatabase final : public Database {
 public:
  PostgresDatabase(const std::string& url, const Options& options)
      : pool_(options.readers, this, [=] { return std::make_unique<PostgresConnection>(url, options); }) {
    pool_.lend();  // a server that cannot be reached is said at once
  }
  Engine engine() const override { return Engine::postgres; }

 protected:
  Lease lend_reader() override { return pool_.lend(); }
  Lease lend_writer() override { return pool_.lend(); }
  const char* begin_read() const override { return "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"; }
  const char* begin_write() const override { return "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"; }

 private:
  Pool pool_;
};

}  // namespace

void outside_transaction(const std::string& url, const std::string& command) {
  PostgresConnection(url, {}).script(command);
}

std::unique_ptr<Database> open_postgres(const std::string& url, const Options& options) {
  return std::make_unique<PostgresDatabase>(url, options);
}

}  // namespace db

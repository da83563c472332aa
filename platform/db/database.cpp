#include "platform/db/database.h"

#include <algorithm>
#include <random>
#include <thread>

#include "platform/db/pool.h"

namespace db {
namespace {

thread_local std::int64_t queries = 0;

// Statements are few by rule; filters build some tens more. Beyond this a connection starts its collection
// again.
constexpr std::size_t most_statements = 200;

}  // namespace

std::int64_t queries_of_this_thread() { return queries; }
void count_query() { ++queries; }

Statement& Connection::statement(std::string_view sql) {
  auto it = cache_.find(sql);
  if (it == cache_.end()) it = cache_.emplace(std::string(sql), prepare(sql)).first;
  return *it->second;
}

void Connection::reopen() { throw Error(ErrorKind::connection, "the database connection is lost"); }

void Connection::begin(const std::string& sql) {
  failed_ = false;
  try {
    if (cache_.size() > most_statements) forget_statements();
    script(sql);
  } catch (const Error& error) {
    if (error.kind != ErrorKind::connection) throw;
    broken_ = true;
    reopen();
    script(sql);
    broken_ = false;
  }
}

void Connection::commit() {
  if (failed_)
    throw Error(ErrorKind::other, "a statement failed in this transaction: it cannot be committed");
  script("COMMIT");
}

void Connection::rollback() noexcept {
  try {
    script("ROLLBACK");
  } catch (...) {
    broken_ = true;
  }
}

std::vector<Param> Params::views() const {
  std::vector<Param> list;
  list.reserve(values_.size());
  for (const auto& value : values_)
    std::visit(
        [&](const auto& v) {
          if constexpr (std::same_as<std::remove_cvref_t<decltype(v)>, std::string>)
            list.emplace_back(std::string_view(v));
          else
            list.emplace_back(v);
        },
        value);
  return list;
}

int Params::append(Param value) {
  std::visit(
      [&](auto v) {
        using V = decltype(v);
        if constexpr (std::same_as<V, std::string_view>)
          values_.emplace_back(std::string(v));
        else if constexpr (std::same_as<V, Blob>)
          throw std::logic_error("Params holds no bytes");
        else
          values_.emplace_back(v);
      },
      value);
  return int(values_.size());
}

std::unique_ptr<Database> Database::open(std::string_view url, Options options) {
  if (url.starts_with("sqlite:")) return open_sqlite(std::string(url.substr(7)), options);
  if (url.starts_with("postgresql:") || url.starts_with("postgres:"))
    return open_postgres(std::string(url), options);
  throw Error(ErrorKind::connection, "a database is sqlite:PATH or postgresql://USER@HOST/BASE");
}

Database::Scope::Scope(Connection& connection, const char* begin) : connection_(connection) {
  connection_.begin(begin);
}

Database::Scope::~Scope() {
  if (!done_) connection_.rollback();
}

void Database::Scope::commit() {
  connection_.commit();
  done_ = true;
}

void Database::pause_before_retry(int attempt) {
  // A random part keeps two that met once from meeting again.
  thread_local std::minstd_rand random{std::random_device{}()};
  auto longest = 10 << attempt;
  std::this_thread::sleep_for(std::chrono::milliseconds(std::uniform_int_distribution(1, longest)(random)));
}

}  // namespace db

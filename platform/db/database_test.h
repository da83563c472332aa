// What the tests of the database share: two tables, and the kind of an error.
#pragma once
#include <functional>
#include <optional>
#include <string>

#include "platform/db/database.h"
#include "tests/support/databases.h"

namespace db_test {

using db::ErrorKind;

/// A table of every type, and one that depends on it.
inline void make_tables(db::Database& database) {
  database.write([](db::Writing& w) {
    bool lite = w.engine() == db::Engine::sqlite;
    std::string big = lite ? "INTEGER" : "BIGINT", bytes = lite ? "BLOB" : "BYTEA";
    w.script("CREATE TABLE parent (id " + big + " PRIMARY KEY, name TEXT NOT NULL UNIQUE, amount " + big +
             " CHECK (amount >= 0), rate DOUBLE PRECISION, data " + bytes + ")");
    w.script("CREATE TABLE child (parent_id " + big + " NOT NULL REFERENCES parent (id), rank " + big + ")");
  });
}

inline std::optional<ErrorKind> kind_of(const std::function<void()>& act) {
  try {
    act();
  } catch (const db::Error& error) {
    return error.kind;
  }
  return std::nullopt;
}

inline std::optional<ErrorKind> kind_of(db::Database& database, std::string_view sql) {
  return kind_of([&] { database.write([&](db::Writing& w) { w.exec(sql); }); });
}

inline std::int64_t parents(db::Database& database) {
  return database.read(
      [](db::Reading& r) { return r.one<std::int64_t>("SELECT COUNT(*) FROM parent").value(); });
}

inline void insert(db::Writing& w, int id, std::string_view name) {
  w.exec("INSERT INTO parent (id, name, amount) VALUES (?1, ?2, 0)", id, name);
}

inline void insert_many(db::Database& database, int count) {
  database.write([&](db::Writing& w) {
    for (int i = 1; i <= count; ++i) insert(w, i, "n" + std::to_string(i));
  });
}

}  // namespace db_test

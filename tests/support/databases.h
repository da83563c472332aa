// Databases for tests: each store test runs on SQLite and on PostgreSQL.
//
//   TEST_CASE("...") { tests::on_both_engines([](db::Database& database) { ... }); }
#pragma once
#include <functional>
#include <string>

#include "platform/db/database.h"

namespace tests {

/// Runs the test in a doctest SUBCASE-free loop: once on a fresh migrated SQLite file, once on a fresh
/// migrated PostgreSQL database at DENTELLE_TEST_POSTGRES (script/test starts one). Without that variable the
/// PostgreSQL half fails, unless DENTELLE_TEST_SQLITE_ONLY is set (quick local runs).
void on_both_engines(const std::function<void(db::Database&)>&);

/// One engine only, with the url of the database (to open it a second time).
void on_sqlite(const std::function<void(db::Database&, const std::string& url)>&);
void on_postgres(const std::function<void(db::Database&, const std::string& url)>&);

}  // namespace tests

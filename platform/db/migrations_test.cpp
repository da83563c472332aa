#include "platform/db/migrations.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <fstream>

#include "tests/support/databases.h"
#include "tests/support/other_process.h"
#include "tests/support/source_dir.h"

namespace {

namespace fs = std::filesystem;

/// A folder of migrations written by the test.
struct Folder {
  fs::path path = fs::temp_directory_path() / ("dentelle_migrations_" + std::to_string(getpid()));
  Folder() { fs::create_directories(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path); }
  void write(const std::string& name, const std::string& sql) const { std::ofstream(path / name) << sql; }
};

const char* const first = "CREATE TABLE thing (id {{id}}, n {{integer}}, data {{blob}});\n";

void on_each(const std::function<void(db::Database&, const std::string& url)>& test) {
  tests::on_sqlite(test);
  tests::on_postgres(test);
}

std::string error_of(const std::function<void()>& act) {
  try {
    act();
  } catch (const db::Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("migrations are applied once, in the order of their names") {
  tests::on_both_engines([](db::Database& database) {
    Folder folder;
    folder.write("9002_second.sql", "INSERT INTO thing (n) VALUES (1); INSERT INTO thing (n) VALUES (2);\n");
    folder.write("9001_first.sql", first);
    folder.write("readme.txt", "not SQL");
    CHECK_FALSE(db::up_to_date(database, folder.path));
    CHECK(db::migrate(database, folder.path) ==
          std::vector<std::string>{"9001_first.sql", "9002_second.sql"});
    CHECK(db::up_to_date(database, folder.path));
    CHECK(db::migrate(database, folder.path).empty());
    CHECK(database.read([](db::Reading& r) { return r.all<int>("SELECT id FROM thing ORDER BY id"); }) ==
          std::vector{1, 2});
  });
}

TEST_CASE("a migration changed after it was applied is refused by its name") {
  tests::on_both_engines([](db::Database& database) {
    Folder folder;
    folder.write("9001_first.sql", first);
    db::migrate(database, folder.path);
    folder.write("9001_first.sql", std::string(first) + "-- one more word\n");
    CHECK(error_of([&] { db::migrate(database, folder.path); }).starts_with("9001_first.sql was changed"));
    CHECK(error_of([&] { db::up_to_date(database, folder.path); }).starts_with("9001_first.sql was changed"));
  });
}

TEST_CASE("a migration that fails is named and leaves nothing behind") {
  tests::on_both_engines([](db::Database& database) {
    Folder folder;
    folder.write("9001_first.sql", std::string(first) + "INSERT INTO nowhere VALUES (1);\n");
    CHECK(error_of([&] { db::migrate(database, folder.path); }).starts_with("9001_first.sql: "));
    folder.write("9001_first.sql", first);
    CHECK(db::migrate(database, folder.path).size() == 1);
  });
}

TEST_CASE("an unknown word in braces is an error that names the file") {
  tests::on_both_engines([](db::Database& database) {
    Folder folder;
    folder.write("9001_first.sql", "CREATE TABLE thing (n {{number}});\n");
    CHECK(error_of([&] { db::migrate(database, folder.path); }).starts_with("9001_first.sql: unknown word"));
  });
}

TEST_CASE("lines for one engine are not seen by the other") {
  tests::on_both_engines([](db::Database& database) {
    Folder folder;
    folder.write(
        "9001_first.sql",
        "CREATE TABLE thing (engine TEXT);\n--@sqlite\nINSERT INTO thing VALUES ('sqlite');\n"
        "--@postgres\nINSERT INTO thing VALUES ('postgres');\n--@all\nINSERT INTO thing VALUES ('all');\n");
    db::migrate(database, folder.path);
    auto expected = database.engine() == db::Engine::sqlite ? "sqlite" : "postgres";
    CHECK(database.read([](db::Reading& r) { return r.all<std::string>("SELECT engine FROM thing"); }) ==
          std::vector<std::string>{expected, "all"});
  });
}

namespace {

/// Migrates in another process; its exit code is how many files it applied, or 99.
pid_t migrate_elsewhere(const std::string& url, const fs::path& folder) {
  return tests::start_case("in another process: migrates", {url, folder.string()});
}

}  // namespace

TEST_CASE("in another process: migrates" * doctest::skip()) {
  auto given = tests::arguments();
  try {
    auto database = db::Database::open(given.at(0));
    _exit(int(db::migrate(*database, given.at(1)).size()));
  } catch (...) {
    _exit(99);
  }
}

TEST_CASE("several processes that migrate at once apply each file once in all") {
  on_each([](db::Database& database, const std::string& url) {
    Folder folder;
    for (int i = 1; i <= 6; ++i)
      folder.write("900" + std::to_string(i) + "_t.sql",
                   "CREATE TABLE t" + std::to_string(i) + " (n {{integer}});\n");
    std::vector<pid_t> children;
    for (int i = 0; i < 4; ++i) children.push_back(migrate_elsewhere(url, folder.path));
    int applied = 0;
    for (auto child : children) applied += tests::exit_code(child);
    CHECK(applied == 6);
    CHECK(db::up_to_date(database, folder.path));
  });
}

TEST_CASE("several processes may open and migrate a SQLite file that does not exist yet") {
  Folder folder, files;
  files.write("9001_first.sql", first);
  auto url = "sqlite:" + (folder.path / "new.db").string();
  std::vector<pid_t> children;
  for (int i = 0; i < 4; ++i) children.push_back(migrate_elsewhere(url, files.path));
  int applied = 0;
  for (auto child : children) applied += tests::exit_code(child);
  CHECK(applied == 1);
}

TEST_CASE("the product's own migrations are up to date in every test database") {
  tests::on_both_engines([](db::Database& database) {
    CHECK(db::up_to_date(database, fs::path(tests::source_dir()) / "data/migrations"));
  });
}

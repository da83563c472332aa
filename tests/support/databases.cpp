#include "tests/support/databases.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>

#include "platform/db/migrations.h"
#include "tests/support/source_dir.h"

namespace tests {
namespace {

namespace fs = std::filesystem;

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

fs::path migrations() { return fs::path(tests::source_dir()) / "data/migrations"; }

/// A name no other test process and no other test of this one uses.
std::string fresh_name() {
  static std::atomic<int> count{0};
  return "dentelle_test_" + std::to_string(getpid()) + "_" + std::to_string(++count);
}

/// A folder that is deleted with all its files.
struct Folder {
  fs::path path = fs::temp_directory_path() / fresh_name();
  Folder() { fs::create_directories(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
};

/// CREATE DATABASE cannot run inside a transaction: each command goes by itself, through the client program's
/// library.
class Server {
 public:
  explicit Server(std::string url) : url_(std::move(url)) {}
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server() {
    if (!template_.empty()) drop(template_);
  }
  std::string create() {
    if (template_.empty()) template_ = migrated();
    auto name = fresh_name();
    db::outside_transaction(url_, "CREATE DATABASE " + name + " TEMPLATE " + template_);
    return name;
  }
  void drop(const std::string& name) {
    db::outside_transaction(url_, "DROP DATABASE " + name + " WITH (FORCE)");
  }
  std::string url_of(const std::string& name) const {
    return url_.substr(0, url_.find('/', url_.find("//") + 2)) + "/" + name;
  }

 private:
  std::string migrated() {
    auto name = fresh_name();
    db::outside_transaction(url_, "CREATE DATABASE " + name);
    db::migrate(*db::Database::open(url_of(name)), migrations());
    return name;
  }

  std::string url_, template_;
};

/// A database of the server, for the time of one test.
struct Lent {
  Server& server;
  std::string name = server.create();
  explicit Lent(Server& s) : server(s) {}
  Lent(const Lent&) = delete;
  Lent& operator=(const Lent&) = delete;
  ~Lent() { server.drop(name); }
};

/// Migrated once per process, then copied for each test.
const fs::path& sqlite_template() {
  static Folder folder;
  static const fs::path file = [] {
    auto path = folder.path / "template.db";
    db::migrate(*db::Database::open("sqlite:" + path.string()), migrations());
    return path;
  }();
  return file;
}

}  // namespace

void on_sqlite(const std::function<void(db::Database&, const std::string& url)>& test) {
  INFO("on SQLite");
  Folder folder;
  fs::copy_file(sqlite_template(), folder.path / "test.db");
  auto url = "sqlite:" + (folder.path / "test.db").string();
  test(*db::Database::open(url, {.readers = 16}), url);
}

void on_postgres(const std::function<void(db::Database&, const std::string& url)>& test) {
  INFO("on PostgreSQL");
  auto url = variable("DENTELLE_TEST_POSTGRES");
  if (url.empty()) {
    if (variable("DENTELLE_TEST_SQLITE_ONLY").empty())
      FAIL_CHECK("DENTELLE_TEST_POSTGRES is not set: run script/postgres-test start");
    return;
  }
  static Server server(url);
  Lent lent(server);
  test(*db::Database::open(server.url_of(lent.name), {.readers = 16}), server.url_of(lent.name));
}

void on_both_engines(const std::function<void(db::Database&)>& test) {
  on_sqlite([&](db::Database& database, const std::string&) { test(database); });
  on_postgres([&](db::Database& database, const std::string&) { test(database); });
}

}  // namespace tests

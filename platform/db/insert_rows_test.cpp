#include "platform/db/insert_rows.h"

#include <doctest/doctest.h>

#include "tests/support/databases.h"

namespace {

struct Row {
  std::int64_t id;
  std::string name;
  std::optional<base::Instant> at;
};

std::vector<Row> rows(int from, int count) {
  std::vector<Row> all;
  for (int id = from; id < from + count; ++id)
    all.push_back({id, "l’élément " + std::to_string(id),
                   id % 2 ? std::optional(base::from_millis(id)) : std::nullopt});
  return all;
}

void make_table(db::Database& database) {
  database.write([](db::Writing& w) {
    w.script("CREATE TABLE element (id BIGINT PRIMARY KEY, nom TEXT NOT NULL, le BIGINT)");
  });
}

std::int64_t insert(db::Database& database, const std::vector<Row>& some) {
  return database.write([&](db::Writing& w) {
    return db::insert_rows(w, "element (id, nom, le)", some, "ON CONFLICT (id) DO NOTHING");
  });
}

}  // namespace

TEST_CASE("rows are inserted whatever their number, each once, with their nulls") {
  tests::on_both_engines([](db::Database& database) {
    make_table(database);
    CHECK(insert(database, {}) == 0);
    CHECK(insert(database, rows(1, 150)) == 150);
    CHECK(insert(database, rows(141, 20)) == 10);
    auto found = database.read(
        [](db::Reading& r) { return r.all<Row>("SELECT id, nom, le FROM element ORDER BY id"); });
    REQUIRE(found.size() == 160);
    CHECK(found[149].name == "l’élément 150");
    CHECK_FALSE(found[149].at);
    CHECK(found[148].at == base::from_millis(149));
  });
}

TEST_CASE("inserting a hundred rows takes a few statements") {
  tests::on_both_engines([](db::Database& database) {
    make_table(database);
    auto before = db::queries_of_this_thread();
    insert(database, rows(1, 100));
    CHECK(db::queries_of_this_thread() - before == 1 + 4 + 4);
  });
}

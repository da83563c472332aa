#include "platform/db/sets.h"

#include <doctest/doctest.h>

#include "tests/support/databases.h"

namespace {

using Row = std::tuple<std::int64_t, std::string, std::optional<std::int64_t>>;

}  // namespace

TEST_CASE("lists of several sizes share one text, and hold their values") {
  db::Params three, four;
  CHECK(db::in_list(std::vector<int>{5, 6, 7}, three) == db::in_list(std::vector<int>{5, 6, 7, 8}, four));
  CHECK(three.views().size() == 4);
}

TEST_CASE("several rows are given at once, with texts, numbers and absent values") {
  tests::on_both_engines([](db::Database& database) {
    db::Params params;
    std::vector<Row> rows{{3, "trois", 30}, {1, "un", std::nullopt}, {2, "l’été", 20}};
    auto sql = "WITH v (id, nom, n) AS (" + db::values_of(rows, params) +
               ") SELECT DISTINCT id, nom, n FROM v ORDER BY id";
    struct Got {
      std::int64_t id;
      std::string nom;
      std::optional<std::int64_t> n;
    };
    auto got = database.read([&](db::Reading& r) { return r.all<Got>(sql, params); });
    REQUIRE(got.size() == 3);
    CHECK(got[0].nom == "un");
    CHECK_FALSE(got[0].n);
    CHECK(got[1].nom == "l’été");
    CHECK(got[2].n == 30);
  });
}

#include "platform/db/database_test.h"

#include <doctest/doctest.h>

#include <expected>
#include <thread>

#include "platform/db/pool.h"

namespace {

using namespace db_test;

enum class Colour { red, green };

struct Row {
  std::int64_t id = 0;
  std::string name;
  std::optional<base::Cents> amount;
  std::optional<double> rate;
  std::string data;
};

}  // namespace

TEST_CASE("every type comes back as it went, at its edges too") {
  tests::on_both_engines([](db::Database& database) {
    make_tables(database);
    const std::string every_byte = [] {
      std::string all;
      for (int i = 0; i < 256; ++i) all += char(i);
      return all;
    }();
    database.write([&](db::Writing& w) {
      auto sql = "INSERT INTO parent (id, name, amount, rate, data) VALUES (?1, ?2, ?3, ?4, ?5)";
      w.exec(sql, INT64_MIN, "ligne 1\nœuvre ’ 'quoted' 😀", base::Cents{INT64_MAX}, -0.1,
             std::as_bytes(std::span(every_byte)));
      w.exec(sql, INT64_MAX, "", nullptr, std::optional<double>(), db::Blob{});
    });
    auto rows = database.read([](db::Reading& r) {
      return r.all<Row>("SELECT id, name, amount, rate, data FROM parent ORDER BY id");
    });
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].id == INT64_MIN);
    CHECK(rows[0].name == "ligne 1\nœuvre ’ 'quoted' 😀");
    CHECK(rows[0].amount == base::Cents{INT64_MAX});
    CHECK(rows[0].rate == -0.1);
    CHECK(rows[0].data == every_byte);
    CHECK(rows[1].id == INT64_MAX);
    CHECK(rows[1].name.empty());
    CHECK_FALSE(rows[1].amount.has_value());
    CHECK_FALSE(rows[1].rate.has_value());
    CHECK(rows[1].data.empty());
  });
}

TEST_CASE("instants, booleans and enumerations are integers in the database") {
  tests::on_both_engines([](db::Database& database) {
    make_tables(database);
    auto when = base::from_millis(1663365599999);
    database.write([&](db::Writing& w) {
      w.exec("INSERT INTO parent (id, name, amount) VALUES (?1, 'instant', ?2)", when, true);
      w.exec("INSERT INTO parent (id, name, amount) VALUES (2, 'colour', ?1)", Colour::green);
    });
    database.read([&](db::Reading& r) {
      CHECK(r.one<base::Instant>("SELECT id FROM parent WHERE name = ?1", "instant") == when);
      CHECK(r.one<bool>("SELECT amount FROM parent WHERE id = ?1", when) == true);
      CHECK(r.one<Colour>("SELECT amount FROM parent WHERE id = 2") == Colour::green);
      CHECK(r.one<bool>("SELECT EXISTS (SELECT 1 FROM parent WHERE id = 3)") == false);
      CHECK(r.one<bool>("SELECT id = 2 FROM parent WHERE name = 'colour'") == true);
    });
  });
}

TEST_CASE("a NUL character in a text is dropped, on both engines") {
  tests::on_both_engines([](db::Database& database) {
    make_tables(database);
    database.write([](db::Writing& w) { insert(w, 1, std::string_view("a\0b", 3)); });
    CHECK(database.read([](db::Reading& r) { return r.one<std::string>("SELECT name FROM parent"); }) ==
          "ab");
  });
}

TEST_CASE("a parameter may be used twice, and ?1 in a text or a comment is no parameter") {
  tests::on_both_engines([](db::Database& database) {
    make_tables(database);
    insert_many(database, 3);
    auto found = database.read([](db::Reading& r) {
      return r.all<std::string>(
          "SELECT name || ' ?2' FROM parent -- ?3\n WHERE id = ?1 OR name = /* ?4 */ 'n' || ?1",
          std::int64_t(2));
    });
    CHECK(found == std::vector<std::string>{"n2 ?2"});
  });
}

TEST_CASE("parameters become PostgreSQL's outside quotes and comments only") {
  CHECK(db::dollar_parameters("a = ?1 AND b = ?12") == "a = $1 AND b = $12");
  CHECK(db::dollar_parameters("'it''s ?1' ?2") == "'it''s ?1' $2");
  CHECK(db::dollar_parameters("\"?1\" -- ?1\n?1 /* ?1 */") == "\"?1\" -- ?1\n$1 /* ?1 */");
  CHECK(db::dollar_parameters("'never closed ?1") == "'never closed ?1");
  CHECK(db::dollar_parameters("a ? b ?") == "a ? b ?");
}

TEST_CASE("values known at run time only are given as Params") {
  tests::on_both_engines([](db::Database& database) {
    make_tables(database);
    insert_many(database, 5);
    db::Params params;
    std::string sql = "SELECT id FROM parent WHERE id > ?" + std::to_string(params.add(1));
    sql += " AND name <> ?" + std::to_string(params.add(std::string("n3"))) + " ORDER BY id";
    auto ids = database.read([&](db::Reading& r) { return r.all<int>(sql, params); });
    CHECK(ids == std::vector{2, 4, 5});
  });
}

TEST_CASE("a wrong number of values is an error, not a guess") {
  tests::on_both_engines([](db::Database& database) {
    make_tables(database);
    CHECK_THROWS_AS(database.write([](db::Writing& w) { w.exec("DELETE FROM parent WHERE id = ?1"); }),
                    db::Error);
    CHECK_THROWS_AS(database.write([](db::Writing& w) { w.exec("DELETE FROM parent WHERE id = ?1", 1, 2); }),
                    db::Error);
  });
}

TEST_CASE("exec tells how many rows changed, and one() with RETURNING performs the whole statement") {
  tests::on_both_engines([](db::Database& database) {
    make_tables(database);
    insert_many(database, 5);
    database.write([](db::Writing& w) {
      CHECK(w.exec("UPDATE parent SET amount = 7 WHERE id > ?1", 2) == 3);
      CHECK(w.exec("DELETE FROM parent WHERE id = 99") == 0);
      CHECK(w.one<int>("UPDATE parent SET amount = 8 RETURNING id").has_value());
    });
    CHECK(database.read([](db::Reading& r) {
      return r.one<int>("SELECT COUNT(*) FROM parent WHERE amount = 8");
    }) == 5);
  });
}

TEST_CASE("errors are told by kind") {
  tests::on_both_engines([](db::Database& database) {
    make_tables(database);
    insert_many(database, 1);
    CHECK(kind_of(database, "INSERT INTO parent (id, name) VALUES (1, 'x')") == ErrorKind::unique);
    CHECK(kind_of(database, "INSERT INTO parent (id, name) VALUES (2, 'n1')") == ErrorKind::unique);
    CHECK(kind_of(database, "INSERT INTO parent (id, name) VALUES (2, NULL)") == ErrorKind::not_null);
    CHECK(kind_of(database, "INSERT INTO parent (id, name, amount) VALUES (2, 'x', -1)") == ErrorKind::check);
    CHECK(kind_of(database, "INSERT INTO child (parent_id) VALUES (99)") == ErrorKind::foreign_key);
    CHECK(kind_of(database, "DELETE FROM nowhere") == ErrorKind::other);
    CHECK(parents(database) == 1);
  });
}

TEST_CASE("a broken foreign key is noticed by one() too") {
  tests::on_both_engines([](db::Database& database) {
    make_tables(database);
    CHECK(kind_of([&] {
            database.write([](db::Writing& w) {
              w.one<int>("INSERT INTO child (parent_id) VALUES (99) RETURNING parent_id");
            });
          }) == ErrorKind::foreign_key);
  });
}

TEST_CASE("what a transaction that throws or refuses has written is undone") {
  tests::on_both_engines([](db::Database& database) {
    make_tables(database);
    CHECK_THROWS_AS(database.write([](db::Writing& w) {
      insert(w, 1, "thrown");
      throw std::runtime_error("no");
    }),
                    std::runtime_error);
    auto refused = database.write([](db::Writing& w) -> std::expected<int, std::string> {
      insert(w, 2, "refused");
      return std::unexpected("no");
    });
    CHECK_FALSE(refused.has_value());
    CHECK(parents(database) == 0);
    auto accepted = database.write([](db::Writing& w) -> std::expected<int, std::string> {
      insert(w, 3, "accepted");
      return 3;
    });
    CHECK(accepted == 3);
    CHECK(parents(database) == 1);
  });
}

TEST_CASE("after an error, even one that is caught, a transaction cannot be committed") {
  tests::on_both_engines([](db::Database& database) {
    make_tables(database);
    auto careless = [](db::Writing& w) {
      insert(w, 1, "a");
      CHECK_THROWS_AS(insert(w, 1, "again"), db::Error);
    };
    CHECK_THROWS_AS(database.write(careless), db::Error);
    CHECK(parents(database) == 0);
  });
}

TEST_CASE("a transaction that reads cannot write") {
  tests::on_both_engines([](db::Database& database) {
    make_tables(database);
    CHECK_THROWS_AS(database.read([](db::Reading& r) {
      r.one<int>("INSERT INTO parent (id, name) VALUES (1, 'x') RETURNING id");
    }),
                    db::Error);
    CHECK(parents(database) == 0);
  });
}

TEST_CASE("a transaction that reads sees one state of the database from its first query") {
  tests::on_both_engines([](db::Database& database) {
    make_tables(database);
    database.read([&](db::Reading& r) {
      CHECK(r.one<int>("SELECT COUNT(*) FROM parent") == 0);
      std::thread([&] { insert_many(database, 1); }).join();
      CHECK(r.one<int>("SELECT COUNT(*) FROM parent") == 0);
    });
    CHECK(parents(database) == 1);
  });
}

TEST_CASE("a loop over rows left in the middle leaves the connection usable") {
  tests::on_both_engines([](db::Database& database) {
    make_tables(database);
    insert_many(database, 2000);
    const std::string sql = "SELECT id FROM parent ORDER BY id";
    for (int round = 0; round < 3; ++round) {
      int seen = 0;
      auto stop = [&](std::int64_t) {
        if (++seen == 600) throw std::runtime_error("enough");
      };
      CHECK_THROWS_AS(database.read([&](db::Reading& r) { r.each<std::int64_t>(sql, stop); }),
                      std::runtime_error);
      CHECK(database.read([&](db::Reading& r) { return r.one<int>(sql); }) == 1);
      CHECK(database.read([&](db::Reading& r) { return r.all<int>(sql).size(); }) == 2000);
    }
  });
}

TEST_CASE("other queries may run inside a loop over rows") {
  tests::on_both_engines([](db::Database& database) {
    make_tables(database);
    insert_many(database, 1200);
    std::int64_t sum = 0;
    database.read([&](db::Reading& r) {
      r.each<std::int64_t>(
          "SELECT id FROM parent WHERE id > ?1",
          [&](std::int64_t id) {
            sum += r.one<std::int64_t>("SELECT id FROM parent WHERE id = ?1", id).value();
          },
          0);
    });
    CHECK(sum == 1200 * 1201 / 2);
  });
}

TEST_CASE("queries are counted for the thread that makes them") {
  tests::on_both_engines([](db::Database& database) {
    auto before = db::queries_of_this_thread();
    database.read([](db::Reading& r) { r.one<int>("SELECT 1"), r.one<int>("SELECT 2"); });
    CHECK(db::queries_of_this_thread() == before + 2);
  });
}

TEST_CASE("many different statements do not pile up, and go on working") {
  tests::on_both_engines([](db::Database& database) {
    for (int i = 0; i < 450; ++i) {
      auto sql = "SELECT CAST(?1 AS INTEGER) + " + std::to_string(i);
      CHECK(database.read([&](db::Reading& r) { return r.one<int>(sql, 1); }) == i + 1);
    }
  });
}

TEST_CASE("a full disk is told as such") {
  tests::on_sqlite([](db::Database& database, const std::string&) {
    make_tables(database);
    auto fill = [&] {
      database.write([](db::Writing& w) {
        w.script("PRAGMA max_page_count = 1");
        for (int i = 0; i < 2000; ++i) insert(w, i, std::string(4000, 'x') + std::to_string(i));
      });
    };
    CHECK(kind_of(fill) == ErrorKind::full);
    CHECK(parents(database) == 0);
  });
}

TEST_CASE("what cannot be opened says so") {
  CHECK(kind_of([] { db::Database::open("sqlite:/nowhere/at/all.db"); }) == ErrorKind::connection);
  CHECK(kind_of([] { db::Database::open("postgresql://nobody@127.0.0.1:1/none"); }) == ErrorKind::connection);
  CHECK(kind_of([] { db::Database::open("mysql://host/base"); }) == ErrorKind::connection);
}

#include "programme/journal/journal.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <stdexcept>
#include <thread>

#include "programme/journal/chaine.h"
#include "tests/support/databases.h"

namespace {

const base::Instant midi = base::from_millis(1'663'236'000'000);

void add(db::Database& database, std::int64_t dossier,
         std::vector<std::pair<std::string, std::string>> details = {}) {
  database.write([&](db::Writing& w) {
    journal::inscrire(w, personne::systeme(), midi, {"note_deposee", "dossier", dossier, details});
  });
}

void add_ten(db::Database& database) {
  for (int i = 1; i <= 10; ++i) add(database, i % 3, {{"rang", std::to_string(i)}});
}

journal::Verification check(db::Database& database) {
  return database.read([](db::Reading& r) { return journal::verifier(r); });
}

/// Does what the triggers forbid, as someone with the file or the server in hand could.
void tamper(db::Database& database, const std::string& sql) {
  database.write([&](db::Writing& w) {
    if (w.engine() == db::Engine::sqlite)
      w.script("DROP TRIGGER journal_non_modifiable; DROP TRIGGER journal_non_effacable;");
    else
      w.script("ALTER TABLE journal DISABLE TRIGGER ALL");
    w.script(sql);
  });
}

/// The number of the first broken line after a change made behind the program's back.
std::int64_t broken_by(const std::string& sql, db::Database& database) {
  add_ten(database);
  REQUIRE_FALSE(check(database).rupture.has_value());
  tamper(database, sql);
  auto found = check(database).rupture;
  return found ? found->numero : 0;
}

void check_tampering(const std::string& sql, std::int64_t expected) {
  tests::on_both_engines([&](db::Database& database) { CHECK(broken_by(sql, database) == expected); });
}

}  // namespace

TEST_CASE("a line is read back with its author's name, its object and its details") {
  tests::on_both_engines([](db::Database& database) {
    auto id = database.write([](db::Writing& w) {
      return w.one<std::int64_t>(
          "INSERT INTO personne (courriel, nom, nom_tri, recherche, cree_le) "
          "VALUES ('ada@association.example', 'Ada Test', 'ada test', 'ada test', 0) RETURNING id");
    });
    personne::Acteur ada;
    ada.id = id.value();
    database.write([&](db::Writing& w) {
      journal::inscrire(w, ada, midi,
                        {"note_deposee", "dossier", 7, {{"numero", "12"}, {"financeur", "caf « é »"}}});
      journal::inscrire(w, personne::systeme(), midi, {"relance", "structure", 7});
    });
    auto lines = database.read([](db::Reading& r) { return journal::de_l_objet(r, "dossier", 7); });
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].numero == 1);
    CHECK(lines[0].le == midi);
    CHECK(lines[0].auteur_nom == "Ada Test");
    CHECK(lines[0].acte == "note_deposee");
    CHECK(lines[0].details == R"({"financeur":"caf « é »","numero":"12"})");
    CHECK(journal::detail(lines[0], "financeur") == "caf « é »");
    CHECK(journal::detail(lines[0], "absent") == "");
    auto program = database.read([](db::Reading& r) { return journal::de_l_objet(r, "structure", 7); });
    CHECK(program.at(0).auteur_nom == "Dentelle");
  });
}

TEST_CASE("lines are read in order after a number, so many at a time") {
  tests::on_both_engines([](db::Database& database) {
    add_ten(database);
    auto lines = database.read([](db::Reading& r) { return journal::apres(r, 4, 3); });
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].numero == 5);
    CHECK(lines[2].numero == 7);
    CHECK(database.read([](db::Reading& r) { return journal::apres(r, 10, 3); }).empty());
  });
}

TEST_CASE("an empty journal and an honest one are whole") {
  tests::on_both_engines([](db::Database& database) {
    CHECK(check(database).lignes == 0);
    CHECK_FALSE(check(database).rupture.has_value());
    add_ten(database);
    CHECK(check(database).lignes == 10);
    CHECK_FALSE(check(database).rupture.has_value());
  });
}

TEST_CASE("a changed line is named, whatever was changed in it") {
  check_tampering("UPDATE journal SET le = le + 1 WHERE numero = 4", 4);
  check_tampering("UPDATE journal SET auteur_id = 3 WHERE numero = 1", 1);
  check_tampering("UPDATE journal SET acte = 'note_reprise' WHERE numero = 10", 10);
  check_tampering("UPDATE journal SET objet = 'structure' WHERE numero = 5", 5);
  check_tampering("UPDATE journal SET objet_id = 999 WHERE numero = 5", 5);
  check_tampering("UPDATE journal SET details = '{}' WHERE numero >= 5", 5);
  check_tampering("UPDATE journal SET empreinte = 'x' WHERE numero = 6", 6);
}

TEST_CASE("a removed line is named: first, middle or last") {
  check_tampering("DELETE FROM journal WHERE numero = 1", 1);
  check_tampering("DELETE FROM journal WHERE numero IN (5, 6, 8)", 5);
  check_tampering("DELETE FROM journal WHERE numero = 10", 10);
  check_tampering("DELETE FROM journal", 1);
}

TEST_CASE("two lines that changed places are named at the first of them") {
  check_tampering(
      "UPDATE journal SET numero = 99 WHERE numero = 3; UPDATE journal SET numero = 3 WHERE numero = 7;"
      "UPDATE journal SET numero = 7 WHERE numero = 99;",
      3);
}

TEST_CASE("a line added behind the program's back is named") {
  const std::string columns =
      "INSERT INTO journal (numero, le, auteur_id, acte, objet, objet_id, details, empreinte) ";
  check_tampering(columns + "VALUES (11, 0, 0, 'a', 'o', 1, '{}', 'x')", 11);
  check_tampering(columns + "VALUES (13, 0, 0, 'a', 'o', 1, '{}', 'x')", 11);
}

TEST_CASE("a well-made line that the head does not know is named") {
  tests::on_both_engines([](db::Database& database) {
    add_ten(database);
    add(database, 1);
    database.write([](db::Writing& w) {
      w.script(
          "UPDATE journal_tete SET numero = 10, empreinte = (SELECT empreinte FROM journal WHERE numero = "
          "10)");
    });
    CHECK(check(database).rupture.value().numero == 11);
  });
}

TEST_CASE("a changed head is noticed") {
  check_tampering("UPDATE journal_tete SET empreinte = 'x'", 10);
  check_tampering("UPDATE journal_tete SET numero = 12", 11);
  check_tampering("UPDATE journal_tete SET numero = 8", 9);
}

TEST_CASE("the database itself refuses to change or to delete a line") {
  tests::on_both_engines([](db::Database& database) {
    add_ten(database);
    std::vector<std::string> attempts = {"UPDATE journal SET acte = 'x' WHERE numero = 3",
                                         "DELETE FROM journal WHERE numero = 3", "DELETE FROM journal_tete"};
    if (database.engine() == db::Engine::postgres)
      attempts.push_back("TRUNCATE journal");
    else
      attempts.push_back("REPLACE INTO journal SELECT numero, 0, 0, 'x', 'x', 0, '{}', '' FROM journal");
    for (const auto& sql : attempts)
      CHECK_THROWS_AS_MESSAGE(database.write([&](db::Writing& w) { w.exec(sql); }), db::Error, sql);
    CHECK_FALSE(check(database).rupture.has_value());
  });
}

TEST_CASE("sixteen threads leave a chain without gaps, though some of their transactions are undone") {
  tests::on_both_engines([](db::Database& database) {
    auto one = [&](int thread, int i) {
      database.write([&](db::Writing& w) {
        journal::inscrire(w, personne::systeme(), midi,
                          {"essai", "dossier", thread, {{"i", std::to_string(i)}}});
        if (i % 5 == 0) throw std::runtime_error("undone");
      });
    };
    std::vector<std::jthread> threads;
    for (int t = 0; t < 16; ++t)
      threads.emplace_back([&, t] {
        for (int i = 1; i <= 20; ++i) try {
            one(t, i);
          } catch (const std::runtime_error&) {
          }
      });
    threads.clear();
    auto result = check(database);
    CHECK(result.lignes == 16 * 16);
    CHECK_FALSE(result.rupture.has_value());
  });
}

TEST_CASE("no two different lines have one digest") {
  using journal::Inscription;
  auto line = [](std::string acte, std::string objet, std::string details) {
    return Inscription{1, midi, 0, std::move(acte), std::move(objet), 1, std::move(details), ""};
  };
  CHECK(journal::empreinte("", line("ab", "c", "{}")) != journal::empreinte("", line("a", "bc", "{}")));
  CHECK(journal::empreinte("", line("a", "b", "{}")) != journal::empreinte("a", line("a", "b", "{}")));
  CHECK(rc::check("fields cannot flow into one another", [&](const std::string& a, const std::string& b,
                                                             const std::string& c, const std::string& d) {
    RC_PRE(a != c || b != d);
    RC_ASSERT(journal::empreinte("", line(a, b, "")) != journal::empreinte("", line(c, d, "")));
  }));
}

TEST_CASE("details have one text whatever their order, and give their values back") {
  CHECK(journal::json({{"b", "2"}, {"a", "\"1\"\n"}}) == "{\"a\":\"\\\"1\\\"\\n\",\"b\":\"2\"}");
  CHECK(journal::json({}) == "{}");
  CHECK(journal::valeur(journal::json({{"a", "\"1\"\n"}}), "a") == "\"1\"\n");
  CHECK(journal::valeur("not json", "a") == "");
}

TEST_CASE("an act on many objects writes as many lines, chained as if they had been written one by one") {
  tests::on_both_engines([](db::Database& database) {
    std::vector<journal::Fait> facts;
    for (int i = 1; i <= 75; ++i) facts.push_back({"passage_convoque", "passage", i, {{"sequence", "1"}}});
    add(database, 1);
    auto before = db::queries_of_this_thread();
    auto last = database.write(
        [&](db::Writing& w) { return journal::inscrire_tous(w, personne::systeme(), midi, facts); });
    CHECK(last == 76);
    CHECK(db::queries_of_this_thread() - before < 10);
    add(database, 2);
    CHECK_FALSE(check(database).rupture.has_value());
    CHECK(check(database).lignes == 77);
    auto one = database.read([](db::Reading& r) { return journal::de_l_objet(r, "passage", 75); });
    REQUIRE(one.size() == 1);
    CHECK(one[0].numero == 76);
  });
}

TEST_CASE("an act on nothing writes no line") {
  tests::on_both_engines([](db::Database& database) {
    CHECK(database.write(
              [](db::Writing& w) { return journal::inscrire_tous(w, personne::systeme(), midi, {}); }) == 0);
    CHECK(check(database).lignes == 0);
  });
}

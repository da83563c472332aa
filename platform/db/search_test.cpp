#include "platform/db/search.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "platform/db/replace.h"
#include "tests/support/databases.h"

namespace {

void make_table(db::Database& database) {
  database.write([](db::Writing& w) {
    std::string integer = w.engine() == db::Engine::sqlite ? "INTEGER" : "BIGINT";
    w.script("CREATE TABLE texte (id " + integer + " PRIMARY KEY, mots TEXT NOT NULL)");
    w.script(db::search_index(w.engine(), "texte"));
  });
}

void store(db::Database& database, int id, std::string_view text) {
  database.write([&](db::Writing& w) {
    w.exec("INSERT INTO texte (id, mots) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET mots = excluded.mots",
           id, db::search_words(text));
  });
}

std::vector<int> find(db::Database& database, std::string_view typed) {
  auto engine = database.engine();
  auto expression = db::search_expression(typed, engine == db::Engine::sqlite);
  if (expression.empty()) return {};
  auto sql =
      "SELECT t.id FROM texte t WHERE " + db::search_condition(engine, "texte", "t", "?1") + " ORDER BY t.id";
  return database.read([&](db::Reading& r) { return r.all<int>(sql, expression); });
}

using Ids = std::vector<int>;

}  // namespace

TEST_CASE("words are stored folded and stemmed") {
  CHECK(db::search_words("L’évaluation des chevaux") == "l evalu de cheval");
  CHECK(db::search_words("  Œuvres — (2023) ") == db::search_words("oeuvres 2023"));
  CHECK(db::search_words("") == "");
  CHECK(db::search_words("日本 !?") == "");
}

TEST_CASE("what a person types finds the words in their other forms") {
  tests::on_both_engines([](db::Database& database) {
    make_table(database);
    store(database, 1, "Évaluations des œuvres");
    store(database, 2, "Le cheval de l’atelier");
    store(database, 3, "Ateliers d'écriture pour les femmes");
    CHECK(find(database, "evaluation") == Ids{1});
    CHECK(find(database, "ÉVALUATIONS oeuvre") == Ids{1});
    CHECK(find(database, "oeuvres") == Ids{1});
    CHECK(find(database, "œuvre") == Ids{1});
    CHECK(find(database, "chevaux") == Ids{2});
    CHECK(find(database, "atelier") == Ids{2, 3});
    CHECK(find(database, "atelier femme") == Ids{3});
    CHECK(find(database, "atelier absent") == Ids{});
  });
}

TEST_CASE("the last word may be only begun") {
  tests::on_both_engines([](db::Database& database) {
    make_table(database);
    store(database, 1, "Insertion professionnelle");
    CHECK(find(database, "inser") == Ids{1});
    CHECK(find(database, "insertion prof") == Ids{1});
    CHECK(find(database, "prof insertion") == Ids{});
  });
}

TEST_CASE("the index follows changes and removals") {
  tests::on_both_engines([](db::Database& database) {
    make_table(database);
    store(database, 1, "jardin");
    store(database, 1, "théâtre");
    CHECK(find(database, "jardin") == Ids{});
    CHECK(find(database, "theatre") == Ids{1});
    database.write([](db::Writing& w) { w.exec("DELETE FROM texte"); });
    CHECK(find(database, "theatre") == Ids{});
  });
}

TEST_CASE("operators of the engines have no meaning in what is typed") {
  tests::on_both_engines([](db::Database& database) {
    make_table(database);
    store(database, 1, "alpha and beta or gamma");
    CHECK(find(database, "alpha OR absent") == Ids{});
    CHECK(find(database, "alpha AND beta") == Ids{1});
    CHECK(find(database, "\"beta alpha\"") == Ids{1});
    CHECK(find(database, "NOT alpha") == Ids{});
    CHECK(find(database, "mots:alpha") == Ids{});
    for (auto typed : {"alpha*", "(alpha", "alpha & beta", "alpha | beta", "!alpha", "^alpha", "-alpha",
                       "'alpha':*", "\\alpha", "alpha <-> beta"})
      CHECK_MESSAGE(find(database, typed) == Ids{1}, typed);
  });
}

TEST_CASE("no typed text makes an error of the engine") {
  tests::on_both_engines([](db::Database& database) {
    make_table(database);
    store(database, 1, "alpha");
    auto piece = rc::gen::element<std::string>("alpha", "'", "\"", "*", ":", "(", ")", "&", "|", "!", "<->",
                                               "\\", " ", "NEAR", "AND", "OR", "NOT", "é", "œ", "\xC3",
                                               std::string(1, '\0'), "^", "-", "{", "}", "+", "123", "a1",
                                               "%", "?1", ",", std::string(3000, 'x'));
    CHECK(rc::check("pieces that engines know", [&] {
      std::string typed;
      for (const auto& part : *rc::gen::container<std::vector<std::string>>(piece)) typed += part;
      find(database, typed);
    }));
    CHECK(rc::check("any bytes", [&](const std::string& typed) {
      store(database, 2, typed);
      find(database, typed);
    }));
  });
}

TEST_CASE("a text is found by any of its own words, as they stand") {
  tests::on_both_engines([](db::Database& database) {
    make_table(database);
    auto word =
        rc::gen::element<std::string>("Évaluations", "chevaux", "l’œuvre", "quartiers", "insertion", "2023",
                                      "accès-aux-droits", "santé", "égalité", "heureuse", "nationaux", "vie");
    CHECK(rc::check("words", [&] {
      auto chosen = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(word));
      std::string text;
      for (const auto& w : chosen) text += w + " ";
      store(database, 1, text);
      for (const auto& w : chosen) RC_ASSERT(find(database, w) == Ids{1});
    }));
  });
}

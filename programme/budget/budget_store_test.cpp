#include "programme/budget/budget_store.h"

#include <doctest/doctest.h>

#include "programme/budget/lignes_store.h"
#include "programme/campagne/charger.h"
#include "programme/dossier/test_personnes.h"
#include "tests/support/databases.h"
#include "tests/support/source_dir.h"

using namespace budget;

namespace {

const campagne::Campagne& call() {
  static const auto c = campagne::charger(tests::source_dir() + "/campagnes/valenciennes-2023").value();
  return c;
}

struct World {
  db::Database& database;
  dossier::test::People people = dossier::test::people(database);
  dossier::Dossier first = project(), second = project();
  base::Instant now = dossier::test::paris("2029-10-01T09:00");

  dossier::Dossier project() {
    auto id = dossier::test::with_complete_note(database, people);
    return database.read([&](db::Reading& r) { return dossier::find(r, people.writer, id).value(); });
  }
  std::int64_t save(const dossier::Dossier& d, Genre g, const Budget& b, int year = 2023) {
    return database.write([&](db::Writing& w) {
      auto locked = verrouiller(w, d, g, year, now);
      auto fields = en_champs(call(), b);
      for (auto& [name, field] : fields) field.avant = dossier::marque(locked.saisie.valeur(name));
      auto fusion = dossier::fusionner(locked.saisie, fields, people.writer.id, now);
      enregistrer(w, locked, fusion.brouillon, call(), now);
      return locked.version;
    });
  }
  Budget load(const dossier::Dossier& d, Genre g, int year = 2023) {
    return database.read(
        [&](db::Reading& r) { return lire_budget(charger(r, d, g, year).saisie, call()).budget; });
  }
};

Budget some() {
  Budget b;
  b.montants = {{"601", {12'345}}, {"864", {5}}};
  b.financeurs = {{"74-ETAT", "etat", "", {100}, {200}}, {"74-PRIVE", "", "Une fondation", {}, {7}}};
  return b;
}

}  // namespace

TEST_CASE("a budget is empty before it is saved, then what was saved; each save grows its version") {
  tests::on_both_engines([](db::Database& database) {
    World world{database};
    CHECK(world.load(world.first, Genre::action) == Budget{});
    CHECK(world.save(world.first, Genre::action, some()) == 1);
    CHECK(world.save(world.first, Genre::action, some()) == 2);
    CHECK(world.load(world.first, Genre::action) == some());
    CHECK(world.load(world.second, Genre::action) == Budget{});
    CHECK(world.load(world.first, Genre::structure) == Budget{});
  });
}

TEST_CASE("the structure's budget of a year is the same in all its dossiers") {
  tests::on_both_engines([](db::Database& database) {
    World world{database};
    world.save(world.first, Genre::structure, some());
    CHECK(world.load(world.second, Genre::structure) == some());
    CHECK(world.load(world.second, Genre::structure, 2024) == Budget{});
    CHECK(world.save(world.second, Genre::structure, some()) == 2);
  });
}

TEST_CASE(
    "what can be read stands in lines: amounts, funders with both parts, nothing of what was taken away") {
  tests::on_both_engines([](db::Database& database) {
    World world{database};
    world.save(world.first, Genre::action, some());
    auto count = [&](std::string_view where) {
      return database.read([&](db::Reading& r) {
        return *r.one<std::int64_t>("SELECT COUNT(*) FROM budget_ligne WHERE " + std::string(where));
      });
    };
    CHECK(count("ligne = '601' AND rang = 0 AND montant = 12345") == 1);
    CHECK(count("financeur = 'etat' AND rang = 1 AND droit_commun = 100 AND montant = 300") == 1);
    CHECK(count("1 = 1") == 4);
    database.write([&](db::Writing& w) {
      auto locked = verrouiller(w, world.first, Genre::action, 2023, world.now);
      auto emptied = locked.saisie;
      emptied.poser("m_601", {"", 1, world.now});
      enregistrer(w, locked, emptied, call(), world.now);
    });
    CHECK(count("1 = 1") == 3);
  });
}

TEST_CASE("the database refuses an amount below zero, and a funder's that is not the sum of its parts") {
  tests::on_both_engines([](db::Database& database) {
    World world{database};
    world.save(world.first, Genre::action, {});
    for (auto values :
         {"'601', 0, 0, 0, -1", "'74-ETAT', 1, 1, 1, 3", "'74-ETAT', 1, -1, 2, 1", "'601', 0, 1, 0, 1"})
      CHECK_THROWS_AS(database.write([&](db::Writing& w) {
        w.exec(
            "INSERT INTO budget_ligne (budget_id, ligne, rang, droit_commun, specifique, montant) SELECT "
            "id, " +
            std::string(values) + " FROM budget");
      }),
                      db::Error);
  });
}

TEST_CASE("a budget of 60 lines is saved in a few queries") {
  tests::on_both_engines([](db::Database& database) {
    World world{database};
    Budget b;
    for (const auto& l : call().budget)
      if (saisissable(call(), l)) b.montants[l.code] = {100};
    for (int i = 0; i < 20; ++i) b.financeurs.push_back({"74-ETAT", "etat", "", {}, {100}});
    auto before = db::queries_of_this_thread();
    world.save(world.first, Genre::action, b);
    CHECK(db::queries_of_this_thread() - before <= 20);
    CHECK(world.load(world.first, Genre::action) == b);
    b.montants["601"] = {101};
    before = db::queries_of_this_thread();
    world.save(world.first, Genre::action, b);
    CHECK(db::queries_of_this_thread() - before <= 8);
    CHECK(world.load(world.first, Genre::action) == b);
  });
}

TEST_CASE("the kinds of budget are named in addresses") {
  CHECK(genre(code(Genre::action)) == Genre::action);
  CHECK(genre(code(Genre::structure)) == Genre::structure);
  CHECK_FALSE(genre("autre"));
}

TEST_CASE("the budgets of many actions are read at once, as they were saved; without one it is empty") {
  tests::on_both_engines([](db::Database& database) {
    World world{database};
    world.save(world.first, Genre::action, some());
    world.save(world.first, Genre::structure, some());
    auto read = database.read(
        [&](db::Reading& r) { return budgets_des_actions(r, {world.first.id, world.second.id}); });
    CHECK(read.at(world.first.id) == some());
    CHECK(read.at(world.second.id) == Budget{});
    CHECK(database.read([](db::Reading& r) { return budgets_des_actions(r, {}); }).empty());
  });
}

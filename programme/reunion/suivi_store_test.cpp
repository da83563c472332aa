#include "programme/reunion/suivi_store.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "programme/reunion/salle_test.h"
#include "tests/support/databases.h"

using namespace reunion;
using namespace reunion::test;

namespace {

const Instant midday = paris("2029-10-04T12:30");

std::vector<Avancement> counted(db::Database& database, const EnReunion& s, const personne::Acteur& who,
                                Par p) {
  return database.read([&](db::Reading& r) { return avancements(r, who, s.campagne.code, p); });
}

std::vector<Attente> waiting(db::Database& database, const EnReunion& s, const personne::Acteur& who,
                             Instant now = midday) {
  return database.read([&](db::Reading& r) { return attentes(r, who, now, s.campagne); });
}

}  // namespace

TEST_CASE("passages are counted by meeting, commune and theme, from convened to recorded") {
  tests::on_both_engines([](db::Database& database) {
    auto s = en_reunion(database);
    tick(database, s, {.passage = s.passages[0], .vu = "0"});
    tick(database, s, {.passage = s.passages[1], .presence = Presence::absent, .vu = "0"});
    database.write([&](db::Writing& w) {
      w.exec("UPDATE passage SET etat = 'planifie', convoque_le = NULL WHERE id = ?1", s.passages[2]);
      w.exec("UPDATE passage SET etat = 'confirme', consolide_le = 1 WHERE id = ?1", s.passages[0]);
      w.exec("UPDATE passage SET decision = 'annulation', decision_le = 1 WHERE id = ?1", s.passages[1]);
    });
    for (auto [p, key] : {std::pair{Par::reunion, std::to_string(s.reunion.id)},
                          {Par::commune, std::string("00001")},
                          {Par::theme, std::string("emploi")}}) {
      auto rows = counted(database, s, s.people.boss, p);
      REQUIRE(rows.size() == 1);
      const auto& a = rows[0];
      CHECK(a.cle == key);
      CHECK(a.passages == 3);
      CHECK(a.convoques == 2);
      CHECK(a.confirmes == 1);
      CHECK(a.presents == 1);
      CHECK(a.absents == 1);
      CHECK(a.decides == 1);
      CHECK(a.consolides == 1);
    }
  });
}

TEST_CASE("a project of several communes counts in each, and once in all") {
  tests::on_both_engines([](db::Database& database) {
    auto s = en_reunion(database);
    database.write([&](db::Writing& w) {
      w.exec("INSERT INTO dossier_commune (dossier_id, commune) VALUES (?1, '00002')", s.dossiers[0]);
      w.exec("DELETE FROM dossier_commune WHERE dossier_id = ?1", s.dossiers[1]);
    });
    auto rows = counted(database, s, s.people.boss, Par::commune);
    std::ranges::sort(rows, {}, &Avancement::cle);
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].cle.empty());
    CHECK(rows[1].passages == 2);
    CHECK(rows[2].passages == 1);
    auto all = database.read([&](db::Reading& r) { return avancement(r, s.people.boss, s.campagne.code); });
    CHECK(all.passages == 3);
  });
}

TEST_CASE("everybody counts what they follow in their work, members nothing") {
  tests::on_both_engines([](db::Database& database) {
    auto s = en_reunion(database);
    CHECK(counted(database, s, s.chef, Par::reunion).at(0).passages == 3);
    CHECK(counted(database, s, s.etranger, Par::reunion).empty());
    CHECK(counted(database, s, s.people.writer, Par::reunion).empty());
  });
}

TEST_CASE("what waits for somebody is told of the meetings that they run") {
  tests::on_both_engines([](db::Database& database) {
    auto s = en_reunion(database);
    database.write([&](db::Writing& w) {
      w.exec(
          "INSERT INTO deplacement (passage_id, motif, demande_le, demande_par) VALUES (?1, 'Train', 0, 'x')",
          s.passages[2]);
    });
    auto before = waiting(database, s, s.people.boss, paris("2029-10-01T09:00"));
    REQUIRE(before.size() == 1);
    CHECK(before[0].code == "amont");
    CHECK(before[0].sans_creneau == 1);
    CHECK(before[0].deplacements == 1);
    CHECK(before[0].a_pointer == 0);
    auto after = waiting(database, s, s.chef);
    REQUIRE(after.size() == 1);
    CHECK(after[0].a_pointer == 2);
    CHECK(waiting(database, s, s.agent).empty());
    CHECK(waiting(database, s, s.etranger).empty());
  });
}

TEST_CASE("absences wait once the list is closed, records until they are sent, slots until they are told") {
  tests::on_both_engines([](db::Database& database) {
    auto s = en_reunion(database);
    database.write([&](db::Writing& w) {
      w.exec("UPDATE passage SET etat = 'planifie', convoque_le = NULL WHERE id = ?1", s.passages[1]);
    });
    CHECK(waiting(database, s, s.people.boss, paris("2029-10-04T09:14")).at(0).a_convoquer == 1);
    CHECK(waiting(database, s, s.people.boss, quarter_past).at(0).a_convoquer == 0);
    tick(database, s, {.passage = s.passages[0], .vu = "0"});
    tick(database, s, {.passage = s.passages[1], .presence = Presence::absent, .vu = "0"});
    CHECK(waiting(database, s, s.people.boss).at(0).releves == 1);
    CHECK(waiting(database, s, s.people.boss).at(0).absences == 0);
    database.write([&](db::Writing& w) { w.exec("UPDATE reunion SET close_le = 1"); });
    CHECK(waiting(database, s, s.people.boss).at(0).absences == 1);
    database.write([&](db::Writing& w) {
      w.exec("UPDATE passage SET consolide_le = 1 WHERE id = ?1", s.passages[0]);
      w.exec("UPDATE passage SET decision = 'derogation', decision_le = 1 WHERE id = ?1", s.passages[1]);
    });
    auto rest = waiting(database, s, s.people.boss).at(0);
    CHECK(rest.releves == 0);
    CHECK(rest.absences == 0);
    CHECK(rest.sans_creneau == 1);
  });
}

TEST_CASE("projects handed to a meeting without a passage wait, even where the meeting is not opened") {
  tests::on_both_engines([](db::Database& database) {
    auto s = en_reunion(database);
    database.write([&](db::Writing& w) {
      w.exec("DELETE FROM passage WHERE id = ?1", s.passages[2]);
      w.exec("UPDATE ventilation SET reunion = 'sante' WHERE dossier_id = ?1", s.dossiers[2]);
    });
    auto all = waiting(database, s, s.people.boss, paris("2029-10-01T09:00"));
    REQUIRE(all.size() == 1);
    CHECK(all[0].reunion == 0);
    CHECK(all[0].code == "sante");
    CHECK(all[0].a_reprendre == 1);
    CHECK(waiting(database, s, s.chef, paris("2029-10-01T09:00")).empty());
  });
}

TEST_CASE("the board is read in a few queries") {
  tests::on_both_engines([](db::Database& database) {
    auto s = en_reunion(database);
    database.read([&](db::Reading& r) {
      auto before = db::queries_of_this_thread();
      attentes(r, s.people.boss, midday, s.campagne);
      avancements(r, s.people.boss, s.campagne.code, Par::commune);
      avancement(r, s.people.boss, s.campagne.code);
      CHECK(db::queries_of_this_thread() - before <= 5);
    });
  });
}

TEST_CASE("a way to count is known by its code") {
  for (auto p : {Par::reunion, Par::commune, Par::theme}) CHECK(par(code(p)) == p);
  CHECK_FALSE(par("qpv"));
  CHECK(label(Par::theme) == "Par thème");
}

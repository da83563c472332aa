#include "programme/reunion/salle_store.h"

#include <doctest/doctest.h>

#include "programme/reunion/salle_test.h"
#include "tests/support/databases.h"

using namespace reunion;
using namespace reunion::test;

namespace {

bool follows(db::Database& database, const EnReunion& s, const personne::Acteur& who) {
  return database.read(
      [&](db::Reading& r) { return passage_en_salle(r, who, s.reunion, s.passages[0]).has_value(); });
}

std::vector<std::int64_t> listed(db::Database& database, const EnReunion& s, const personne::Acteur& who) {
  std::vector<std::int64_t> ids;
  for (auto& p : database.read([&](db::Reading& r) { return passages_en_salle(r, who, s.reunion); }))
    ids.push_back(p.id);
  return ids;
}

void rule(db::Database& database, const EnReunion& s, const personne::Acteur& who, std::string_view state) {
  database.write([&](db::Writing& w) {
    w.exec(
        "INSERT INTO conflit_interet (personne_id, structure_id, etat, origine, trouve_le, decide_le)"
        " VALUES (?1, ?2, ?3, 'membre', 0, CASE WHEN ?3 = 'suggere' THEN NULL ELSE 0 END)"
        " ON CONFLICT (personne_id, structure_id) DO UPDATE SET etat = excluded.etat, decide_le = "
        "excluded.decide_le",
        who.id, s.people.tilleuls, state);
  });
}

}  // namespace

TEST_CASE("who works on a project or is invited follows it in the room; its porteurs and strangers do not") {
  tests::on_both_engines([](db::Database& database) {
    auto s = en_reunion(database);
    for (const auto* who : {&s.people.boss, &s.agent, &s.chef, &s.invite}) {
      CHECK(follows(database, s, *who));
      CHECK(listed(database, s, *who) == s.passages);
    }
    for (const auto* who : {&s.people.writer, &s.people.other, &s.etranger}) {
      CHECK_FALSE(follows(database, s, *who));
      CHECK(listed(database, s, *who).empty());
    }
  });
}

TEST_CASE(
    "a member of the structure who also has a role is kept out until someone has ruled out a conflict") {
  tests::on_both_engines([](db::Database& database) {
    auto s = en_reunion(database);
    auto both = s.agent;
    both.structures = s.people.writer.structures;
    CHECK_FALSE(follows(database, s, both));
    rule(database, s, both, "suggere");
    CHECK_FALSE(follows(database, s, both));
    CHECK(listed(database, s, both).empty());
    rule(database, s, both, "ecarte");
    CHECK(follows(database, s, both));
    CHECK(listed(database, s, both) == s.passages);
    both.conflits = {s.people.tilleuls};
    CHECK_FALSE(follows(database, s, both));
  });
}

TEST_CASE("a passage is found in its own meeting only") {
  tests::on_both_engines([](db::Database& database) {
    auto s = en_reunion(database);
    database.write([&](db::Writing& w) {
      auto other = find_reunion(w, s.people.boss, add_meeting(w, "sante", "Réunion Santé")).value();
      CHECK_FALSE(passage_en_salle(w, s.people.boss, other, s.passages[0]));
      CHECK_FALSE(passage_en_salle(w, s.people.boss, s.reunion, 9999));
    });
  });
}

TEST_CASE("passages follow one another room after room, those without slot last") {
  tests::on_both_engines([](db::Database& database) {
    auto s = en_reunion(database);
    database.write([&](db::Writing& w) {
      auto room_b =
          w.one<std::int64_t>(
               "INSERT INTO demi_journee (reunion_id, debut, fin, salle) VALUES (?1, ?2, ?3, 'Salle B')"
               " RETURNING id",
               s.reunion.id, nine, nine + std::chrono::hours(3))
              .value();
      w.exec("UPDATE passage SET demi_journee_id = ?2, debut = ?3, fin = ?4 WHERE id = ?1", s.passages[0],
             room_b, nine, quarter_past);
    });
    CHECK(listed(database, s, s.people.boss) ==
          std::vector<std::int64_t>{s.passages[1], s.passages[0], s.passages[2]});
  });
}

TEST_CASE(
    "the communes at stake are those of the project and of the meeting; who is withdrawn is not invited") {
  tests::on_both_engines([](db::Database& database) {
    auto s = en_reunion(database);
    database.write([&](db::Writing& w) {
      auto p = passage_en_salle(w, s.people.boss, s.reunion, s.passages[0]).value();
      auto here = parties(w, s.campagne, p);
      CHECK(here.communes == std::vector<std::string>{"00001"});
      REQUIRE(here.invitations.size() == 1);
      CHECK(here.invitations[0].institution == "Conseil citoyen");
      CHECK(here.invitations[0].personne == s.invite.id);
      w.exec("UPDATE invite SET retire_le = 1");
      CHECK(parties(w, s.campagne, p).invitations.empty());
    });
  });
}

TEST_CASE("a meeting's topic leads back to it, anything else to nothing") {
  CHECK(reunion_du_sujet(sujet(12)) == 12);
  for (auto wrong : {"reunion:", "reunion:x", "reunion:12 ", "dossier:12", ""})
    CHECK_FALSE(reunion_du_sujet(wrong));
}

TEST_CASE("where meetings stand is read in one query, for none in none") {
  tests::on_both_engines([](db::Database& database) {
    auto s = en_reunion(database);
    database.write([&](db::Writing& w) { annoncer(w, s.reunion.id); });
    database.read([&](db::Reading& r) {
      auto queries = db::queries_of_this_thread();
      auto found = directs(r, {s.reunion.id, 9999, 9998});
      REQUIRE(found.size() == 1);
      CHECK(found[0].direct == 1);
      CHECK(directs(r, {}).empty());
      CHECK(db::queries_of_this_thread() - queries == 1);
    });
  });
}

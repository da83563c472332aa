#include "programme/dossier/apres_depot_store.h"

#include <doctest/doctest.h>

#include "programme/dossier/test_personnes.h"
#include "tests/support/databases.h"

using namespace dossier;

namespace {

void hand_on(db::Database& database, std::int64_t id) {
  database.write([&](db::Writing& w) {
    w.exec(
        "INSERT INTO ventilation (dossier_id, tour, etat, reunion, modifie_le, modifie_par, transmise_le)"
        " VALUES (?1, 1, 'transmise', 'amont', 1, 0, 1)",
        id);
  });
}

void plan(db::Database& database, std::int64_t id, std::string_view state) {
  database.write([&](db::Writing& w) {
    auto meeting = w.one<std::int64_t>(
                        "INSERT INTO reunion (campagne, code, titre, duree_passage) VALUES ('essai-2030', "
                        "'aval', 'Aval', 15)"
                        " RETURNING id")
                       .value();
    auto half = w.one<std::int64_t>(
                     "INSERT INTO demi_journee (reunion_id, debut, fin) VALUES (?1, 1000, 9000) RETURNING id",
                     meeting)
                    .value();
    w.exec(
        "INSERT INTO passage (dossier_id, reunion_id, demi_journee_id, debut, fin, etat, convoque_le, nonce, "
        "code)"
        " VALUES (?1, ?2, ?3, 1000, 2000, ?4, CASE ?4 WHEN 'planifie' THEN NULL ELSE 5 END, 'n', 'K7R2M9')",
        id, meeting, half, state);
  });
}

std::vector<ApresDepot> told(db::Database& database, const personne::Acteur& who) {
  return database.read([&](db::Reading& r) { return apres_depot(r, who, "essai-2030"); });
}

}  // namespace

TEST_CASE("members are told what became of their dossiers, nobody else is, and nothing before it was told") {
  tests::on_both_engines([](db::Database& database) {
    auto p = test::people(database);
    auto id = test::with_complete_note(database, p);
    CHECK(told(database, p.writer).empty());
    hand_on(database, id);
    REQUIRE(told(database, p.writer).size() == 1);
    CHECK(told(database, p.writer).front().reunion == "amont");
    CHECK(told(database, p.writer).front().definitif.empty());
    CHECK(told(database, p.other).empty());
    CHECK(told(database, p.boss).empty());
    database.write([&](db::Writing& w) {
      w.exec(
          "INSERT INTO definitif (dossier_id, etat, ouvert_le, ouvert_par, modifie_le) VALUES (?1, "
          "'a_signer', "
          "1, ?2, 1)",
          id, p.writer.id);
    });
    CHECK(told(database, p.writer).front().definitif == "a_signer");
  });
}

TEST_CASE(
    "the hour of a passage is known to its porteur once they are convened, and the meeting where it passes") {
  for (std::string_view state : {"planifie", "convoque"})
    tests::on_both_engines([&](db::Database& database) {
      auto p = test::people(database);
      auto id = test::with_complete_note(database, p);
      hand_on(database, id), plan(database, id, state);
      auto one = told(database, p.writer).at(0);
      CHECK(one.reunion == "aval");
      CHECK(one.debut.has_value() == (state == "convoque"));
      CHECK_FALSE(one.demande);
      database.write([](db::Writing& w) {
        w.exec(
            "INSERT INTO deplacement (passage_id, motif, demande_le, demande_par) SELECT id, 'm', 1, 'x' "
            "FROM passage");
      });
      CHECK(told(database, p.writer).at(0).demande);
    });
}

#include "programme/definitif/fiche_store.h"

#include <doctest/doctest.h>

#include "programme/definitif/definitif_store.h"
#include "programme/definitif/fiche_test.h"
#include "programme/dossier/test_personnes.h"
#include "tests/support/databases.h"

using namespace definitif;
using namespace definitif::fiche;
using dossier::test::paris;

namespace {

const base::Instant now = paris("2029-11-10T10:00"), later = paris("2029-11-11T10:00");
const Regard everything{.toutes = true}, upstream{.communes = {"00001"}}, nothing{};

/// A final dossier that its writer opened.
struct Site {
  db::Database& database;
  dossier::test::People people = dossier::test::people(database);
  dossier::Dossier dossier = opened();

  dossier::Dossier opened() {
    auto id = dossier::test::with_complete_note(database, people);
    return database.write([&](db::Writing& w) {
      definitif::create(w, people.writer, now, id, {});
      return dossier::find(w, people.writer, id).value();
    });
  }
  std::int64_t add(Genre g, std::string_view commune = "", const test::Answers& answers = {}) {
    return database.write([&](db::Writing& w) {
      return ajouter(w, people.writer, now, dossier, g, commune, test::typed(answers)).value();
    });
  }
  std::vector<Fiche> seen(const Regard& look) {
    return database.read([&](db::Reading& r) { return fiches(r, dossier, look); });
  }
  std::optional<Fiche> one(const Regard& look, std::int64_t id) {
    return database.read([&](db::Reading& r) { return trouver(r, dossier, look, id); });
  }
};

}  // namespace

TEST_CASE("a sheet is kept as it was typed, with who changed it last") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto id = s.add(Genre::activite, "", {{"titre", "Séjour"}});
    auto f = s.one(everything, id).value();
    CHECK(f.titre() == "Séjour");
    CHECK(f.genre == Genre::activite);
    CHECK(f.modifie_par == "ecrit");
    CHECK(f.modifie_le == now);
    database.write([&](db::Writing& w) {
      REQUIRE(verrouiller(w, s.dossier));
      enregistrer(w, s.people.boss, later, f, test::with(f.saisie, "titre", "Stage"));
    });
    auto changed = s.one(everything, id).value();
    CHECK(changed.titre() == "Stage");
    CHECK(changed.version == f.version + 1);
    CHECK(changed.modifie_par == "coordonne");
    CHECK(changed.modifie_le == later);
  });
}

TEST_CASE("a sheet withdrawn stays, and can be taken back") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto f = s.one(everything, s.add(Genre::poste)).value();
    database.write([&](db::Writing& w) { retirer(w, s.people.writer, later, f); });
    CHECK(s.one(everything, f.id)->retiree_le == later);
    database.write([&](db::Writing& w) { retirer(w, s.people.writer, later, f, true); });
    CHECK_FALSE(s.one(everything, f.id)->retiree_le);
  });
}

TEST_CASE("who looks at one territory finds the contributions of its communes, and not those of another") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto here = s.add(Genre::contribution, "00001"), there = s.add(Genre::contribution, "00002");
    CHECK(s.seen(everything).size() == 2);
    REQUIRE(s.seen(upstream).size() == 1);
    CHECK(s.seen(upstream)[0].id == here);
    CHECK_FALSE(s.one(upstream, there));
    CHECK(s.seen(nothing).empty());
    CHECK_FALSE(s.one(nothing, here));
  });
}

TEST_CASE("a sheet is not found through another dossier") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto id = s.add(Genre::activite);
    auto other = s.dossier;
    other.id += 1;
    CHECK_FALSE(database.read([&](db::Reading& r) { return trouver(r, other, everything, id); }));
    CHECK_FALSE(database.read([&](db::Reading& r) { return etat_de(r, other); }));
    CHECK_FALSE(database.write([&](db::Writing& w) { return verrouiller(w, other); }));
    CHECK(name(database.read([&](db::Reading& r) { return etat_de(r, s.dossier); }).value()) ==
          "en_preparation");
  });
}

TEST_CASE(
    "a dossier holds so many sheets and not one more; the database wants a commune for a contribution only") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    database.write([&](db::Writing& w) {
      for (std::int64_t n = 0; n < fiches_max; ++n)
        REQUIRE(ajouter(w, s.people.writer, now, s.dossier, Genre::activite, "", {}));
    });
    auto one_more = database.write(
        [&](db::Writing& w) { return ajouter(w, s.people.writer, now, s.dossier, Genre::activite, "", {}); });
    CHECK(one_more.error().cause == Cause::saisie_invalide);
    Site empty{database, s.people};
    CHECK_THROWS_AS(empty.add(Genre::activite, "00001"), db::Error);
    CHECK_THROWS_AS(empty.add(Genre::contribution), db::Error);
  });
}

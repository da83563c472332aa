#include "programme/campagne/campagne_store.h"

#include <doctest/doctest.h>

#include "programme/journal/journal.h"
#include "tests/support/databases.h"
#include "tests/support/source_dir.h"

using namespace campagne;

namespace {

Fichiers files(const char* folder) { return *lire_dossier(tests::source_dir() + folder); }
Fichiers small() { return files("/tests/campagnes/petite"); }
const base::Instant now = *base::parse_paris("2030-02-01T10:00");

Enregistrement keep(db::Database& database, const Fichiers& fichiers) {
  auto kept =
      database.write([&](db::Writing& w) { return enregistrer(w, personne::systeme(), now, fichiers); });
  REQUIRE(kept);
  return *kept;
}

std::int64_t count(db::Database& database) {
  return database.read(
      [](db::Reading& r) { return *r.one<std::int64_t>("SELECT COUNT(*) FROM campagne_fichier"); });
}

}  // namespace

TEST_CASE("no campaign has been loaded into a new database") {
  tests::on_both_engines(
      [](db::Database& database) { CHECK_FALSE(database.read([](db::Reading& r) { return derniere(r); })); });
}

TEST_CASE("a campaign kept in the database reads back the same, and the journal says that it was loaded") {
  tests::on_both_engines([](db::Database& database) {
    auto kept = keep(database, small());
    CHECK(kept.code == "petite-2031");
    CHECK_FALSE(kept.deja);
    database.read([&](db::Reading& r) {
      CHECK(derniere(r)->orientations.size() == 2);
      auto lines = journal::de_l_objet(r, "campagne", kept.id);
      REQUIRE(lines.size() == 1);
      CHECK(lines[0].acte == "campagne_chargee");
      CHECK(journal::detail(lines[0], "empreinte") == kept.empreinte);
      CHECK(journal::detail(lines[0], "annee") == "2031");
    });
  });
}

TEST_CASE("loading the same files again writes nothing") {
  tests::on_both_engines([](db::Database& database) {
    auto first = keep(database, small());
    auto files_before = count(database);
    auto again = keep(database, small());
    CHECK(again.deja);
    CHECK(again.id == first.id);
    CHECK(count(database) == files_before);
  });
}

TEST_CASE("the campaign loaded last is the one that counts, and the former stays") {
  tests::on_both_engines([](db::Database& database) {
    CHECK(database.read([](db::Reading& r) { return fichiers_de_la_derniere(r); }).empty());
    keep(database, small());
    auto last = keep(database, files("/campagnes/valenciennes-2023"));
    database.read([&](db::Reading& r) {
      CHECK(empreinte(fichiers_de_la_derniere(r)) == last.empreinte);
      CHECK(derniere(r)->code == "valenciennes-2023");
      CHECK(derniere(r, "petite-2031")->annee == 2031);
      CHECK_FALSE(derniere(r, "unknown"));
    });
  });
}

TEST_CASE("of a campaign with mistakes nothing is kept, and every mistake is returned") {
  tests::on_both_engines([](db::Database& database) {
    Fichiers broken = small();
    broken.emplace_back("z.toml", "[[axe]]\ncode = \"a\"\n");
    auto kept =
        database.write([&](db::Writing& w) { return enregistrer(w, personne::systeme(), now, broken); });
    REQUIRE_FALSE(kept);
    CHECK(kept.error().size() == 2);
    CHECK(count(database) == 0);
  });
}

TEST_CASE("the digest of a campaign depends on its names and contents, not on their order") {
  Fichiers a{{"a", "1"}, {"b", "2"}}, b{{"b", "2"}, {"a", "1"}}, c{{"a", "12"}, {"b", ""}};
  CHECK(empreinte(a) == empreinte(b));
  CHECK(empreinte(a) != empreinte(c));
}

#include "programme/piece/televersement_store.h"

#include <doctest/doctest.h>

#include "platform/base/secret.h"
#include "programme/dossier/test_personnes.h"
#include "programme/piece/reception.h"
#include "tests/support/databases.h"

using namespace piece;
using namespace std::chrono_literals;
using dossier::test::paris;

namespace {

struct Site {
  db::Database& database;
  std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("dentelle-envois-" + base::random_token(9));
  dossier::test::People people = dossier::test::people(database);
  base::Instant now = paris("2022-11-20T10:00");

  explicit Site(db::Database& d) : database(d) {
    base::start_sodium();
    ouvrir_coffre(std::make_shared<files::Store>(folder, files::Keys::parse(files::Keys::new_line())));
  }
  ~Site() {
    ouvrir_coffre(nullptr);
    std::filesystem::remove_all(folder);
  }
  Result<std::int64_t> begin(std::uint64_t size) {
    return database.write([&](db::Writing& w) {
      return commencer(w, people.writer, now,
                       {.lieu = {people.tilleuls, {}}, .code = "rib", .titre = "rib.pdf", .taille = size});
    });
  }
  std::optional<Televersement> find(std::int64_t id, const personne::Acteur& who, base::Instant when) {
    return database.read([&](db::Reading& r) { return televersement(r, who, when, id); });
  }
  Televersement mine(std::int64_t id) { return find(id, people.writer, now).value(); }
  std::vector<Part> stretches(std::int64_t id) {
    return database.read([&](db::Reading& r) { return parts(r, id); });
  }
  std::size_t kept() {
    std::size_t n = 0;
    coffre().each([&](const std::string&) { ++n; });
    return n;
  }
};

}  // namespace

TEST_CASE("what was begun is found by who began it, until it expires") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto id = s.begin(100).value();
    CHECK(s.mine(id).taille == 100);
    CHECK(s.mine(id).recu == 0);
    CHECK_FALSE(s.find(id, s.people.other, s.now));
    CHECK(s.find(id, s.people.writer, s.now + 24h - 1ms));
    CHECK_FALSE(s.find(id, s.people.writer, s.now + 24h));
    CHECK(database.read([&](db::Reading& r) { return expires(r, s.now + 24h - 1ms); }).empty());
    CHECK(database.read([&](db::Reading& r) { return expires(r, s.now + 24h); }) == std::vector{id});
  });
}

TEST_CASE("stretches follow each other; one that begins elsewhere is not taken") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto id = s.begin(100).value();
    auto add = [&](Part p) { return database.write([&](db::Writing& w) { return ajouter(w, id, p); }); };
    CHECK(add({0, 40, "a"}));
    CHECK_FALSE(add({0, 40, "b"}));
    CHECK_FALSE(add({41, 10, "c"}));
    CHECK(add({40, 60, "d"}));
    CHECK(s.mine(id).recu == 100);
    CHECK(database.read([](db::Reading& r) { return fichiers_en_cours(r); }) ==
          std::vector<std::string>{"a", "d"});
    database.write([&](db::Writing& w) { finir(w, id, s.now); });
    CHECK(s.mine(id).fini);
    CHECK(s.mine(id).recu == 100);
    CHECK(s.stretches(id).empty());
    database.write([&](db::Writing& w) { abandonner(w, id); });
    CHECK_FALSE(s.find(id, s.people.writer, s.now));
  });
}

TEST_CASE("a file cut twice is put together as it was sent") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    std::string whole(300'000, '\0');
    for (std::size_t i = 0; i < whole.size(); ++i) whole[i] = static_cast<char>(i % 251);
    auto id = s.begin(whole.size()).value();
    for (auto [from, length] :
         {std::pair<std::size_t, std::size_t>{0, 100'001}, {100'001, 7}, {100'008, 199'992}}) {
      Reception r(database, s.mine(id));
      CHECK(r.recevoir(std::string_view(whole).substr(from, length)));
      r.fixer();
      CHECK(r.recu() == from + length);
    }
    CHECK(s.stretches(id).size() == 3);
    std::string read, chunk;
    for (const auto& part : s.stretches(id)) {
      auto reader = coffre().open(part.coffre);
      while (reader->next(chunk)) read += chunk;
    }
    CHECK(read == whole);
    jeter(s.stretches(id));
    CHECK(s.kept() == 0);
  });
}

TEST_CASE("what comes is fixed by stretches of four megabytes, although its sender has not paused") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto id = s.begin(9'000'000).value();
    {
      Reception r(database, s.mine(id));
      std::string piece(65'536, 'a');
      for (int i = 0; i < 100; ++i) CHECK(r.recevoir(piece));
    }
    CHECK(s.mine(id).recu == taille_d_une_part);
    CHECK(s.kept() == 1);
  });
}

TEST_CASE("more than was announced is not taken; of two who send the same, one is told") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto id = s.begin(10).value();
    Reception first(database, s.mine(id)), second(database, s.mine(id));
    CHECK_FALSE(Reception(database, s.mine(id)).recevoir("12345678901"));
    CHECK(first.recevoir("12345"));
    CHECK(second.recevoir("12345"));
    first.fixer(), second.fixer();
    CHECK_FALSE(first.devance());
    CHECK(second.devance());
    CHECK_FALSE(second.recevoir("6"));
    CHECK(s.mine(id).recu == 5);
    CHECK(s.kept() == 1);
  });
}

TEST_CASE("fifty sendings may be under way for one person, not one more") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    for (int i = 0; i < 50; ++i) REQUIRE(s.begin(1));
    CHECK(s.begin(1).error().cause == Cause::saisie_invalide);
  });
}

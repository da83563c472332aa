#include "programme/piece/piece_store.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "programme/campagne/charger.h"
#include "programme/dossier/test_personnes.h"
#include "tests/support/databases.h"
#include "tests/support/source_dir.h"

using namespace piece;
using dossier::test::paris;

namespace {

const campagne::Campagne& call() {
  static const auto c = campagne::charger(tests::source_dir() + "/campagnes/valenciennes-2023").value();
  return c;
}

struct Site {
  db::Database& database;
  dossier::test::People people = dossier::test::people(database);
  std::int64_t first = dossier::test::with_complete_note(database, people);
  std::int64_t second = dossier::test::with_complete_note(database, people);
  base::Instant now = paris("2022-11-20T10:00");
  int files = 0;

  Lieu lieu(std::int64_t dossier) const { return {people.tilleuls, dossier}; }
  Result<std::int64_t> give(const Lieu& where, std::string_view code, std::string precision = {}) {
    auto name = "fichier" + std::to_string(++files);
    return database.write([&](db::Writing& w) {
      return remettre(
          w, people.writer, now, where,
          {*call().piece(code), {std::move(precision), {}}, {name, "a.pdf", files::Kind::pdf, 12, "abc"}});
    });
  }
  std::vector<Remise> standing(std::int64_t id) {
    return database.read([&](db::Reading& r) { return remises(r, *dossier::find(r, people.writer, id)); });
  }
  std::optional<Remise> found(const Lieu& where, std::int64_t id) {
    return database.read([&](db::Reading& r) { return trouver(r, where, id); });
  }
  std::vector<std::string> lost(base::Instant before) {
    return database.read([&](db::Reading& r) { return fichiers_perdus(r, before); });
  }
};

}  // namespace

TEST_CASE("a second file replaces the first; where there is one for each person, both stand") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    s.give(s.lieu(s.first), "vvv_bilan");
    auto second = s.give(s.lieu(s.first), "vvv_bilan").value();
    REQUIRE(s.standing(s.first).size() == 1);
    auto r = s.standing(s.first)[0];
    CHECK(r.id == second);
    CHECK(r.coffre == "fichier2");
    CHECK(r.taille == 12);
    CHECK(r.par == "ecrit");
    CHECK_FALSE(r.au_coffre);
    s.give(s.lieu(s.first), "cv_intervenants", "Camille Exemple");
    s.give(s.lieu(s.first), "cv_intervenants", "Dominique Essai");
    CHECK(s.standing(s.first).size() == 3);
    CHECK(s.standing(s.first)[2].precision == "Dominique Essai");
  });
}

TEST_CASE("a structure's piece, given from one dossier, serves them all and no other structure") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto id = s.give(s.lieu(s.first), "rib").value();
    REQUIRE(s.standing(s.second).size() == 1);
    CHECK(s.standing(s.second)[0].au_coffre);
    CHECK(s.found({s.people.tilleuls, {}}, id));
    CHECK(s.found(s.lieu(s.second), id));
    CHECK_FALSE(s.found({s.people.port, {}}, id));
    s.give({s.people.tilleuls, {}}, "rib");
    REQUIRE(s.standing(s.first).size() == 1);
    CHECK(s.standing(s.first)[0].coffre == "fichier2");
  });
}

TEST_CASE("a dossier's piece is not found from another dossier") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto id = s.give(s.lieu(s.first), "vvv_bilan").value();
    CHECK(s.found(s.lieu(s.first), id));
    CHECK_FALSE(s.found(s.lieu(s.second), id));
    CHECK_FALSE(s.found({s.people.tilleuls, {}}, id));
    CHECK(s.standing(s.second).empty());
  });
}

TEST_CASE("forty files may stand for one piece, not one more") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    for (int i = 0; i < 40; ++i) REQUIRE(s.give(s.lieu(s.first), "cv_intervenants", "x"));
    auto refused = s.give(s.lieu(s.first), "cv_intervenants", "x");
    CHECK(refused.error().cause == Cause::saisie_invalide);
    CHECK(s.give(s.lieu(s.second), "cv_intervenants", "x"));
  });
}

TEST_CASE("a file is verified, refused with its reason, or to be verified again") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto id = s.give(s.lieu(s.first), "rib").value();
    auto judge = [&](Verdict v) {
      database.write([&](db::Writing& w) {
        verifier(w, s.people.boss, s.now, s.lieu(s.first), *trouver(w, s.lieu(s.first), id), v, "illisible",
                 "Page 2.");
      });
      return *s.found(s.lieu(s.first), id);
    };
    CHECK(judge(Verdict::conforme).verdict == Verdict::conforme);
    auto refused = judge(Verdict::non_conforme);
    CHECK(refused.motif == "illisible");
    CHECK(refused.commentaire == "Page 2.");
    auto again = judge(Verdict::aucun);
    CHECK(again.verdict == Verdict::aucun);
    CHECK(again.motif.empty());
  });
}

TEST_CASE("what was taken away is forgotten later, unless a deposited dossier may have held it") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto take = [&](std::int64_t id, base::Instant when) {
      database.write([&](db::Writing& w) {
        retirer(w, s.people.writer, when, s.lieu(s.first), *trouver(w, s.lieu(s.first), id));
      });
    };
    auto id = s.give(s.lieu(s.first), "vvv_bilan").value();
    take(id, s.now);
    CHECK_FALSE(s.found(s.lieu(s.first), id));
    CHECK(s.lost(s.now).empty());
    CHECK(s.lost(s.now + std::chrono::milliseconds(1)) == std::vector<std::string>{"fichier1"});
    database.write([&](db::Writing& w) { oublier(w, {"fichier1"}); });
    CHECK(s.lost(s.now + std::chrono::hours(1)).empty());
    CHECK(database.read([](db::Reading& r) { return fichiers_connus(r); }).empty());
  });
}

TEST_CASE("files wait for the antivirus in turn: those never tried first, those just tried a little later") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    for (auto code : {"rib", "statuts", "vvv_bilan"}) s.give(s.lieu(s.first), code);
    database.write([](db::Writing& w) { w.exec("UPDATE fichier SET antivirus = 'attente'"); });
    auto waiting = [&](base::Instant since) {
      std::vector<std::string> names;
      for (auto& f : database.read([&](db::Reading& r) { return en_attente_d_analyse(r, since, 2); }))
        names.push_back(f.coffre);
      return names;
    };
    using Names = std::vector<std::string>;
    CHECK(waiting(s.now) == Names{"fichier1", "fichier2"});
    auto first = database.read([&](db::Reading& r) { return en_attente_d_analyse(r, s.now, 1); }).at(0).id;
    auto note = [&](Analyse a) {
      database.write([&](db::Writing& w) { noter_analyse(w, s.now, first, a); });
    };
    note(Analyse::attente);
    CHECK(waiting(s.now) == Names{"fichier2", "fichier3"});
    note(Analyse::saine);
    CHECK(waiting(s.now + pause_analyse) == Names{"fichier2", "fichier3"});
    CHECK(s.standing(s.first).at(0).analyse == Analyse::saine);
  });
}

TEST_CASE("what the porteur says of the action is kept, and the pieces that are missing are counted") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto missing = [&] {
      return database.read([&](db::Reading& r) {
        return manquantes(r, call(), *dossier::find(r, s.people.writer, s.first), s.now);
      });
    };
    auto before = missing();
    database.write([&](db::Writing& w) { enregistrer_particularites(w, s.first, {"intervenants"}); });
    CHECK(missing() == before + 1);
    s.give(s.lieu(s.first), "cv_intervenants", "Camille Exemple");
    CHECK(missing() == before);
    s.give(s.lieu(s.first), "rib");
    CHECK(missing() == before - 1);
    database.write([&](db::Writing& w) { enregistrer_particularites(w, s.first, {}); });
    CHECK(database.read([&](db::Reading& r) { return particularites(r, s.first); }).empty());
  });
}

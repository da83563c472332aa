#include "programme/ventilation/reprise_store.h"

#include <doctest/doctest.h>

#include "programme/ventilation/resultats_store.h"
#include "programme/ventilation/test_definitif.h"
#include "programme/ventilation/ventilation_store.h"
#include "tests/support/databases.h"

using namespace ventilation;
using essai::Decor;

namespace {

const base::Instant now = essai::second_comite();

/// Two notes told in the first round, the first with its final dossier deposited, the second in preparation.
struct Suite {
  db::Database& database;
  Decor d{database};
  Tour round{d.campagne, 2};

  explicit Suite(db::Database& base) : database(base) {
    database.write([&](db::Writing& w) {
      essai::premier_tour(w, d.notes[0], {{"etat", d.agent_etat.id}, {"caf", d.agent_caf.id}});
      essai::premier_tour(w, d.notes[1], {{"etat", d.agent_etat.id}});
      essai::deposer_definitif(w, d.notes[0], d.coordination.id, {{"caf", 1500}, {"etat", 4000}});
      essai::deposer_definitif(w, d.notes[1], d.coordination.id, {{"etat", 4000}}, "en_preparation");
    });
  }
  Suite(const Suite&) = delete;
  Suite& operator=(const Suite&) = delete;

  std::vector<DossierFinal> all(const personne::Acteur& who) {
    return database.read([&](db::Reading& r) { return dossiers_finals(r, who, round); });
  }
  std::vector<Changement> prepared(db::Writing& w) {
    auto people = agents(w, d.coordination, round);
    std::vector<Changement> changes;
    for (const auto& one : dossiers_finals(w, d.coordination, round))
      changes.push_back({one.ligne.etat, decider(one, reprendre(one, people), {}, people, d.campagne).etat});
    return changes;
  }
  void hand_on() {
    database.write([&](db::Writing& w) {
      REQUIRE(appliquer(w, d.coordination, now, round, Genre::proposition, "Tout", prepared(w)));
      auto people = agents(w, d.coordination, round);
      auto finals = dossiers_finals(w, d.coordination, round);
      auto t = transmission_finale(finals, people, d.coordination, now, d.campagne);
      REQUIRE(transmettre(w, d.coordination, now, round, tour_vu(w, round), t));
    });
  }
};

}  // namespace

TEST_CASE(
    "the second round holds the deposited final dossiers, with what their budget asks and who had the note") {
  tests::on_both_engines([](db::Database& database) {
    Suite s(database);
    auto all = s.all(s.d.coordination);
    REQUIRE(all.size() == 1);
    const auto& l = all[0].ligne;
    CHECK(l.note.dossier == s.d.notes[0]);
    CHECK(l.demandes == std::vector<std::pair<std::string, base::Cents>>{{"caf", {1500}}, {"etat", {4000}}});
    CHECK(l.demande_total == base::Cents{5500});
    CHECK(l.depose_le == essai::paris("2030-12-02T10:00"));
    CHECK(l.etat.etat_nom == AVentiler::name);
    REQUIRE(all[0].avant.size() == 2);
    CHECK(all[0].avant[0].nom == "Camille");
    auto one = [&](std::int64_t id) {
      return database.read([&](db::Reading& r) { return dossier_final(r, s.d.coordination, s.round, id); });
    };
    CHECK(one(s.d.notes[0]));
    CHECK_FALSE(one(s.d.notes[1]));
  });
}

TEST_CASE("who does not prepare the ventilation sees nothing of it") {
  tests::on_both_engines([](db::Database& database) {
    Suite s(database);
    CHECK(s.all(s.d.agent_etat).empty());
    CHECK_FALSE(database.read(
        [&](db::Reading& r) { return dossier_final(r, s.d.agent_etat, s.round, s.d.notes[0]); }));
  });
}

TEST_CASE(
    "undoing what the second round prepared leaves the funders as the first round corrected them meanwhile") {
  tests::on_both_engines([](db::Database& database) {
    Suite s(database);
    database.write([&](db::Writing& w) {
      REQUIRE(appliquer(w, s.d.coordination, now, s.round, Genre::proposition, "Tout", s.prepared(w)));
      w.exec(
          "UPDATE sollicitation SET retiree_le = 5, retrait_raison = 'Hors champ' WHERE dossier_id = ?1 AND "
          "financeur = 'caf'",
          s.d.notes[0]);
      auto o = derniere_operation(w, s.d.coordination, s.round)->operation.id;
      REQUIRE(annuler(w, s.d.coordination, now, s.round, o));
    });
    const auto e = s.all(s.d.coordination)[0].ligne.etat;
    CHECK(e.affectations.empty());
    auto caf = std::ranges::find(e.sollicitations, "caf", &Sollicitation::financeur);
    CHECK(caf->retrait_raison == "Hors champ");
  });
}

TEST_CASE("what is told stands in the lists of the second round, with the amounts of the budget") {
  tests::on_both_engines([](db::Database& database) {
    Suite s(database);
    Liste caf{Liste::Genre::financeur, "caf"}, own{Liste::Genre::personne};
    auto list = [&](const personne::Acteur& who, const Liste& which) {
      return database.read([&](db::Reading& r) { return lire_confies(r, who, s.round, which, {}).lignes; });
    };
    database.write([&](db::Writing& w) {
      REQUIRE(appliquer(w, s.d.coordination, now, s.round, Genre::proposition, "Tout", s.prepared(w)));
    });
    CHECK(list(s.d.coordination, caf).empty());
    CHECK(list(s.d.agent_caf, own).empty());
    database.write([&](db::Writing& w) {
      auto o = derniere_operation(w, s.d.coordination, s.round)->operation.id;
      REQUIRE(annuler(w, s.d.coordination, now, s.round, o));
    });
    CHECK(s.all(s.d.coordination)[0].ligne.etat.etat_nom == AVentiler::name);
    s.hand_on();
    REQUIRE(list(s.d.coordination, caf).size() == 1);
    CHECK(list(s.d.coordination, caf)[0].demande == base::Cents{1500});
    CHECK(list(s.d.agent_caf, own).size() == 1);
    CHECK(list(s.d.agent_etat, own).at(0).dossier == s.d.notes[0]);
    CHECK(s.all(s.d.coordination)[0].ligne.etat.etat_nom == Transmise::name);
  });
}

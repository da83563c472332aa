// How the engines answer the committee's queries: by which indexes, and how fast.
#include <doctest/doctest.h>

#include <chrono>

#include "programme/ventilation/operation.h"
#include "programme/ventilation/test_comite.h"
#include "programme/ventilation/ventilation_store_interne.h"
#include "tests/support/databases.h"

using namespace ventilation;
using essai::Decor;

namespace {

constexpr std::string_view many_notes = R"(
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
INSERT INTO dossier (id, campagne, structure_id, numero, cree_le, cree_par, modifie_le, etat, depose_le, intitule,
  orientation, echelle, commune, dispositif, nature, demande_total, mots)
SELECT 1000 + i, 'essai-2031', ?2, 1000 + i, 0, ?3, 0, 'note_deposee', 1900000000000, 'Projet ' || i,
  CASE i % 50 WHEN 1 THEN 'sante' ELSE 'emploi' END, CASE i % 3 WHEN 0 THEN 'intercommunale' ELSE 'communale' END,
  CASE i % 2 WHEN 0 THEN '99001' ELSE '99002' END, 'cv', 'premiere', 500000, 'projet m' || (i % 997)
FROM n)";

/// `count` notes made by the engine itself, and `agents` people of two funders.
void fill(db::Database& database, const Decor& d, int count, int agents) {
  database.write([&](db::Writing& w) {
    w.exec(many_notes, count, d.tilleuls, d.coordination.id);
    w.exec(
        "INSERT INTO dossier_commune (dossier_id, commune) SELECT id, commune FROM dossier WHERE id > 1000");
    for (const char* funder : {"etat", "caf"})
      w.exec(
          "INSERT INTO dossier_demande (dossier_id, financeur, montant) SELECT id, ?1, 250000 FROM dossier "
          "WHERE id > 1000",
          funder);
    for (int i = 0; i < agents; ++i)
      essai::add_person(w, "Agent" + std::to_string(i),
                        {{.role = personne::Role::instructeur, .financeur = i % 2 ? "etat" : "caf"}});
    w.exec("ANALYZE");
  });
}

std::string plan(db::Reading& r, const std::string& sql, const db::Params& params) {
  std::string text;
  if (r.engine() == db::Engine::sqlite) {
    struct Step {
      std::int64_t id, parent, unused;
      std::string detail;
    };
    for (auto& step : r.all<Step>("EXPLAIN QUERY PLAN " + sql, params)) text += step.detail + "\n";
  } else {
    for (auto& line : r.all<std::string>("EXPLAIN " + sql, params)) text += line + "\n";
  }
  return text;
}

/// The same proposal for all, without the flow: what is measured here is the store.
std::vector<Changement> proposals(const std::vector<Ligne>& lines, const std::vector<Agent>& people) {
  std::vector<Changement> all;
  std::size_t next = 0;
  for (const auto& l : lines) {
    auto change = essai::prepare(l, "aubrive");
    for (const auto& [funder, unused] : l.demandes) {
      const auto& agent = people[next++ % people.size()];
      change.apres.affectations.push_back(
          {funder, agent.personne, "proposition", "Suit tout le territoire ; 12 dossiers."});
    }
    all.push_back(std::move(change));
  }
  return all;
}

template <class F>
void measure(std::string_view what, F f) {
  auto begin = std::chrono::steady_clock::now();
  f();
  auto took = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin);
  MESSAGE(std::string(what) << ": " << took.count() << " ms");
}

}  // namespace

TEST_CASE(
    "a page of the committee walks an index in the order of numbers, and its states are found by their key") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    fill(database, d, 3000, 10);
    database.read([&](db::Reading& r) {
      auto c = interne::choix(r.engine(), d.coordination, d.tour, {});
      auto text = plan(r,
                       "SELECT d.id FROM " + c.from + " WHERE " + c.where +
                           " ORDER BY COALESCE(d.numero, 0), d.id LIMIT 51",
                       c.params);
      CAPTURE(text);
      CHECK(text.contains("dossier_par_numero"));
      CHECK_FALSE(text.contains("Seq Scan on dossier"));
      CHECK_FALSE(text.contains("TEMP B-TREE"));
    });
  });
}

TEST_CASE("an operation on three thousand notes takes as many statements as rows ask for, not one for each") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    fill(database, d, 3000, 10);
    database.write([&](db::Writing& w) {
      auto changes = proposals(lignes(w, d.coordination, d.tour, {.texte = "projet"}),
                               agents(w, d.coordination, d.tour));
      auto before = db::queries_of_this_thread();
      auto done =
          appliquer(w, d.coordination, essai::comite(), d.tour, Genre::proposition, "Toutes", changes);
      REQUIRE(done);
      CHECK(done->dossiers == 3000);
      CHECK(db::queries_of_this_thread() - before < 400);
      REQUIRE(annuler(w, d.coordination, essai::comite(), d.tour, done->id));
      CHECK(w.one<int>("SELECT COUNT(*) FROM ventilation") == 0);
    });
  });
}

// --no-skip --test-case="*30 000*", with a release build
TEST_CASE("speed of the committee at 30 000 notes and 2 000 agents" * doctest::skip()) {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    d.campagne.ventilation.charge_maximale = 60;
    fill(database, d, 30000, 2000);
    std::vector<Changement> changes;
    std::int64_t operation = 0;
    database.write([&](db::Writing& w) {
      std::vector<Ligne> lines;
      measure("every line read", [&] { lines = lignes(w, d.coordination, d.tour, {}); });
      changes = proposals(lines, agents(w, d.coordination, d.tour));
      measure("a proposal applied", [&] {
        operation =
            appliquer(w, d.coordination, essai::comite(), d.tour, Genre::proposition, "Toutes", changes)->id;
      });
    });
    database.write([&](db::Writing& w) {
      measure("undone", [&] { REQUIRE(annuler(w, d.coordination, essai::comite(), d.tour, operation)); });
      REQUIRE(appliquer(w, d.coordination, essai::comite(), d.tour, Genre::proposition, "Toutes", changes));
      w.exec("ANALYZE");
    });
    database.read([&](db::Reading& r) {
      measure("first page", [&] { lire_page(r, d.coordination, d.tour, {}); });
      measure("page 300",
              [&] { lire_page(r, d.coordination, d.tour, {.repere = Repere{false, 16000, 16000}}); });
      measure("page of one agent", [&] { lire_page(r, d.coordination, d.tour, {.agent = "100"}); });
      measure("page with alerts", [&] { lire_page(r, d.coordination, d.tour, {.alerte = true}); });
      measure("counters", [&] { comptes(r, d.coordination, d.tour, {}); });
      measure("alerts counted", [&] { nombre_d_alertes(r, d.coordination, d.tour, {}); });
      measure("agents with their loads", [&] { agents(r, d.coordination, d.tour); });
    });
    database.write([&](db::Writing& w) {
      Transmission t;
      measure("transmission: what would be told", [&] {
        t = transmission(lignes(w, d.coordination, d.tour, {}), d.coordination, essai::comite(), d.campagne);
      });
      measure("transmission", [&] {
        REQUIRE(transmettre(w, d.coordination, essai::comite(), d.tour, tour_vu(w, d.tour), t));
      });
    });
  });
}

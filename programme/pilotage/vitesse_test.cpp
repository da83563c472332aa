// How the engines answer the tableau's queries: by which indexes, and how fast.
#include <doctest/doctest.h>

#include <algorithm>
#include <ctime>

#include "programme/pilotage/export_tableau.h"
#include "programme/pilotage/pilotage_test.h"
#include "programme/pilotage/tableau_store_requete.h"
#include "tests/support/databases.h"
#include "tests/support/outside.h"

using namespace pilotage;

namespace {

const campagne::Campagne campagne_ = essai::campagne_d_essai();

personne::Acteur with_role(personne::Attribution attribution) {
  personne::Acteur acteur{.id = 1};
  acteur.attributions.push_back(std::move(attribution));
  return acteur;
}
const personne::Acteur coordination_ = with_role({.role = personne::Role::coordination});

constexpr std::string_view many_dossiers = R"(
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
INSERT INTO dossier (id, campagne, structure_id, numero, cree_le, cree_par, modifie_le, etat, depose_le, intitule,
  intitule_tri, orientation, saillant, echelle, commune, dispositif, nature, cout_total, demande_total, mots)
SELECT i, 'essai-2031', i % 200 + 1, i, 0, 1, 0,
  CASE i % 10 WHEN 0 THEN 'note_en_preparation' ELSE 'note_deposee' END,
  CASE i % 10 WHEN 0 THEN NULL ELSE 1900000000000 + (i * 7919) % 100000 END,
  'Projet ' || i, 'projet ' || ((i * 31) % 1000), CASE i % 50 WHEN 1 THEN 'sante' ELSE 'emploi' END, i % 2,
  'communale', CASE i % 3 WHEN 0 THEN '99001' ELSE '99002' END, 'cv', 'nouvelle',
  (i * 7919) % 90000 + 1, (i * 31) % 9000 + 1,
  'projet quarti m' || (i % 97) || ' ateli jeun m' || (i % 1009) || ' habit m' || (i % 13)
FROM n)";

/// `count` dossiers made by the engine itself, of which nine out of ten are deposited.
void fill(db::Database& database, int count) {
  database.write([&](db::Writing& w) {
    for (int i = 1; i <= 200; ++i)
      essai::insert_structure(w, i, "Association " + std::to_string(i * 7919 % 1000));
    w.exec(many_dossiers, count);
    for (const char* list :
         {"commune (dossier_id, commune) SELECT id, commune", "qpv (dossier_id, qpv) SELECT id, 'QX001'",
          "axe (dossier_id, axe) SELECT id, 'jeunesse'",
          "demande (dossier_id, financeur, montant) SELECT id, 'caf', demande_total"})
      w.exec("INSERT INTO dossier_" + std::string(list) + " FROM dossier");
    w.exec(
        "INSERT INTO dossier_demande (dossier_id, financeur, montant) SELECT id, 'etat', 100 FROM dossier "
        "WHERE id % 3 = 0");
    w.exec("ANALYZE");
    // What autovacuum does after a while: words that wait are put in their place.
    if (w.engine() == db::Engine::postgres) w.exec("SELECT gin_clean_pending_list('dossier_mots')");
  });
}

/// What the engine says of its plan, line by line.
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

std::string page_plan(db::Reading& r, const Filtre& f) {
  db::Params params;
  auto sql = requete_de_page(params, r.engine(), coordination_, campagne_, f, lignes_par_page + 1,
                             Recherche::une_par_une);
  return plan(r, sql, params);
}

std::string sum_plan(db::Reading& r, const Filtre& f) {
  db::Params params;
  auto sql = requete_des_sommes(params, r.engine(), coordination_, campagne_, f);
  return plan(r, sql, params);
}

bool reads_all_dossiers(const std::string& plan) {
  return plan.contains("Seq Scan on dossier d") || plan.contains("SCAN d\n");
}
bool sorts(const std::string& plan) { return plan.contains("TEMP B-TREE") || plan.contains("Sort"); }

}  // namespace

TEST_CASE("whatever the order, a page walks an index: nothing is sorted, the rows before it are not read") {
  tests::on_both_engines([](db::Database& database) {
    fill(database, 5000);
    database.read([](db::Reading& r) {
      for (const auto& order : ordres) {
        for (bool down : {false, true}) {
          Filtre f{.tri = order.tri, .decroissant = down};
          auto first = page_plan(r, f);
          CAPTURE(first);
          CHECK_FALSE(sorts(first));
          CHECK_FALSE(reads_all_dossiers(first));
          f.repere = lire_page(r, coordination_, campagne_, f, 2000).suivante;
          REQUIRE(f.repere);
          auto next = page_plan(r, f);
          CAPTURE(next);
          // PostgreSQL may believe that few rows remain after the last of its values, and sort those few.
          if (r.engine() == db::Engine::sqlite) CHECK_FALSE(sorts(next));
          CHECK_FALSE(reads_all_dossiers(next));
        }
      }
    });
  });
}

TEST_CASE("sums are read from an index without the rows, and a search from the index of words") {
  tests::on_both_engines([](db::Database& database) {
    fill(database, 5000);
    database.read([](db::Reading& r) {
      // PostgreSQL may prefer to read the rows of so small a table.
      if (r.engine() == db::Engine::sqlite)
        for (const Filtre& f : {Filtre{}, Filtre{.orientation = "sante"}, Filtre{.saillant = true}})
          CHECK(sum_plan(r, f).contains("USING COVERING INDEX"));
      auto searched = sum_plan(r, {.texte = "m1008"});
      CAPTURE(searched);
      CHECK(searched.contains("dossier_mots"));
      CHECK_FALSE(reads_all_dossiers(searched));
    });
  });
}

namespace {

/// Time of the processor for this thread: what another program takes meanwhile does not count. PostgreSQL
/// works elsewhere, so that there only the time that passes says something.
double seconds(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return double(now.tv_sec) + double(now.tv_nsec) / 1e9;
}

/// "1.2 ms (processor 0.8)": medians of so many times.
template <class F>
std::string median(F f, std::size_t times = 11) {
  std::vector<double> passed, worked;
  for (std::size_t i = 0; i < times; ++i) {
    double begin = seconds(CLOCK_MONOTONIC), work = seconds(CLOCK_THREAD_CPUTIME_ID);
    f();
    passed.push_back((seconds(CLOCK_MONOTONIC) - begin) * 1000);
    worked.push_back((seconds(CLOCK_THREAD_CPUTIME_ID) - work) * 1000);
  }
  std::ranges::sort(passed);
  std::ranges::sort(worked);
  return std::to_string(passed[times / 2]) + " ms (processor " + std::to_string(worked[times / 2]) + ")";
}

void measure_view(db::Database& database, std::string_view name, const personne::Acteur& acteur,
                  const Filtre& f) {
  auto show = [&] {
    return database.read([&](db::Reading& r) { return lire_vue(r, acteur, campagne_, f); });
  };
  MESSAGE(std::string(name) << ": " << median(show) << " for " << show().somme.dossiers << " dossiers");
}

void measure_export(db::Database& database, documents::Format format) {
  tests::TemporaryFolder folder;
  auto write = [&] {
    database.read(
        [&](db::Reading& r) { exporter(r, coordination_, campagne_, {}, {}, format, folder.path()); });
  };
  MESSAGE(std::string(extension(format)) << ": " << median(write, 3));
}

}  // namespace

// --no-skip --test-case="*30 000*", with a release build
TEST_CASE("speed of the tableau at 30 000 dossiers" * doctest::skip()) {
  tests::on_both_engines([](db::Database& database) {
    fill(database, 30000);
    auto page_2 = Filtre{.tri = Tri::cout, .decroissant = true};
    page_2.repere = database.read(
        [&](db::Reading& r) { return lire_page(r, coordination_, campagne_, page_2, 15000).suivante; });
    measure_view(database, "first page", coordination_, {});
    measure_view(database, "page 300 by cost", coordination_, page_2);
    measure_view(database, "by structure", coordination_, {.tri = Tri::structure});
    measure_view(database, "a rare orientation", coordination_, {.orientation = "sante", .tri = Tri::depot});
    measure_view(database, "a frequent flag", coordination_, {.saillant = true});
    measure_view(database, "a commune", coordination_, {.commune = "99001"});
    measure_view(database, "a funder and amounts", coordination_,
                 {.financeur = "etat", .demande_min = base::Cents{5000}});
    measure_view(database, "a structure", coordination_, {.structure = 7});
    measure_view(database, "a rare word", coordination_, {.texte = "m1008"});
    measure_view(database, "a frequent word", coordination_, {.texte = "atelier"});
    measure_view(database, "an instructeur",
                 with_role({.role = personne::Role::instructeur, .financeur = "etat"}), {});
    measure_view(database, "a chef de projet",
                 with_role({.role = personne::Role::chef_de_projet, .communes = {"99001"}}), {});
    auto totals =
        median([&] { database.read([&](db::Reading& r) { totaux(r, coordination_, campagne_, {}); }); });
    MESSAGE("totals: " << totals);
    measure_export(database, documents::Format::xlsx);
    measure_export(database, documents::Format::csv);
  });
}

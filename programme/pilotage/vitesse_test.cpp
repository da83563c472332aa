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
  'communale', CASE i % 3 WHEN 0 THEN '99001' ELSE '99002' END, 'cv', 'premiere',
  (i * 7919) % 90000 + 1, (i * 31) % 9000 + 1,
  'projet quarti m' || (i % 97) || ' ateli jeun m' || (i % 1009) || ' habit m' || (i % 13)
FROM n)";

/// All that is deposited has been handed on: two funders each, three quarters of which have somebody among
/// 500 people, in one of two meetings; the last hundredth is still being prepared.
void ventilate(db::Writing& w) {
  w.exec(
      "WITH RECURSIVE n (i) AS (SELECT 1001 UNION ALL SELECT i + 1 FROM n WHERE i < 1500) INSERT INTO "
      "personne "
      "(id, courriel, nom, nom_tri, recherche, cree_le) SELECT i, 'agent' || i || '@exemple.example', 'Agent "
      "' "
      "|| i, 'agent ' || i, 'agent ' || i, 0 FROM n");
  w.exec(
      "INSERT INTO ventilation (dossier_id, tour, etat, reunion, modifie_le, modifie_par, transmise_le) "
      "SELECT "
      "id, 1, CASE id % 99 WHEN 0 THEN 'preparee' ELSE 'transmise' END, CASE id % 50 WHEN 1 THEN 'sante' "
      "ELSE "
      "'aubrive' END, 0, 1, CASE id % 99 WHEN 0 THEN NULL ELSE 1 END FROM dossier WHERE etat = "
      "'note_deposee'");
  for (const char* funder : {"caf", "etat"}) {
    w.exec(
        "INSERT INTO sollicitation (dossier_id, financeur, origine, cree_le, cree_par) SELECT dossier_id, "
        "?1, "
        "'comite', 0, 0 FROM ventilation",
        funder);
    w.exec(
        "INSERT INTO affectation (dossier_id, tour, financeur, personne_id, origine) SELECT dossier_id, 1, "
        "?1, "
        "1001 + dossier_id * 31 % 500, 'comite' FROM ventilation WHERE dossier_id % 401 > 0 OR ?1 = 'caf'",
        funder);
  }
}

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
    ventilate(w);
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

TEST_CASE(
    "a meeting, a state of the ventilation, an agent are found by their indexes, and so are a page's rows") {
  tests::on_both_engines([](db::Database& database) {
    fill(database, 20000);
    database.read([](db::Reading& r) {
      for (const Filtre& f : {Filtre{.ventilation = "preparee"}, Filtre{.reunion = "sante"}}) {
        auto found = sum_plan(r, f);
        CAPTURE(found);
        CHECK((found.contains("ventilation_reunion") || found.contains("ventilation_etat")));
        if (r.engine() == db::Engine::sqlite) CHECK_FALSE(reads_all_dossiers(found));
      }
      db::Params params;
      for (int id = 1; id <= 64; ++id) params.add(id);
      std::string list = "?1";
      for (int id = 2; id <= 64; ++id) list += ", ?" + std::to_string(id);
      for (bool prepared : {false, true})
        for (const auto& sql :
             {requete_des_ventilations(list, prepared), requete_des_agents(list, prepared)}) {
          auto found = plan(r, sql, params);
          CAPTURE(found);
          for (auto scan : {"SCAN v", "SCAN a\n", "Seq Scan on ventilation", "Seq Scan on affectation"})
            CHECK_FALSE(found.contains(scan));
        }
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
    measure_view(database, "a meeting", coordination_, {.reunion = "sante"});
    measure_view(database, "a large meeting", coordination_, {.reunion = "aubrive"});
    measure_view(database, "what is prepared", coordination_, {.ventilation = "preparee"});
    measure_view(database, "what is to be handled", coordination_, {.ventilation = "a_ventiler"});
    measure_view(database, "an agent", coordination_, {.agent = "agent 1234"});
    measure_view(database, "without agent", coordination_, {.sans_agent = true});
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

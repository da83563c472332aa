#include "programme/ventilation/resultats_store.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "programme/ventilation/resultats_test.h"
#include "tests/support/databases.h"

using namespace ventilation;
using ventilation::essai::DecorVentile;

namespace {

using Numbers = std::vector<std::int64_t>;
const Liste own{};
const Liste of_state{Liste::Genre::financeur, "etat"};
const Liste of_caf{Liste::Genre::financeur, "caf"};
const Liste of_referents{Liste::Genre::territoriale};

Numbers numbers(const PageConfies& page) {
  Numbers list;
  for (const auto& line : page.lignes) list.push_back(line.numero.value_or(0));
  return list;
}

/// The numbers of a list: by pages of any size, there and back, and as an export reads it.
Numbers seen(db::Database& database, const personne::Acteur& acteur, const Tour& tour, const Liste& liste) {
  return database.read([&](db::Reading& r) {
    auto whole = lire_confies(r, acteur, tour, liste, {}, 1000);
    Numbers exported;
    chaque_confie(r, acteur, tour, liste,
                  [&](const Confie& line) { exported.push_back(line.numero.value_or(0)); });
    CHECK(exported == numbers(whole));
    CHECK(somme_des_confies(r, acteur, tour, liste).dossiers == std::int64_t(whole.lignes.size()));
    for (std::size_t size : {1, 2, 3}) {
      std::vector<PageConfies> pages{lire_confies(r, acteur, tour, liste, {}, size)};
      while (pages.back().suivante)
        pages.push_back(lire_confies(r, acteur, tour, liste, pages.back().suivante, size));
      Numbers joined;
      for (const auto& page : pages) std::ranges::copy(numbers(page), std::back_inserter(joined));
      CHECK(joined == exported);
      for (std::size_t i = pages.size() - 1; i > 0; --i)
        CHECK(numbers(lire_confies(r, acteur, tour, liste, pages[i].precedente, size)) ==
              numbers(pages[i - 1]));
      CHECK_FALSE(pages.front().precedente);
    }
    return exported;
  });
}

}  // namespace

TEST_CASE("a person's own list holds what was handed to them by name, in the order of the meetings") {
  tests::on_both_engines([](db::Database& database) {
    DecorVentile d(database);
    CHECK(seen(database, d.agent_etat, d.tour, own) == Numbers{1, 2});
    CHECK(seen(database, d.agent_caf, d.tour, own) == Numbers{1});
    CHECK(seen(database, d.referent, d.tour, own) == Numbers{4});
    CHECK(seen(database, d.coordination, d.tour, own).empty());
    CHECK(seen(database, d.chef, d.tour, own).empty());
  });
}

TEST_CASE(
    "a passage that was convened puts a dossier at its own time in the list; one being planned does not") {
  tests::on_both_engines([](db::Database& database) {
    DecorVentile d(database);
    auto pass = [&](std::string_view state, std::string_view moment) {
      database.write([&](db::Writing& w) {
        w.exec("DELETE FROM passage");
        w.exec("DELETE FROM demi_journee");
        w.exec("DELETE FROM reunion");
        w.exec(
            "INSERT INTO reunion (id, campagne, code, titre, duree_passage) VALUES (1, 'essai-2031', "
            "'insertion', 'Insertion', 20)");
        w.exec("INSERT INTO demi_journee (id, reunion_id, debut, fin) VALUES (1, 1, ?1, ?2)",
               essai::paris("2030-10-18T14:00"), essai::paris("2030-10-18T17:00"));
        w.exec(
            "INSERT INTO passage (dossier_id, reunion_id, demi_journee_id, debut, fin, etat, nonce, code, "
            "convoque_le) VALUES (?1, 1, 1, ?2, ?3, ?4, 'n', 'c', ?5)",
            d.notes[1], essai::paris(moment), essai::paris("2030-10-18T16:00"), state,
            state == "planifie" ? std::nullopt : std::optional<std::int64_t>(1));
      });
    };
    pass("planifie", "2030-10-01T09:00");
    CHECK(seen(database, d.agent_etat, d.tour, own) == Numbers{1, 2});
    pass("convoque", "2030-10-01T09:00");
    CHECK(seen(database, d.agent_etat, d.tour, own) == Numbers{2, 1});
    database.read([&](db::Reading& r) {
      auto line = lire_confies(r, d.agent_etat, d.tour, own, {}).lignes.at(0);
      CHECK(line.passage_le == essai::paris("2030-10-01T09:00"));
      CHECK(suite(line) == "Convoqué");
    });
  });
}

TEST_CASE("a row of a list carries what people need: for whom, how much, where, with whom") {
  tests::on_both_engines([](db::Database& database) {
    DecorVentile d(database);
    database.read([&](db::Reading& r) {
      auto line = lire_confies(r, d.agent_caf, d.tour, own, {}).lignes.at(0);
      CHECK((line.intitule == "Jardin partagé" && line.structure_nom == "Les Tilleuls"));
      CHECK((line.financeur == "caf" && line.demande == base::Cents{200000}));
      CHECK((line.reunion == "aubrive" && !line.reunion_a_choisir && line.etat == "transmise"));
      CHECK((line.communes == std::vector<std::string>{"99001"} &&
             line.agents == std::vector<std::string>{"Camille"}));
      auto gathered = lire_confies(r, d.referent, d.tour, own, {}).lignes.at(0);
      CHECK((gathered.financeur.empty() && gathered.demande == base::Cents{500000}));
      auto of_funder = lire_confies(r, d.coordination, d.tour, of_state, {}).lignes;
      REQUIRE(of_funder.size() == 4);
      CHECK(of_funder[3].agents.empty());
      CHECK(of_funder[2].etat == "preparee");
    });
  });
}

TEST_CASE(
    "a funder's list is its agents' within their perimeter, and the coordination's with what is prepared") {
  tests::on_both_engines([](db::Database& database) {
    DecorVentile d(database);
    CHECK(seen(database, d.coordination, d.tour, of_state) == Numbers{1, 2, 3, 4});
    CHECK(seen(database, d.agent_etat, d.tour, of_state) == Numbers{1, 2, 4});
    CHECK(seen(database, d.agent_caf, d.tour, of_caf) == Numbers{1});
    database.read([&](db::Reading& r) {
      auto sum = somme_des_confies(r, d.coordination, d.tour, of_state);
      CHECK((sum.dossiers == 4 && sum.en_preparation == 1 && sum.sans_agent == 1));
      CHECK(sum.demande == base::Cents{1500000});
      CHECK(somme_des_confies(r, d.agent_etat, d.tour, of_state).en_preparation == 0);
      CHECK(somme_des_confies(r, d.coordination, d.tour, {Liste::Genre::financeur, "banque"}).dossiers == 0);
    });
  });
}

TEST_CASE("what is withdrawn, set aside, of another round or of another call is in no list") {
  tests::on_both_engines([](db::Database& database) {
    DecorVentile d(database);
    database.write([&](db::Writing& w) {
      w.exec("UPDATE sollicitation SET retiree_le = 1 WHERE dossier_id = ?1", d.notes[1]);
      auto other = essai::add_note(w, {.structure = d.port, .numero = 1}, d.coordination.id, "autre-appel");
      essai::hand_on(w, {.dossier = other, .confies = {{"etat", d.agent_etat.id}}});
      essai::hand_on(w, {.dossier = d.notes[4], .confies = {{"ars", d.agent_etat.id}}, .tour = 2});
    });
    CHECK(seen(database, d.coordination, d.tour, of_state) == Numbers{1, 3, 4});
    CHECK(seen(database, d.agent_etat, d.tour, own) == Numbers{1, 2});
    Tour second{d.campagne, 2};
    CHECK(seen(database, d.agent_etat, second, own) == Numbers{5});
  });
}

TEST_CASE("the list of the référent·es holds what is gathered in their communes") {
  tests::on_both_engines([](db::Database& database) {
    DecorVentile d(database);
    CHECK(seen(database, d.coordination, d.tour, of_referents) == Numbers{4});
    CHECK(seen(database, d.referent, d.tour, of_referents) == Numbers{4});
    auto elsewhere =
        essai::acteur(99, "Ailleurs", {{.role = personne::Role::referent_pre, .communes = {"99003"}}});
    CHECK(seen(database, elsewhere, d.tour, of_referents).empty());
    database.read([&](db::Reading& r) {
      auto line = lire_confies(r, d.coordination, d.tour, of_referents, {}).lignes.at(0);
      CHECK(line.agents == std::vector<std::string>{"Dominique"});
    });
  });
}

TEST_CASE("a confirmed conflict of interest takes a structure's dossiers out of every list and sum") {
  tests::on_both_engines([](db::Database& database) {
    DecorVentile d(database);
    auto away = d.agent_etat;
    away.conflits = {d.tilleuls};
    CHECK(seen(database, away, d.tour, own).empty());
    CHECK(seen(database, away, d.tour, of_state) == Numbers{4});
    auto coordination = d.coordination;
    coordination.conflits = {d.port};
    CHECK(seen(database, coordination, d.tour, of_state) == Numbers{1, 2});
    CHECK(seen(database, coordination, d.tour, of_referents).empty());
    database.read([&](db::Reading& r) {
      for (const auto& each : charges(r, coordination, d.tour))
        if (each.nom == "Dominique") CHECK(each.dossiers == 0);
    });
  });
}

TEST_CASE("the sums of all funders are those of their lists") {
  tests::on_both_engines([](db::Database& database) {
    DecorVentile d(database);
    database.read([&](db::Reading& r) {
      for (const auto& acteur : {d.coordination, d.agent_etat, d.agent_caf, d.chef})
        for (const auto& [funder, sum] : sommes_par_financeur(r, acteur, d.tour)) {
          auto alone = somme_des_confies(r, acteur, d.tour, {Liste::Genre::financeur, funder});
          CHECK((sum.dossiers == alone.dossiers && sum.demande == alone.demande));
          CHECK((sum.en_preparation == alone.en_preparation && sum.sans_agent == alone.sans_agent));
        }
      auto all = sommes_par_financeur(r, d.coordination, d.tour);
      REQUIRE(all.size() == 3);
      CHECK((all[0].financeur == "ars" && all[0].somme.sans_agent == 1));
      CHECK((all[2].financeur == "etat" && all[2].somme.dossiers == 4));
    });
  });
}

TEST_CASE("the workload counts everyone who may be handed a dossier, and who has one without the role") {
  tests::on_both_engines([](db::Database& database) {
    DecorVentile d(database);
    database.write([&](db::Writing& w) {
      essai::add_person(w, "Libre", {{.role = personne::Role::instructeur, .financeur = "caf"}});
      w.exec("DELETE FROM attribution WHERE personne_id = ?1", d.agent_etat.id);
    });
    database.read([&](db::Reading& r) {
      auto list = charges(r, d.coordination, d.tour);
      REQUIRE(list.size() == 4);
      CHECK(
          (list[0].nom == "Dominique" && list[0].financeur.empty() && list[0].dossiers == 1 && list[0].role));
      CHECK((list[1].nom == "Camille" && list[1].dossiers == 1 && list[1].demande == base::Cents{200000}));
      CHECK((list[2].nom == "Libre" && list[2].dossiers == 0 && list[2].role));
      CHECK((list[3].nom == "Alix" && list[3].dossiers == 3 && list[3].en_preparation == 1 && !list[3].role));
      CHECK(list[3].demande == base::Cents{1000000});
      for (const auto& acteur : {d.agent_etat, d.chef, d.referent}) CHECK(charges(r, acteur, d.tour).empty());
    });
  });
}

TEST_CASE("a place whose rows have gone leads to the first page; a page costs four queries at most") {
  tests::on_both_engines([](db::Database& database) {
    DecorVentile d(database);
    database.read([&](db::Reading& r) {
      auto gone = RepereConfie{false, 99999, 99999, "etat"};
      CHECK(numbers(lire_confies(r, d.coordination, d.tour, of_state, gone, 2)) == Numbers{1, 2});
      auto before = db::queries_of_this_thread();
      lire_confies(r, d.agent_etat, d.tour, own, {});
      CHECK(db::queries_of_this_thread() - before == 4);
      lire_confies(r, d.coordination, d.tour, of_state, {});
      CHECK(db::queries_of_this_thread() - before == 7);
    });
  });
}

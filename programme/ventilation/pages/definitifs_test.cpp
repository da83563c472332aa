// The second round as people use it: taken over, decided, undone, told; and what agents then find.
#include "programme/ventilation/pages/definitifs.h"

#include <doctest/doctest.h>

#include "programme/ventilation/pages/comite.h"
#include "programme/ventilation/pages/definitif_confie.h"
#include "programme/ventilation/pages/resultats.h"
#include "programme/ventilation/test_definitif.h"
#include "tests/support/databases.h"
#include "tests/support/visite.h"

using namespace ventilation;
using essai::Decor;

namespace {

/// Three notes told in the first round: the first asks what it asked, the second also the CAF, the third is
/// still in preparation.
struct Seance {
  db::Database& database;
  Decor d{database};
  tests::Visiteur who{.acteur = d.coordination, .now = essai::second_comite(), .campagne = d.campagne};

  explicit Seance(db::Database& base) : database(base) {
    database.write([&](db::Writing& w) {
      auto etat = std::pair<std::string, std::int64_t>{"etat", d.agent_etat.id};
      essai::premier_tour(w, d.notes[0], {etat, {"caf", d.agent_caf.id}});
      essai::premier_tour(w, d.notes[1], {etat});
      essai::premier_tour(w, d.notes[2], {});
      essai::deposer_definitif(w, d.notes[0], d.coordination.id, {{"caf", 150'000}, {"etat", 400'000}});
      essai::deposer_definitif(w, d.notes[1], d.coordination.id, {{"caf", 90'000}, {"etat", 300'000}});
      essai::deposer_definitif(w, d.notes[2], d.coordination.id, {{"ars", 1}}, "en_preparation");
    });
    who.campagne.depot_final = {essai::paris("2030-11-01"), essai::paris("2030-12-03")};
  }
  Seance(const Seance&) = delete;
  Seance& operator=(const Seance&) = delete;

  web::Response get(page::Lecture handler, std::vector<std::string> path = {}) {
    who.gets("/x", std::move(path));
    return database.read([&](db::Reading& r) { return handler(r, who.visite()); });
  }
  web::Response post(page::Ecriture handler, tests::Values form = {}, std::vector<std::string> path = {}) {
    who.posts("/x", form, std::move(path));
    return database.write([&](db::Writing& w) { return handler(w, who.visite()); });
  }
  web::Response screen() { return get(pages::ventilation_des_definitifs); }
  std::string id(std::size_t n) const { return std::to_string(d.notes.at(n - 1)); }
  web::Response decide(std::size_t n, const std::string& person) {
    auto field = champ_agent(d.notes.at(n - 1), "caf");
    return post(pages::decider_du_definitif, {{field, person}}, {id(n)});
  }
  web::Response undo() {
    auto o = database.read([&](db::Reading& r) {
      return derniere_operation(r, d.coordination, second_tour(d.campagne))->operation.id;
    });
    return post(pages::annuler_des_definitifs, {{"operation", std::to_string(o)}});
  }
  std::string seen() {
    return std::to_string(database.read([&](db::Reading& r) { return tour_vu(r, second_tour(d.campagne)); }));
  }
  web::Response tell() { return post(pages::transmettre_les_definitifs, {{"vu", seen()}}); }
};

bool says(const web::Response& response, std::string_view words) { return response.text().contains(words); }

}  // namespace

TEST_CASE("before the second round opens its page says when, nothing can be done, and no tab leads there") {
  tests::on_both_engines([](db::Database& database) {
    Seance s(database);
    s.who.now = essai::paris("2030-12-03") - std::chrono::seconds(1);
    CHECK(says(s.screen(), "commence le 3 décembre 2030"));
    CHECK_FALSE(says(s.get(pages::comite), "/ventilation/definitifs"));
    CHECK(s.post(pages::reprendre_les_agents).status == 422);
    CHECK(s.decide(2, "aucun").status == 422);
    CHECK(s.tell().status == 422);
    s.who.now = essai::paris("2030-12-03");
    CHECK(says(s.get(pages::comite), "/ventilation/definitifs"));
  });
}

TEST_CASE("what is as before is taken over at once; only what differs is asked, with somebody proposed") {
  tests::on_both_engines([](db::Database& database) {
    Seance s(database);
    auto page = s.screen();
    CHECK(says(page, "Reprendre les agent·es de 1 dossier"));
    CHECK(says(page, "CAF : nouveau dans le budget"));
    CHECK(says(page, "Pour CAF, " + base::euros({90'000})));
    CHECK(says(page, "selected"));
    CHECK_FALSE(says(page, "Santé au port"));
    CHECK(s.post(pages::reprendre_les_agents).status == 303);
    CHECK(says(s.screen(), "Transmettre 1 dossier"));
    CHECK(s.post(pages::reprendre_les_agents).status >= 400);
    CHECK(s.undo().status == 303);
    CHECK(says(s.screen(), "Reprendre les agent·es de 1 dossier"));
  });
}

TEST_CASE("a choice that is missing or not in the list is told, and what was sent stays") {
  tests::on_both_engines([](db::Database& database) {
    Seance s(database);
    auto missing = s.decide(2, "");
    CHECK(missing.status == 422);
    CHECK(says(missing, "CAF : choisissez une personne"));
    CHECK(says(s.decide(2, std::to_string(s.d.agent_etat.id)), "de la liste"));
    CHECK(s.post(pages::decider_du_definitif, {}, {s.id(3)}).status == 404);
    CHECK(s.decide(2, std::to_string(s.d.agent_caf.id)).status == 303);
    CHECK(says(s.screen(), "CAF : Camille ; État : Alix"));
  });
}

TEST_CASE("once told, agents and funders find the final dossiers in their lists, with the way to read them") {
  tests::on_both_engines([](db::Database& database) {
    Seance s(database);
    CHECK(s.tell().status >= 400);
    s.post(pages::reprendre_les_agents);
    CHECK(s.post(pages::transmettre_les_definitifs, {{"vu", "0"}}).status == 409);
    CHECK(s.decide(2, std::string(aucun)).status == 303);
    CHECK(says(s.screen(), "Sans agent·e pour au moins un financeur : 2031-0002"));
    CHECK(s.tell().status == 303);
    CHECK(s.decide(1, std::string(aucun)).status == 422);
    CHECK(says(s.screen(), "Transmis"));
    s.who.acteur = s.d.agent_caf;
    auto own = s.get(pages::mes_definitifs_confies);
    CHECK(says(own, "href=\"/dossiers/" + s.id(1) + "/definitif\""));
    CHECK(says(own, base::euros({150'000})));
    CHECK_FALSE(says(own, "data-titre=\"Réunion\""));
    CHECK(says(s.get(pages::mes_dossiers_confies), "/mes-dossiers-confies/definitifs"));
    auto funder = s.get(pages::definitifs_du_financeur, {"caf"});
    CHECK(says(funder, base::euros({90'000})));
    CHECK(says(funder, "Personne pour l’instant"));
    CHECK(s.get(pages::definitifs_du_financeur, {"etat"}).status == 404);
    CHECK(s.get(pages::definitifs_du_financeur_xlsx, {"caf"}).status == 200);
    CHECK(s.get(pages::definitifs_du_financeur_csv, {"etat"}).status == 404);
    CHECK(s.get(pages::mes_definitifs_confies_csv).status == 200);
    CHECK(s.get(pages::mes_definitifs_confies_xlsx).status == 200);
  });
}

namespace {

/// The first two dossiers told; the CAF's part of the second with nobody.
void tell_all(Seance& s) {
  s.post(pages::reprendre_les_agents);
  s.decide(2, std::string(aucun));
  REQUIRE(s.tell().status == 303);
}

std::string version(Seance& s, std::size_t n) {
  auto l = s.database.read([&](db::Reading& r) {
    return ligne(r, s.d.coordination, second_tour(s.d.campagne), s.d.notes.at(n - 1));
  });
  return std::to_string(l->etat.version);
}

/// `first`, `second`: "caf:12"; empty: nobody.
web::Response correct(Seance& s, std::size_t n, const std::string& why, const std::string& first = "",
                      const std::string& second = "") {
  return s.post(pages::corriger_definitif,
                {{"version", version(s, n)}, {"raison", why}, {"agent", first}, {"agent", second}},
                {s.id(n)});
}

}  // namespace

TEST_CASE("a dossier that was handed on is corrected alone, with a reason that those concerned read") {
  tests::on_both_engines([](db::Database& database) {
    Seance s(database);
    CHECK(s.get(pages::definitif_confie, {s.id(2)}).status == 303);
    CHECK(correct(s, 2, "Trop tôt").status == 422);
    tell_all(s);
    CHECK(says(s.screen(), "/ventilation/definitifs/" + s.id(2) + "\">Corriger"));
    auto page = s.get(pages::definitif_confie, {s.id(2)});
    CHECK(says(page, "Alix"));
    CHECK(says(page, "CAF : " + base::euros({90'000}) + " demandés"));
    CHECK_FALSE(says(page, "ne demande plus la même chose"));
    auto camille = "caf:" + std::to_string(s.d.agent_caf.id),
         alix = "etat:" + std::to_string(s.d.agent_etat.id);
    CHECK(says(correct(s, 2, " ", camille, alix), "pourquoi"));
    CHECK(correct(s, 2, "Absent", "caf:" + std::to_string(s.d.agent_etat.id), alix).status == 422);
    CHECK(correct(s, 2, "Un agent est arrivé", camille, alix).status == 303);
    CHECK(says(s.screen(), "CAF : Camille ; État : Alix"));
    CHECK(correct(s, 2, "Encore", camille, alix).status == 303);
    s.who.acteur = s.d.agent_caf;
    CHECK(says(s.get(pages::mes_definitifs_confies), "/dossiers/" + s.id(2) + "/definitif"));
    CHECK(s.get(pages::definitif_confie, {"999999"}).status == 404);
    CHECK(s.post(pages::corriger_definitif, {}, {"999999"}).status == 404);
  });
}

TEST_CASE("who corrects a dossier that somebody else has just corrected reads it, and loses no choice") {
  tests::on_both_engines([](db::Database& database) {
    Seance s(database);
    tell_all(s);
    auto before = version(s, 2), alix = "etat:" + std::to_string(s.d.agent_etat.id);
    CHECK(correct(s, 2, "Plus personne").status == 303);
    auto late = s.post(pages::corriger_definitif,
                       {{"version", before}, {"raison", "Alix revient"}, {"agent", alix}}, {s.id(2)});
    CHECK(late.status == 409);
    CHECK(says(late, "Quelqu’un a changé ce dossier"));
    CHECK(says(late, "Alix revient"));
    CHECK(says(late, "checked"));
    CHECK(says(s.screen(), "Personne pour l’instant"));
  });
}

TEST_CASE("a budget given back after the transmission is followed by the correction, and announced before") {
  tests::on_both_engines([](db::Database& database) {
    Seance s(database);
    tell_all(s);
    CHECK_FALSE(says(s.screen(), "Budget changé depuis"));
    database.write([&](db::Writing& w) { essai::demander(w, s.d.notes[1], {{"ars", 70}, {"caf", 90'001}}); });
    CHECK(says(s.screen(), "Budget changé depuis"));
    auto page = s.get(pages::definitif_confie, {s.id(2)});
    CHECK(says(page, "rien avant"));
    CHECK(says(page, base::euros({90'001}) + " demandés, " + base::euros({90'000}) + " avant"));
    CHECK(says(page, "Il sera retiré"));
    CHECK(correct(s, 2, "Budget complété").status == 303);
    CHECK_FALSE(says(s.screen(), "Budget changé depuis"));
    CHECK(says(s.get(pages::definitifs_du_financeur, {"ars"}), "2031-0002"));
    CHECK_FALSE(says(s.get(pages::definitifs_du_financeur, {"etat"}), "2031-0002"));
  });
}

TEST_CASE("the page costs the same number of queries whatever the number of dossiers; so do its acts") {
  tests::on_both_engines([](db::Database& database) {
    Seance s(database);
    auto queries = [&](auto act) {
      auto before = db::queries_of_this_thread();
      act();
      return db::queries_of_this_thread() - before;
    };
    const auto few = queries([&] { CHECK(s.screen().status == 200); });
    database.write([&](db::Writing& w) {
      for (int n = 10; n < 40; ++n) {
        auto id = essai::add_note(w, {.structure = s.d.port, .numero = n}, s.d.coordination.id);
        essai::premier_tour(w, id, {{"etat", s.d.agent_etat.id}});
        essai::deposer_definitif(w, id, s.d.coordination.id, {{"etat", 100}, {"caf", n % 2 ? 100 : 0}});
      }
    });
    CHECK(queries([&] { CHECK(s.screen().status == 200); }) == few);
    CHECK(few <= 18);
    CHECK(queries([&] { CHECK(s.post(pages::reprendre_les_agents).status == 303); }) <= 40);
    CHECK(queries([&] {
            CHECK(s.post(pages::transmettre_les_definitifs, {{"vu", s.seen()}}).status == 303);
          }) <= 40);
  });
}

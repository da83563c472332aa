#include "programme/definitif/pages/pages.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "programme/budget/budget_store.h"
#include "programme/campagne/charger.h"
#include "programme/definitif/definitif_store.h"
#include "programme/definitif/pages/routes.h"
#include "programme/dossier/test_personnes.h"
#include "tests/support/databases.h"
#include "tests/support/source_dir.h"
#include "tests/support/visite.h"

using namespace definitif;
using dossier::test::paris;

namespace {

const campagne::Campagne& call() {
  static const auto c = campagne::charger(tests::source_dir() + "/campagnes/valenciennes-2023").value();
  return c;
}

using Read = web::Response (*)(db::Reading&, const page::Visite&);
using Write = web::Response (*)(db::Writing&, const page::Visite&);

/// A deposited project whose funders were told; its writer looks at it.
struct Site {
  db::Database& database;
  dossier::test::People people = dossier::test::people(database);
  std::int64_t id = deposited();
  tests::Visiteur visitor{.acteur = people.writer, .now = paris("2022-11-20T10:00"), .campagne = call()};

  std::int64_t deposited() {
    auto made = dossier::test::with_complete_note(database, people);
    database.write([&](db::Writing& w) {
      auto d = dossier::lock(w, people.writer, made).value();
      dossier::save_state(w, d, dossier::NoteDeposee{paris("2022-09-16T10:00")}, paris("2022-09-16T10:00"));
      dossier::record_deposit(w, people.writer, d, dossier::draft(w, d), paris("2022-09-16T10:00"));
      w.exec("UPDATE dossier SET territorial = 1 WHERE id = ?1", made);
    });
    return made;
  }
  void transmitted() {
    database.write([&](db::Writing& w) {
      w.exec(
          "INSERT INTO ventilation (dossier_id, tour, etat, modifie_le, modifie_par, transmise_le) VALUES "
          "(?1, 1, "
          "'transmise', 0, ?2, 0)",
          id, people.boss.id);
    });
  }
  web::Response get(Read handler, std::vector<std::string> more = {}) {
    visitor.gets("/x", path(std::move(more)));
    return database.read([&](db::Reading& r) { return handler(r, visitor.visite()); });
  }
  web::Response post(Write handler, tests::Values form = {}, std::vector<std::string> more = {},
                     bool json = false) {
    visitor.posts("/x", form, path(std::move(more)));
    if (json) visitor.request.accept = "application/json";
    return database.write([&](db::Writing& w) { return handler(w, visitor.visite()); });
  }
  std::vector<std::string> path(std::vector<std::string> more) const {
    more.insert(more.begin(), std::to_string(id));
    return more;
  }
  void opened() {
    transmitted();
    REQUIRE(post(pages::ouvrir).status == 303);
  }
  void state(std::string_view name) {
    database.write(
        [&](db::Writing& w) { w.exec("UPDATE definitif SET etat = ?2 WHERE dossier_id = ?1", id, name); });
  }
  std::string stored(std::string_view field) {
    return database.read([&](db::Reading& r) {
      auto d = dossier::find(r, people.writer, id).value();
      return std::string(budget::charger(r, d, budget::Genre::action, 2023).saisie.valeur(field));
    });
  }
};

}  // namespace

TEST_CASE("no page of the final dossier is open to visitors, but what a link opens for who was asked") {
  for (const auto& route : routes()) {
    bool open = route.acces.kind == page::Acces::tous;
    CHECK_MESSAGE(open == route.pattern.starts_with("/remise/{lien}"), route.pattern);
  }
}

TEST_CASE("a final dossier opens once its funders were told, not before, with the note's amounts") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    CHECK(s.get(pages::suivi).text().contains("s’ouvre après la réunion partenariale"));
    CHECK(s.post(pages::ouvrir).status == 422);
    s.transmitted();
    CHECK(s.get(pages::suivi).text().contains("/definitif/ouvrir"));
    CHECK(s.get(pages::montrer_budget, {"action"}).status == 404);
    CHECK(s.post(pages::ouvrir).status == 303);
    CHECK(s.post(pages::ouvrir).status == 303);
    CHECK(s.get(pages::suivi).text().contains("En préparation"));
    CHECK(s.stored("f_74-ETAT_1_cs") == "8000,50");
    CHECK(s.stored("m_RESSPROP") == "1000");
    CHECK(s.get(pages::suivi).text().contains("Le budget de l’action"));
  });
}

TEST_CASE("only who writes for the structure opens it; others do not see what is in preparation") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    s.transmitted();
    s.visitor.acteur = s.people.boss;
    CHECK(s.post(pages::ouvrir).status == 403);
    CHECK(s.get(pages::suivi).text().contains("n’est pas encore déposé"));
    s.visitor.acteur = s.people.other;
    CHECK(s.post(pages::ouvrir).status == 404);
    CHECK(s.get(pages::suivi).status == 404);
    CHECK(s.get(pages::montrer_budget, {"action"}).status == 404);
    CHECK(s.post(pages::enregistrer_budget, {{"m_601", "1"}}, {"action"}).status == 404);
  });
}

TEST_CASE("a budget is saved whole; what cannot be read is kept and told, all at once") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    s.opened();
    auto saved =
        s.post(pages::enregistrer_budget,
               {{"m_601", "9 000,50"}, {"m_604", "cent"}, {"m_613", "mille"}, {"m_999", "1"}}, {"action"});
    CHECK(saved.status == 303);
    auto page = s.get(pages::montrer_budget, {"action"}).text();
    CHECK(page.contains("value=\"9 000,50\""));
    CHECK(page.contains("href=\"#m_604\""));
    CHECK(page.contains("« mille » n’est pas un montant"));
    CHECK(page.contains("Le budget est équilibré au centime."));
    CHECK(s.stored("m_999").empty());
  });
}

TEST_CASE("without scripts, one more funder can always be written under a heading") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    s.opened();
    CHECK(s.get(pages::montrer_budget, {"action"}).text().contains("f_74-ETAT_2_qui"));
    s.post(pages::enregistrer_budget, {{"f_74-ETAT_2_qui", "autre"}}, {"action"});
    CHECK(s.get(pages::montrer_budget, {"action"}).text().contains("f_74-ETAT_3_qui"));
  });
}

TEST_CASE("two people who change the same amount both keep their text; other lines are saved") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    s.opened();
    s.post(pages::enregistrer_budget, {{"m_601", "10"}}, {"action"});
    auto mark = dossier::marque("");
    auto answer = s.post(pages::enregistrer_budget,
                         {{"m_601", "20"}, {"avant_m_601", mark}, {"m_604", "5"}, {"avant_m_604", mark}},
                         {"action"}, true);
    CHECK(answer.status == 409);
    CHECK(answer.text().contains("601 Achats"));
    CHECK(s.stored("m_601") == "10");
    CHECK(s.stored("m_604") == "5");
    CHECK(s.post(pages::enregistrer_budget, {{"m_601", "20"}, {"avant_m_601", mark}}, {"action"})
              .text()
              .contains("value=\"20\""));
  });
}

TEST_CASE("with scripts only the lines named are saved, and the answer says when") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    s.opened();
    auto answer =
        s.post(pages::enregistrer_budget,
               {{"auto", "1"}, {"champs", "m_601"}, {"m_601", "7"}, {"m_604", "8"}}, {"action"}, true);
    CHECK(answer.status == 200);
    CHECK(answer.text().contains("\"heure\""));
    CHECK(s.stored("m_601") == "7");
    CHECK(s.stored("m_604").empty());
  });
}

TEST_CASE("once signature is asked, the budget is read, and what was typed is handed back") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    s.opened();
    s.post(pages::enregistrer_budget, {{"m_601", "10"}}, {"action"});
    s.state("a_signer");
    auto page = s.get(pages::montrer_budget, {"action"}).text();
    CHECK_FALSE(page.contains("name=\"m_601\""));
    CHECK(page.contains("601 Achats"));
    auto refused = s.post(pages::enregistrer_budget, {{"m_601", "12"}}, {"action"});
    CHECK(refused.status == 409);
    CHECK(refused.text().contains(">12</pre>"));
    CHECK(s.stored("m_601") == "10");
  });
}

TEST_CASE("what is asked of each funder stands beside what the note asked") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    s.opened();
    database.write([&](db::Writing& w) {
      for (auto [funder, asked] : {std::pair{"etat", 700'000}, {"caf", 100'000}})
        w.exec(
            "INSERT INTO sollicitation (dossier_id, financeur, demande, origine, cree_le, cree_par) VALUES "
            "(?1, ?2, "
            "?3, 'note', 0, 0)",
            s.id, funder, asked);
    });
    auto page = s.get(pages::montrer_budget, {"action"}).text();
    CHECK(page.contains("la note lui demandait " + base::euros({700'000})));
    CHECK(page.contains("aucune ligne du budget ne lui demande rien"));
    CHECK(page.contains("88,89 %"));
    CHECK_FALSE(s.get(pages::montrer_budget, {"structure"}).text().contains("Plan de financement"));
    CHECK(s.get(pages::montrer_budget, {"autre"}).status == 404);
  });
}

TEST_CASE(
    "what does not hold together stands on the budget's page, and on the dossier's for who examines it") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    s.opened();
    s.post(pages::enregistrer_budget, {{"m_601", "1"}}, {"action"});
    auto page = s.get(pages::montrer_budget, {"action"}).text();
    CHECK(page.contains("Cohérence du budget"));
    CHECK(page.contains("À corriger avant de signer"));
    CHECK(page.contains("data-regle=\"demande_superieure_au_cout\""));
    CHECK(page.contains("data-regle=\"ecart_avec_la_note\""));
    CHECK_FALSE(page.contains("Pour l’étude du dossier"));
    CHECK_FALSE(s.get(pages::suivi).text().contains("Cohérence du budget"));
    CHECK_FALSE(s.get(pages::montrer_budget, {"structure"}).text().contains("Cohérence du budget"));
    s.visitor.acteur = s.people.boss;
    CHECK(s.get(pages::suivi).text().contains("Cohérence du budget"));
  });
}

#include "programme/definitif/pages/jumeau.h"

#include <doctest/doctest.h>

#include "programme/budget/budget_store.h"
#include "programme/campagne/charger.h"
#include "programme/definitif/definitif_store.h"
#include "programme/dossier/test_personnes.h"
#include "programme/ventilation/ventilation_store.h"
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

/// Two deposited notes of one structure, each with its final dossier in preparation and its budget.
struct Rives {
  db::Database& database;
  dossier::test::People people = dossier::test::people(database);
  std::int64_t ici = project("valenciennes-2023", 120'00), la_bas = project("autre-2023", 80'50);
  tests::Visiteur visitor{.acteur = people.writer, .now = paris("2022-11-20T10:00"), .campagne = call()};

  std::int64_t project(std::string_view campaign, std::int64_t amount) {
    auto made = dossier::test::with_complete_note(database, people);
    database.write([&](db::Writing& w) {
      auto now = paris("2022-09-16T10:00");
      dossier::save_state(w, *dossier::lock(w, people.writer, made), dossier::NoteDeposee{now}, now);
      w.exec("UPDATE dossier SET campagne = ?2 WHERE id = ?1", made, campaign);
      create(w, people.writer, now, made, {});
      auto d = dossier::find(w, people.writer, made).value();
      auto locked = budget::verrouiller(w, d, budget::Genre::action, 2023, now);
      auto fields = budget::en_champs(call(), {{{"601", {amount}}}, {}});
      budget::enregistrer(
          w, locked, dossier::fusionner(locked.saisie, fields, people.writer.id, now).brouillon, call(), now);
    });
    return made;
  }
  void tied(std::int64_t from, std::optional<std::int64_t> to) {
    database.write([&](db::Writing& w) {
      ventilation::noter_jumeau(w, people.boss, paris("2022-09-27T10:00"),
                                {.dossier = from, .autre = to, .collectivite = "Autre agglomération"});
    });
  }
  void deposited(std::int64_t id) {
    database.write([&](db::Writing& w) {
      w.exec("UPDATE definitif SET etat = 'depose', depose_le = 5, depots = 1 WHERE dossier_id = ?1", id);
    });
  }
  web::Response page(std::int64_t id) {
    visitor.gets("/x", {std::to_string(id)});
    return database.read([&](db::Reading& r) { return pages::deux_budgets(r, visitor.visite()); });
  }
};

bool says(const web::Response& response, std::string_view words) { return response.text().contains(words); }

}  // namespace

TEST_CASE("the porteur of both deposits sees both budgets and their sum, from either") {
  tests::on_both_engines([](db::Database& database) {
    Rives s{database};
    CHECK(s.page(s.ici).status == 404);
    s.tied(s.ici, s.la_bas);
    for (auto id : {s.ici, s.la_bas}) {
      auto shown = s.page(id);
      CHECK(shown.status == 200);
      for (auto amount : {120'00, 80'50, 200'50}) CHECK(says(shown, base::euros({amount})));
      CHECK(says(shown, "601 Achats"));
      CHECK(says(shown, "il n’est pas équilibré"));
    }
    CHECK(says(s.page(s.ici), "autre-2023"));
  });
}

TEST_CASE("a twin known by its reference only has no page") {
  tests::on_both_engines([](db::Database& database) {
    Rives s{database};
    s.tied(s.ici, std::nullopt);
    CHECK(s.page(s.ici).status == 404);
  });
}

TEST_CASE("who may not see the other note does not learn that it is there") {
  tests::on_both_engines([](db::Database& database) {
    Rives s{database};
    s.tied(s.ici, s.la_bas);
    s.visitor.acteur = s.people.other;
    CHECK(s.page(s.ici).status == 404);
    database.write([&](db::Writing& w) {
      w.exec("UPDATE dossier SET structure_id = ?2 WHERE id = ?1", s.la_bas, s.people.port);
    });
    s.visitor.acteur = s.people.writer;
    CHECK(s.page(s.ici).status == 404);
  });
}

TEST_CASE("an agent reads both once both are deposited, and before that that one is not there yet") {
  tests::on_both_engines([](db::Database& database) {
    Rives s{database};
    s.tied(s.ici, s.la_bas);
    personne::Attribution held{.role = personne::Role::instructeur, .financeur = "etat"};
    s.visitor.acteur = s.people.other;
    s.visitor.acteur.structures.clear(), s.visitor.acteur.attributions = {held};
    CHECK(s.page(s.ici).status == 404);
    s.deposited(s.ici);
    CHECK(says(s.page(s.ici), "n’est pas encore là"));
    CHECK_FALSE(says(s.page(s.ici), base::euros({80'50})));
    s.deposited(s.la_bas);
    CHECK(says(s.page(s.ici), base::euros({200'50})));
  });
}

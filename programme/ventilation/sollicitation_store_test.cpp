#include "programme/ventilation/sollicitation_store.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "programme/ventilation/test_comite.h"
#include "programme/ventilation/ventilation_store_interne.h"
#include "tests/support/databases.h"

using namespace ventilation;
using essai::Decor;

namespace {

const base::Instant now = essai::comite();

/// The first note, which asks the State and the CAF, handed on by the committee.
std::int64_t handed_on(db::Database& database, const Decor& d) {
  database.write([&](db::Writing& w) {
    appliquer(w, d.coordination, now, d.tour, Genre::changement, "Essai",
              {essai::prepare(ligne(w, d.coordination, d.tour, d.notes[0]).value())})
        .value();
    w.exec("UPDATE ventilation SET etat = 'transmise', transmise_le = ?1", now);
  });
  return d.notes[0];
}

Result<void> adjust(db::Database& database, const Decor& d, const Ajustement& a, std::int64_t dossier) {
  return database.write(
      [&](db::Writing& w) { return ajuster_financeurs(w, d.coordination, now, d.campagne, dossier, a); });
}

Demandee of(db::Database& database, const Decor& d, std::string_view code) {
  auto all = database.read([&](db::Reading& r) { return demandees(r, d.campagne, d.notes[0]); });
  CHECK(all.size() == d.campagne.financeurs.size());
  return *std::ranges::find(all, code, &Demandee::financeur);
}

std::int64_t operations_of(db::Database& database) {
  return database
      .read([](db::Reading& r) { return r.one<std::int64_t>("SELECT COUNT(*) FROM ventilation_operation"); })
      .value();
}

}  // namespace

TEST_CASE("every funder of the campaign is told with where the project stands with it") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    handed_on(database, d);
    CHECK(of(database, d, "etat").sollicite);
    CHECK(of(database, d, "etat").origine == "note");
    CHECK(of(database, d, "caf").demande == base::Cents{200000});
    CHECK_FALSE(of(database, d, "ars").sollicite);
    CHECK(of(database, d, "ars").origine.empty());
  });
}

TEST_CASE("a meeting adds a funder and withdraws another, as a correction that keeps what was before") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    auto id = handed_on(database, d);
    auto before = database.read([&](db::Reading& r) { return interne::etats_de(r, 1, {id}); }).at(0);
    CHECK(adjust(database, d, {{"ars"}, {"caf"}, "Projet de santé."}, id).has_value());
    CHECK(of(database, d, "ars").sollicite);
    CHECK(of(database, d, "ars").origine == "reunion");
    CHECK(of(database, d, "ars").raison == "Projet de santé.");
    CHECK_FALSE(of(database, d, "caf").sollicite);
    CHECK(of(database, d, "caf").raison == "Projet de santé.");
    CHECK(of(database, d, "caf").origine == "note");
    database.read([&](db::Reading& r) {
      auto after = interne::etats_de(r, 1, {id}).at(0);
      CHECK(after.agents("caf").empty());
      CHECK(after.version > before.version);
      CHECK(after.etat_nom == "transmise");
      CHECK(after.transmise_le == before.transmise_le);
      auto last = operations(r, d.coordination, d.tour, 1).at(0);
      CHECK(last.id == after.version);
      CHECK(last.genre == "correction");
      CHECK(last.libelle == "Réunion partenariale : ajout de ARS ; retrait de CAF");
    });
  });
}

TEST_CASE(
    "a funder withdrawn and asked again keeps its row; asked without a reason, the meeting is the reason") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    auto id = handed_on(database, d);
    auto row = [&] {
      return database.read([](db::Reading& r) {
        return r.one<std::int64_t>("SELECT id FROM sollicitation WHERE financeur = 'caf'").value();
      });
    };
    auto number = row();
    adjust(database, d, {{}, {"caf"}, "Hors compétence."}, id).value();
    adjust(database, d, {{"caf"}, {}, ""}, id).value();
    CHECK(row() == number);
    CHECK(of(database, d, "caf").sollicite);
    CHECK(of(database, d, "caf").raison == "Conseillé en réunion partenariale.");
  });
}

TEST_CASE("what others have just done is not done twice, and nothing is recorded when nothing changes") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    auto id = handed_on(database, d);
    auto count = operations_of(database);
    CHECK(adjust(database, d, {{"etat"}, {}, "Encore."}, id).has_value());
    CHECK(adjust(database, d, {{}, {"ars"}, "Jamais demandée."}, id).has_value());
    CHECK(adjust(database, d, {}, id).has_value());
    CHECK(operations_of(database) == count);
    CHECK(of(database, d, "etat").raison == "Demandé.");
    CHECK(of(database, d, "ars").origine.empty());
  });
}

TEST_CASE("a withdrawal needs a reason, and a dossier must have been handed on") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    auto id = handed_on(database, d);
    CHECK(adjust(database, d, {{"ars"}, {"caf"}, "  "}, id).error().cause == Cause::saisie_invalide);
    CHECK_FALSE(of(database, d, "ars").sollicite);
    CHECK(adjust(database, d, {{"ars"}, {}, "x"}, d.notes[1]).error().cause == Cause::etape_passee);
  });
}

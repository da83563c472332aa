#include "programme/ventilation/alertes.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "programme/ventilation/test_comite.h"
#include "tests/support/databases.h"

using namespace ventilation;

namespace {

const campagne::Campagne c = essai::campagne_d_essai();

/// A line with nothing to be said against it.
Ligne fine() {
  Ligne l;
  l.note = {.dossier = 1, .structure = 7, .demande = {.orientation = "emploi"}, .communes = {"99001"}};
  l.etat = {.dossier = 1, .version = 3, .etat_nom = std::string(Preparee::name), .reunion = "aubrive"};
  l.etat.sollicitations = {{.financeur = "etat"}};
  l.etat.affectations = {{.financeur = "etat", .personne = 5}};
  l.etat.modifie_le = essai::comite();
  l.agents = {{.financeur = "etat", .personne = 5, .nom = "Alix", .charge = 4}};
  return l;
}

std::vector<std::string_view> codes(const Ligne& l) {
  std::vector<std::string_view> all;
  for (auto& each : alertes(l, c)) all.push_back(each.code);
  return all;
}

using Codes = std::vector<std::string_view>;

}  // namespace

TEST_CASE("a line with everything calls for no attention, nor does one not begun or set aside") {
  CHECK(codes(fine()).empty());
  for (auto state : {AVentiler::name, Ecartee::name, EcartNotifie::name}) {
    Ligne l = fine();
    l.etat.etat_nom = state, l.etat.sollicitations.clear();
    CHECK(codes(l).empty());
  }
}

TEST_CASE("what lacks is named, with why nobody could be found") {
  Ligne l = fine();
  l.etat.affectations.clear(), l.agents.clear();
  l.etat.sollicitations.front().sans_agent = "Personne ne suit Aubrive.";
  REQUIRE(codes(l) == Codes{"sans_agent"});
  CHECK(alertes(l, c).front().texte == "État : personne ne suit ce dossier. Personne ne suit Aubrive.");
  l.etat.sollicitations.clear();
  CHECK(codes(l) == Codes{"sans_financeur"});
  l = fine(), l.note.territorial = true;
  CHECK(codes(l) == Codes{"sans_referent"});
  l = fine(), l.etat.reunion.clear(), l.etat.reunion_a_choisir = true;
  CHECK(codes(l) == Codes{"sans_reunion"});
}

TEST_CASE("a funder withdrawn lacks nothing") {
  Ligne l = fine();
  l.etat.sollicitations.push_back({.financeur = "ars", .reponse = "non", .retiree_le = essai::comite()});
  CHECK(codes(l).empty());
}

TEST_CASE("a funder that cannot fund the project is named") {
  Ligne l = fine();
  l.etat.sollicitations.front().reponse = "non";
  CHECK(codes(l) == Codes{"financeur_refuse"});
}

TEST_CASE(
    "people are named whose interest, perimeter or load stands against the choice; the limit itself does "
    "not") {
  Ligne l = fine();
  l.agents.front().conflit = "suggere";
  CHECK(codes(l) == Codes{"conflit"});
  l.agents.front().conflit = "confirme";
  CHECK(alertes(l, c).front().texte.contains("à remplacer"));
  l = fine(), l.agents.front().hors_perimetre = true;
  CHECK(codes(l) == Codes{"hors_perimetre"});
  l = fine(), l.agents.front().charge = c.ventilation.charge_maximale + 1;
  CHECK(codes(l) == Codes{"surcharge"});
}

TEST_CASE(
    "a project on both arrondissements without its twin, and a note deposited again, call for attention") {
  Ligne l = fine();
  l.deux_arrondissements = true;
  CHECK(codes(l) == Codes{"sans_jumeau"});
  l.jumeau = Jumeau{.dossier = 1, .reference = "P-12"};
  CHECK(codes(l).empty());
  l.depose_le = l.etat.modifie_le + std::chrono::milliseconds(1);
  CHECK(codes(l) == Codes{"note_changee"});
}

namespace {

bool coin() { return *rc::gen::arbitrary<bool>(); }

/// A line prepared at random, by the store itself.
Changement random_change(const Ligne& l, const std::vector<std::int64_t>& people) {
  auto change = essai::prepare(l, coin() ? "aubrive" : "");
  auto& e = change.apres;
  e.reunion_a_choisir = e.reunion.empty() && coin();
  if (coin()) e.sollicitations.clear();
  if (coin())
    e.sollicitations.push_back({.financeur = "caf", .origine = "comite", .reponse = coin() ? "non" : "oui"});
  for (const char* funder : {"etat", "caf", ""})
    if (coin())
      e.affectations.push_back(
          {funder, people[*rc::gen::inRange<std::size_t>(0, people.size())], "comite", ""});
  return change;
}

}  // namespace

TEST_CASE("the filter finds exactly the lines that call for attention") {
  tests::on_both_engines([](db::Database& database) {
    essai::Decor d(database);
    database.write([&](db::Writing& w) {
      w.exec(
          "INSERT INTO conflit_interet (personne_id, structure_id, etat, origine, trouve_le) VALUES (?1, ?2,"
          " 'suggere', 'bureau', 0)",
          d.agent_caf.id, d.tilleuls);
      w.exec("INSERT INTO jumeau (dossier_id, reference, note_le, note_par) VALUES (?1, 'P-1', 0, 0)",
             d.notes[4]);
      w.exec("UPDATE dossier SET deux_arrondissements = 1 WHERE id = ?1", d.notes[1]);
    });
    std::vector<std::int64_t> people{d.agent_etat.id, d.agent_caf.id, d.referent.id};
    d.campagne.ventilation.charge_maximale = 2;
    auto all = [&](const Filtre& f) {
      return database.read([&](db::Reading& r) { return lignes(r, d.coordination, d.tour, f); });
    };
    CHECK(rc::check("alertes and the filter agree", [&] {
      std::vector<Changement> changes;
      for (auto& l : all({})) changes.push_back(random_change(l, people));
      auto done = database.write([&](db::Writing& w) {
        return appliquer(w, d.coordination, essai::comite(), d.tour, Genre::changement, "Hasard", changes);
      });
      RC_PRE(done.has_value() || done.error().cause == Cause::deja_fait);
      std::vector<std::int64_t> expected, found;
      for (auto& l : all({}))
        if (!alertes(l, d.campagne).empty()) expected.push_back(l.note.dossier);
      for (auto& l : all({.alerte = true})) found.push_back(l.note.dossier);
      RC_ASSERT(found == expected);
      RC_ASSERT(std::int64_t(found.size()) == database.read([&](db::Reading& r) {
        return nombre_d_alertes(r, d.coordination, d.tour, {});
      }));
    }));
  });
}

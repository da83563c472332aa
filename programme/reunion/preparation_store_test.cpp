#include "programme/reunion/preparation_store.h"

#include <doctest/doctest.h>

#include "programme/journal/journal.h"
#include "programme/reunion/affluence_store.h"
#include "programme/reunion/appel_test.h"
#include "tests/support/databases.h"

using namespace reunion;
using namespace reunion::test;

namespace {

personne::Acteur chef(const Appel& a, std::string commune) {
  auto who = a.boss();
  who.attributions = {{.role = Role::chef_de_projet, .communes = {std::move(commune)}}};
  return who;
}

}  // namespace

TEST_CASE("meetings are opened from the campaign with their place and half-days, once") {
  tests::on_both_engines([](db::Database& database) {
    auto c = appel();
    auto p = dossier::test::people(database);
    database.write([&](db::Writing& w) {
      auto id = ouvrir(w, p.boss, today, c, "amont").value();
      auto u = find_reunion(w, p.boss, id).value();
      CHECK(u.lieu == "Mairie d’Amont");
      CHECK(u.duree_passage == 20);
      auto half_days = demi_journees(w, u);
      REQUIRE(half_days.size() == 1);
      CHECK(half_days[0].debut == paris("2029-10-04T09:00"));
      CHECK(ouvrir(w, p.boss, today, c, "amont").error().cause == Cause::deja_fait);
      CHECK(ouvrir(w, p.boss, today, c, "nulle-part").error().cause == Cause::acces_inconnu);
      CHECK(ouvrir_toutes(w, p.boss, today, c) == 2);
      CHECK(ouvrir_toutes(w, p.boss, today, c) == 0);
      CHECK(demi_journees_de_la_campagne(w, c.code).size() == 3);
      CHECK(reunions(w, p.boss, c.code).front().code == "amont");
      CHECK(journal::de_l_objet(w, "reunion", id).size() == 1);
    });
  });
}

TEST_CASE("a chef·fe de projet opens the meetings of their communes") {
  tests::on_both_engines([](db::Database& database) {
    Appel a;
    a.people = dossier::test::people(database);
    database.write([&](db::Writing& w) {
      CHECK(ouvrir(w, chef(a, "00002"), today, a.campagne, "amont").error().cause == Cause::role_requis);
      CHECK(ouvrir(w, chef(a, "00002"), today, a.campagne, "sante").error().cause == Cause::role_requis);
      CHECK(ouvrir_toutes(w, chef(a, "00002"), today, a.campagne) == 1);
      CHECK(reunions(w, a.boss(), a.campagne.code).front().code == "aval");
    });
  });
}

TEST_CASE("a meeting is seen by agents and by who is invited and was told, not by porteurs") {
  tests::on_both_engines([](db::Database& database) {
    auto a = ouvert(database);
    database.read([&](db::Reading& r) {
      CHECK_FALSE(find_reunion(r, a.writer(), a.amont.id));
      CHECK(reunions(r, a.writer(), a.campagne.code).empty());
      CHECK(find_reunion(r, chef(a, "00002"), a.amont.id));
      auto guest = a.writer();
      guest.reunions = {a.amont.id};
      CHECK(find_reunion(r, guest, a.amont.id));
      CHECK(reunions(r, guest, a.campagne.code).size() == 1);
    });
  });
}

TEST_CASE("what is prepared is recorded: half-days changed, added, removed, rooms exchanged") {
  tests::on_both_engines([](db::Database& database) {
    auto a = ouvert(database);
    database.write([&](db::Writing& w) {
      auto at = [](std::string_view hour) { return paris(std::string("2029-10-04T").append(hour)); };
      enregistrer(w, a.boss(), today, a.amont,
                  {"Salle des fêtes",
                   "2 rue d’Amont",
                   "Sonnez.",
                   30,
                   {{.debut = at("09:00"), .fin = at("12:00"), .salle = "Bleue"},
                    {.debut = at("09:00"), .fin = at("12:00"), .salle = "Verte", .theme = "sante"}}});
      auto two = demi_journees(w, a.amont);
      REQUIRE(two.size() == 2);
      CHECK(two[1].theme == "sante");
      std::swap(two[0].salle, two[1].salle);
      enregistrer(w, a.boss(), today, a.amont, {"Salle des fêtes", "", "", 30, two});
      auto swapped = demi_journees(w, a.amont);
      CHECK(swapped[0].salle == "Bleue");
      CHECK(swapped[0].id == two[1].id);
      enregistrer(w, a.boss(), today, a.amont, {"Salle des fêtes", "", "", 30, {two[1]}});
      CHECK(demi_journees(w, a.amont).size() == 1);
      auto u = find_reunion(w, a.boss(), a.amont.id).value();
      CHECK(u.lieu == "Salle des fêtes");
      CHECK(u.duree_passage == 30);
      enregistrer(w, a.boss(), today, a.amont, {"", "", "", 30, {}});
      CHECK(demi_journees(w, a.amont).empty());
      CHECK(demi_journees(w, a.aval).size() == 1);
    });
  });
}

TEST_CASE("half-days that hold passages are known, and counters follow what happens") {
  tests::on_both_engines([](db::Database& database) {
    auto a = ouvert(database);
    database.write([&](db::Writing& w) {
      auto p = passing(w, a, a.writer(), a.amont, "Jardin", "a@b.example");
      auto q = passing(w, a, a.writer(), a.amont, "Atelier", "a@b.example");
      passing(w, a, a.people.other, a.amont, "Port", "c@d.example");
      CHECK(occupees(w, a.amont).empty());
      CHECK(moved(w, a, p, a.amont, "2029-10-04T09:00"));
      CHECK(moved(w, a, q, a.amont, "2029-10-04T10:00"));
      auto held = occupees(w, a.amont);
      REQUIRE(held.size() == 1);
      CHECK(held[0].passages == 2);
      CHECK(held[0].fin == paris("2029-10-04T10:20"));
      CHECK(convoques(w, a.amont) == 0);
      w.exec("UPDATE passage SET etat = 'confirme', convoque_le = 1, presence = 'en_retard' WHERE id = ?1",
             p);
      w.exec("UPDATE passage SET etat = 'convoque', convoque_le = 1, presence = 'excuse' WHERE id = ?1", q);
      CHECK(convoques(w, a.amont) == 2);
      auto counted = affluence_de(w, a.boss(), a.amont);
      CHECK(counted.passages == 3);
      CHECK(counted.places == 2);
      CHECK(counted.convoques == 2);
      CHECK(counted.confirmes == 1);
      CHECK(counted.presents == 1);
      CHECK(counted.absents == 1);
      CHECK(counted.consolides == 0);
      auto agent = a.boss();
      agent.conflits = {a.people.port};
      CHECK(affluence_de(w, agent, a.amont).passages == 2);
      CHECK(affluence(w, agent, a.campagne.code).size() == 1);
      CHECK(affluence_de(w, agent, a.aval).passages == 0);
    });
  });
}

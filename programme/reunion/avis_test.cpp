#include "programme/reunion/avis.h"

#include <doctest/doctest.h>

#include "programme/dossier/test_campagne.h"

using namespace reunion;
using personne::Acteur;
using personne::Role;

namespace {

using Parts = std::vector<std::string>;

Acteur person(std::int64_t id, std::vector<personne::Attribution> roles = {}) {
  Acteur a;
  a.id = id, a.attributions = std::move(roles);
  return a;
}

const Parties here{.invitations = {{1, "CAF du Nord", "caf", "", 20},
                                   {2, "Conseil citoyen", "", "Camille Exemple", 30},
                                   {3, "Centre social", "", "", 0}},
                   .communes = {"00001", "00002"}};

campagne::Campagne campaign() {
  auto c = dossier::test::campagne();
  c.passages.avis = {{"favorable", "Favorable", false}, {"reserve", "Favorable avec réserve", true}};
  return c;
}

}  // namespace

TEST_CASE(
    "an agent writes for their funder, a chef de projet and a référent·e for their communes that are at "
    "stake") {
  CHECK(parts_de(person(1, {{.role = Role::instructeur, .financeur = "etat"}}), here) ==
        Parts{"financeur:etat"});
  CHECK(parts_de(person(1, {{.role = Role::chef_de_projet, .communes = {"00003", "00002"}}}), here) ==
        Parts{"commune:00002"});
  CHECK(parts_de(person(1, {{.role = Role::referent_pre, .communes = {"00001"}}}), here) ==
        Parts{"commune:00001"});
}

TEST_CASE("several roles give several parts, each once") {
  CHECK(parts_de(person(20, {{.role = Role::instructeur, .financeur = "caf"},
                             {.role = Role::chef_de_projet, .communes = {"00001"}},
                             {.role = Role::referent_pre, .communes = {"00001"}}}),
                 here) == Parts{"financeur:caf", "commune:00001"});
}

TEST_CASE("who is invited writes for their institution: the funder's part when it is one") {
  CHECK(parts_de(person(20, {{.role = Role::elu}}), here) == Parts{"financeur:caf"});
  CHECK(parts_de(person(30), here) == Parts{"invite:2"});
  CHECK(parts_de(person(30, {{.role = Role::instructeur, .financeur = "etat"}}), here) ==
        Parts{"financeur:etat"});
}

TEST_CASE("the coordination, strangers and visitors have no part") {
  CHECK(parts_de(person(1, {{.role = Role::coordination}}), here).empty());
  CHECK(parts_de(person(99), here).empty());
  CHECK(parts_de(person(0), here).empty());
  CHECK(parts_de(person(1, {{.role = Role::instructeur}}), here).empty());
  CHECK(parts_de(person(1, {{.role = Role::chef_de_projet, .communes = {"00003"}}}), here).empty());
}

TEST_CASE("a part has the name by which people know the institution") {
  auto c = campaign();
  auto name = [&](std::string_view part) { return nom_de_part(part, c, here.invitations); };
  CHECK(name("financeur:agglo") == "Agglo");
  CHECK(name("financeur:parti") == "parti");
  CHECK(name("commune:00001") == "Amont (commune)");
  CHECK(name("commune:77777") == "77777");
  CHECK(name("invite:2") == "Conseil citoyen – Camille Exemple");
  CHECK(name("invite:3") == "Centre social");
  CHECK(name("invite:9") == "Institution invitée");
  CHECK(suffixe("financeur:agglo") == "financeur_agglo");
}

TEST_CASE("an avis that must be explained says so until it is; the others and none ask for nothing") {
  auto c = campaign();
  CHECK(avertissement(c, "reserve", " \n") == "Expliquez en une phrase cet avis « Favorable avec réserve ».");
  CHECK(avertissement(c, "reserve", "Peu de partenaires.").empty());
  CHECK(avertissement(c, "favorable", "").empty());
  CHECK(avertissement(c, "", "").empty());
  CHECK(avertissement(c, "inconnu", "").empty());
}

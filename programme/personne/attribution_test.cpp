#include "programme/personne/attribution.h"

#include <doctest/doctest.h>

using namespace personne;

TEST_CASE("Every role is read back from its code, and from nothing else") {
  for (Role r : all_roles) CHECK(role(code(r)) == r);
  CHECK_FALSE(role("Coordination"));
  CHECK_FALSE(role(""));
}

TEST_CASE("A list of codes is one column and comes back") {
  CHECK(ecrire_codes({"59606", "59014"}) == "59606 59014");
  CHECK(lire_codes("59606 59014") == std::vector<std::string>{"59606", "59014"});
  CHECK(ecrire_codes({}).empty());
  CHECK(lire_codes("").empty());
}

TEST_CASE("An instructeur works for one funder, and nobody else does") {
  CHECK(defauts_attribution({.role = Role::instructeur, .financeur = "caf"}).empty());
  CHECK_FALSE(defauts_attribution({.role = Role::instructeur}).of("financeur").empty());
  CHECK_FALSE(defauts_attribution({.role = Role::elu, .financeur = "caf"}).of("financeur").empty());
}

TEST_CASE("A chef·fe de projet and a référent·e PRE have at least one commune") {
  for (Role r : {Role::chef_de_projet, Role::referent_pre}) {
    CHECK_FALSE(defauts_attribution({.role = r}).of("communes").empty());
    CHECK(defauts_attribution({.role = r, .communes = {"59606"}}).empty());
  }
}

TEST_CASE("The coordination and the élus need no perimeter") {
  CHECK(defauts_attribution({.role = Role::coordination}).empty());
  CHECK(defauts_attribution({.role = Role::elu}).empty());
}

TEST_CASE("The role of porteur is not given") {
  CHECK_FALSE(defauts_attribution({.role = Role::porteur}).of("role").empty());
}

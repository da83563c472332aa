#include "programme/personne/acteur.h"

#include <doctest/doctest.h>

using namespace personne;

namespace {

Acteur someone() {
  Acteur a;
  a.id = 7;
  return a;
}

}  // namespace

TEST_CASE("A visitor holds no role, nor does the program") {
  for (Role r : all_roles) {
    CHECK_FALSE(Acteur{}.est(r));
    CHECK_FALSE(systeme().est(r));
  }
  CHECK(Acteur{}.visiteur());
  CHECK(systeme().nom == "Dentelle");
}

TEST_CASE("Whoever is signed in without another role is porteur") {
  CHECK(someone().est(Role::porteur));
  CHECK_FALSE(someone().est(Role::coordination));
}

TEST_CASE("An agent is porteur only as a member of a structure") {
  Acteur a = someone();
  a.attributions = {{.role = Role::instructeur, .financeur = "caf"}};
  CHECK(a.est(Role::instructeur));
  CHECK_FALSE(a.est(Role::porteur));
  a.structures = {{.structure = 3, .nom = "Lire ensemble"}};
  CHECK(a.est(Role::porteur));
}

TEST_CASE("One of several roles is enough") {
  Acteur a = someone();
  a.attributions = {{.role = Role::elu}};
  CHECK(a.est_un_de({Role::coordination, Role::elu}));
  CHECK_FALSE(a.est_un_de({Role::coordination, Role::porteur}));
  CHECK_FALSE(a.est_un_de({}));
}

TEST_CASE("The perimeter of a role is found, and of a role not held is not") {
  Acteur a = someone();
  a.attributions = {{.role = Role::chef_de_projet, .communes = {"59606"}}};
  REQUIRE(a.attribution(Role::chef_de_projet));
  CHECK(a.attribution(Role::chef_de_projet)->communes == std::vector<std::string>{"59606"});
  CHECK_FALSE(a.attribution(Role::elu));
}

TEST_CASE("Each right in a structure's space stands alone, and in that structure only") {
  Acteur a = someone();
  a.structures = {{.structure = 3, .administrer = true},
                  {.structure = 4, .ecrire = true},
                  {.structure = 5, .signer = true}};
  CHECK(a.peut(Droit::administrer, 3));
  CHECK_FALSE(a.peut(Droit::ecrire, 3));
  CHECK(a.peut(Droit::ecrire, 4));
  CHECK_FALSE(a.peut(Droit::signer, 4));
  CHECK(a.peut(Droit::signer, 5));
  CHECK_FALSE(a.peut(Droit::administrer, 5));
  CHECK_FALSE(a.peut(Droit::administrer, 6));
  CHECK_FALSE(a.membre_de(6));
}

TEST_CASE("Every role has its own code and label") {
  for (Role r : all_roles)
    for (Role s : all_roles)
      if (r != s) {
        CHECK(code(r) != code(s));
        CHECK(label(r) != label(s));
      }
}

#include "programme/personne/conflit.h"

#include <doctest/doctest.h>

using namespace personne;

TEST_CASE("A conflict of interest takes away what roles open about that structure, and about no other") {
  Acteur a;
  a.id = 7, a.attributions = {{.role = Role::coordination}}, a.conflits = {3, 5};
  CHECK(ecarte_de(a, 3));
  CHECK(ecarte_de(a, 5));
  CHECK_FALSE(ecarte_de(a, 4));
  CHECK_FALSE(agit_comme(a, Role::coordination, 5));
  CHECK(agit_comme(a, Role::coordination, 4));
  CHECK_FALSE(agit_comme(a, Role::instructeur, 4));
}

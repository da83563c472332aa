#include "programme/campagne/condition.h"

#include <doctest/doctest.h>

using namespace campagne;

TEST_CASE("a condition without any list is met by every project") { CHECK(convient({}, {}) == Accord::oui); }

TEST_CASE("a list of a condition is met by one of its values, and pending while nothing is said") {
  Condition c{.echelles = {"communale"}};
  CHECK(convient(c, {.echelle = "communale"}) == Accord::oui);
  CHECK(convient(c, {.echelle = "intercommunale"}) == Accord::non);
  CHECK(convient(c, {}) == Accord::inconnu);
}

TEST_CASE("each list of a condition is held against its own answer") {
  CHECK(convient({.dispositifs = {"x"}}, {.dispositif = "y"}) == Accord::non);
  CHECK(convient({.natures = {"x"}}, {.nature = "y"}) == Accord::non);
  CHECK(convient({.orientations = {"x"}}, {.orientation = "y"}) == Accord::non);
  CHECK(convient({.formes = {"x"}}, {.forme = "y"}) == Accord::non);
  CHECK(convient({.objectifs = {"x"}}, {.objectifs = {"y"}}) == Accord::non);
  CHECK(convient({.financeurs = {"x"}}, {.financeurs = {"y"}}) == Accord::non);
}

TEST_CASE("one of several objectives or funders is enough") {
  CHECK(convient({.objectifs = {"a", "b"}}, {.objectifs = {"z", "b"}}) == Accord::oui);
  CHECK(convient({.objectifs = {"a"}}, {}) == Accord::inconnu);
  CHECK(convient({.financeurs = {"a"}}, {.financeurs = {"a"}}) == Accord::oui);
}

TEST_CASE("a feature that is not declared does not hold") {
  Condition c{.particularites = {"culture_seule"}};
  CHECK(convient(c, {}) == Accord::non);
  CHECK(convient(c, {.particularites = {"culture_seule"}}) == Accord::oui);
}

TEST_CASE("one list that is not met is enough to refuse, even when another is pending") {
  Condition c{.echelles = {"communale"}, .formes = {"association"}};
  CHECK(convient(c, {.forme = "college"}) == Accord::non);
  CHECK(convient(c, {.forme = "association"}) == Accord::inconnu);
}

TEST_CASE("a project owes the pieces of the stage whose condition it meets or may meet") {
  Campagne c;
  c.pieces = {{.code = "a", .etape = "final"},
              {.code = "b", .etape = "final", .condition = {.echelles = {"communale"}}},
              {.code = "c", .etape = "final", .condition = {.dispositifs = {"pre"}}},
              {.code = "d", .etape = "note"}};
  auto due = pieces_dues(c, {.dispositif = "vvv"}, "final");
  REQUIRE(due.size() == 2);
  CHECK(due[0].piece->code == "a");
  CHECK(due[0].certaine);
  CHECK(due[1].piece->code == "b");
  CHECK_FALSE(due[1].certaine);
}

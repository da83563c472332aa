#include "programme/campagne/modele.h"

#include <doctest/doctest.h>

using namespace campagne;

TEST_CASE("names between braces are replaced by what is known, and the rest is to be completed") {
  CHECK(remplir("{structure} demande {demande}.", {{"structure", "Les Tilleuls"}, {"demande", "10 €"}}) ==
        "Les Tilleuls demande 10 €.");
  CHECK(remplir("{structure} demande {demande}.", {{"demande", ""}}) ==
        "[à compléter] demande [à compléter].");
  CHECK(remplir("Sans rien.", {}) == "Sans rien.");
  CHECK(remplir("", {}).empty());
}

TEST_CASE("what was put in is not read again, and a brace that is not closed is text") {
  CHECK(remplir("{action}", {{"action", "{demande}"}, {"demande", "10 €"}}) == "{demande}");
  CHECK(remplir("reste {action", {{"action", "x"}}) == "reste {action");
}

TEST_CASE("a name that the program does not know is found") {
  CHECK(nom_inconnu("Pour {action}, {cout}.").empty());
  CHECK(nom_inconnu("Pour {action} et {president} et {autre}.") == "{president}");
  CHECK(nom_inconnu("{}") == "{}");
  for (auto name : noms_a_remplir()) CHECK(nom_inconnu("{" + std::string(name) + "}").empty());
}

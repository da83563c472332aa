#include "programme/campagne/campagne.h"

#include <doctest/doctest.h>

using namespace campagne;

namespace {

Campagne two_orientations() {
  Campagne c;
  c.orientations = {{.code = "mer", .objectifs = {{"mer_a", "A"}}},
                    {.code = "terre", .objectifs = {{"terre_a", "B", true}}}};
  c.axes = {{"jeunesse", "La jeunesse"}};
  c.dispositifs = {{.code = "general"}};
  c.financeurs = {{.code = "port"}};
  c.calendrier = {{.code = "note"}};
  c.reunions = {{.code = "repas"}};
  c.textes = {{"aide.a", "un"}, {"aide.b", "deux"}};
  return c;
}

}  // namespace

TEST_CASE("everything with a code is found by it, and an unknown code finds nothing") {
  Campagne c = two_orientations();
  CHECK(c.orientation("terre")->code == "terre");
  CHECK(c.objectif("terre_a")->saillant);
  CHECK(c.axe("jeunesse")->titre == "La jeunesse");
  CHECK(c.dispositif("general") != nullptr);
  CHECK(c.financeur("port") != nullptr);
  CHECK(c.etape("note") != nullptr);
  CHECK(c.reunion("repas") != nullptr);
  CHECK(c.orientation("mer_a") == nullptr);
  CHECK(c.objectif("mer") == nullptr);
  CHECK(c.financeur("") == nullptr);
}

TEST_CASE("a text that the campaign does not have is empty") {
  Campagne c = two_orientations();
  CHECK(c.texte("aide.b") == "deux");
  CHECK(c.texte("aide") == "");
  CHECK(c.texte("aide.c") == "");
}

TEST_CASE("a scale is read from its code") {
  CHECK(echelle("communale") == Echelle::communale);
  CHECK(echelle("intercommunale") == Echelle::intercommunale);
  CHECK_FALSE(echelle("Communale"));
  CHECK(label(Echelle::intercommunale) == "Intercommunale");
}

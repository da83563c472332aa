#include "programme/budget/paire.h"

#include <doctest/doctest.h>

using namespace budget;
using Genre = RangeeDePaire::Genre;

namespace {

campagne::Campagne call() {
  campagne::Campagne c;
  c.budget = {{.code = "60", .titre = "Achats", .charge = true},
              {.code = "601", .titre = "Fournitures", .dans = "60", .charge = true},
              {.code = "604", .titre = "Prestations", .dans = "60", .charge = true},
              {.code = "74", .titre = "Subventions"},
              {.code = "74-ETAT", .titre = "État", .dans = "74", .financeurs = {"etat"}}};
  c.financeurs = {{.code = "etat", .nom = "Préfecture d’essai"}, {.code = "dir", .nom = "Autre service"}};
  return c;
}

std::vector<std::string> labels(const std::vector<RangeeDePaire>& rows) {
  std::vector<std::string> list;
  for (const auto& row : rows) list.push_back(row.libelle);
  return list;
}

}  // namespace

TEST_CASE("lines stand in the form's order, once, with the amount of each budget and their sum") {
  Budget here{{{"604", {300}}, {"601", {1}}}, {}}, there{{{"601", {20'000}}}, {}};
  auto pair = rapprocher(call(), here, there);
  REQUIRE(pair.charges.size() == 3);
  CHECK(pair.charges[0].genre == Genre::titre);
  CHECK(pair.charges[0].ensemble() == Cents{20'301});
  CHECK(pair.charges[1].ici == Cents{1});
  CHECK(pair.charges[1].la_bas == Cents{20'000});
  CHECK(pair.charges[2].ici == Cents{300});
  CHECK(pair.charges[2].la_bas == Cents{0});
  CHECK(pair.produits.empty());
  CHECK(pair.ici.charges + pair.la_bas.charges == Cents{20'301});
}

TEST_CASE("two empty budgets have no line") {
  auto pair = rapprocher(call(), {}, {});
  CHECK(pair.charges.empty());
  CHECK(pair.produits.empty());
  CHECK(pair.hors_formulaire.empty());
}

TEST_CASE("a funder of both stands once; the campaign's come in its order, the others by name") {
  Budget here{{},
              {{"74-ETAT", "", "Une fondation", {}, {5}},
               {"74-ETAT", "dir", "", {}, {7}},
               {"74-ETAT", "etat", "", {10}, {20}}}};
  Budget there{{}, {{"74-ETAT", "etat", "", {}, {100}}, {"74-ETAT", "", "Autre fondation", {1}, {}}}};
  auto pair = rapprocher(call(), here, there);
  CHECK(labels(pair.produits) == std::vector<std::string>{"74 Subventions", "74-ETAT État",
                                                          "Préfecture d’essai", "Autre service",
                                                          "Autre fondation", "Une fondation"});
  CHECK(pair.produits[2].genre == Genre::financeur);
  CHECK(pair.produits[2].ici == Cents{30});
  CHECK(pair.produits[2].la_bas == Cents{100});
  CHECK(pair.produits[1].ensemble() == Cents{143});
}

TEST_CASE("a funder of the other call that this one does not know keeps its code, or its name") {
  Budget there{{}, {{"74-ETAT", "hainaut", "", {}, {8}}}};
  auto pair = rapprocher(call(), {}, there);
  CHECK(labels(pair.produits).back() == "hainaut");
}

TEST_CASE("amounts on lines that the form does not have are told apart, and count in no total") {
  Budget there{{{"699", {9}}, {"698", {0}}, {"601", {1}}}, {{"75-X", "", "Une fondation", {2}, {3}}}};
  auto pair = rapprocher(call(), {{{"699", {1}}}, {}}, there);
  REQUIRE(pair.hors_formulaire.size() == 2);
  CHECK(pair.hors_formulaire[0] == RangeeDePaire{Genre::ligne, "699", {1}, {9}});
  CHECK(pair.hors_formulaire[1] == RangeeDePaire{Genre::ligne, "75-X", {0}, {5}});
  CHECK(pair.la_bas.charges == Cents{1});
}

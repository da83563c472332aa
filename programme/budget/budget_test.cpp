#include "programme/budget/budget.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "programme/campagne/charger.h"
#include "tests/support/source_dir.h"

using namespace budget;

namespace {

const campagne::Campagne& call() {
  static const auto c = campagne::charger(tests::source_dir() + "/campagnes/valenciennes-2023").value();
  return c;
}

/// 1 000 € of charges and of produits, and 300 € in kind on both sides.
Budget balanced() {
  Budget b;
  b.montants = {{"601", {40'000}}, {"641", {60'000}},     {"864", {30'000}},
                {"756", {10'000}}, {"RESSPROP", {5'000}}, {"870", {30'000}}};
  b.financeurs = {{"74-ETAT", "etat", "", {}, {50'000}}, {"74-ORGSOC", "caf", "", {15'000}, {20'000}}};
  return b;
}

bool said(const std::vector<std::string>& list, std::string_view words) {
  return std::ranges::any_of(list, [&](const std::string& s) { return s.contains(words); });
}

}  // namespace

TEST_CASE("a heading is the sum of its lines, and of its funders'") {
  auto t = totaliser(call(), balanced());
  CHECK(t.ligne("60") == Cents{40'000});
  CHECK(t.ligne("64") == Cents{60'000});
  CHECK(t.ligne("74-ORGSOC") == Cents{35'000});
  CHECK(t.ligne("74") == Cents{85'000});
  CHECK(t.subventions == Cents{85'000});
  CHECK(t.ligne("75") == Cents{10'000});
  CHECK(t.ligne("62") == Cents{});
  CHECK(t.ligne("inconnue") == Cents{});
}

TEST_CASE("a heading that may have an amount of its own adds it to its lines") {
  auto b = balanced();
  b.montants["INSUFPREV"] = {700};
  CHECK(totaliser(call(), b).ligne("RESSPROP") == Cents{5'700});
}

TEST_CASE("totals in money leave contributions in kind aside") {
  auto t = totaliser(call(), balanced());
  CHECK(t.charges == Cents{100'000});
  CHECK(t.produits == Cents{100'000});
  CHECK(t.emplois == Cents{30'000});
  CHECK(t.contributions == Cents{30'000});
  CHECK(equilibre(t).entier());
  CHECK(ou_regarder(call(), balanced(), t).empty());
}

TEST_CASE("one cent too many is seen, on its side") {
  auto b = balanced();
  b.montants["601"] += Cents{1};
  auto t = totaliser(call(), b);
  CHECK(equilibre(t).ecart == Cents{-1});
  CHECK_FALSE(equilibre(t).en_argent());
  CHECK(equilibre(t).en_nature());
  CHECK(said(ou_regarder(call(), b, t), "Il manque " + base::euros({1}) + " dans les produits."));
  CHECK(said(ou_regarder(call(), b, t), "Autofinancement"));
}

TEST_CASE("a line that is worth the gap, or half of it, is pointed at") {
  auto b = balanced();
  b.montants["613"] = {12'300};
  auto t = totaliser(call(), b);
  CHECK(said(ou_regarder(call(), b, t), "613 Locations » vaut exactement cet écart"));
  b.montants["756"] += Cents{24'600};
  b.montants["613"] = {};
  t = totaliser(call(), b);
  CHECK(equilibre(t).ecart == Cents{24'600});
  CHECK(said(ou_regarder(call(), b, t), "Il manque " + base::euros({24'600}) + " dans les charges."));
  CHECK(said(ou_regarder(call(), b, t), "Excédent prévisionnel"));
  b.montants["756"] = {}, b.montants["758"] = {22'300};
  b.montants["625"] = {6'150};
  t = totaliser(call(), b);
  CHECK(equilibre(t).ecart == Cents{6'150});
  b.montants["625"] = {6'150}, b.montants["758"] = {28'450};
  t = totaliser(call(), b);
  CHECK(said(ou_regarder(call(), b, t), "625 Déplacements, missions » vaut la moitié"));
}

TEST_CASE("86 and 87 are worth the same, to the cent") {
  auto b = balanced();
  b.montants["864"] += Cents{1};
  auto t = totaliser(call(), b);
  CHECK(equilibre(t).en_argent());
  CHECK_FALSE(equilibre(t).entier());
  CHECK(said(ou_regarder(call(), b, t), base::euros({1}) + " dans les contributions (87)"));
  b.montants["864"] = {};
  t = totaliser(call(), b);
  CHECK(said(ou_regarder(call(), b, t), base::euros({30'000}) + " dans les emplois (86)"));
}

TEST_CASE("amounts on lines that the form does not have count nowhere") {
  auto b = balanced();
  b.montants["999"] = {5};
  b.financeurs.push_back({"74-AILLEURS", "", "Autre", {}, {9}});
  CHECK(equilibre(totaliser(call(), b)).entier());
  CHECK(totaliser(call(), b).subventions == Cents{85'000});
}

TEST_CASE("an amount is written on the lines without lines below, and on funders' lines none") {
  CHECK(saisissable(call(), *call().ligne_budget("601")));
  CHECK(saisissable(call(), *call().ligne_budget("65")));
  CHECK(saisissable(call(), *call().ligne_budget("RESSPROP")));
  CHECK_FALSE(saisissable(call(), *call().ligne_budget("60")));
  CHECK_FALSE(saisissable(call(), *call().ligne_budget("74-ETAT")));
}

TEST_CASE("the plan de financement has one line per funder of the call, in its order") {
  auto b = balanced();
  b.financeurs.push_back({"74-ORGSOC", "caf", "", {}, {100}});
  b.financeurs.push_back({"74-PRIVE", "", "Une fondation", {}, {100}});
  auto plan = plan_de_financement(call(), b);
  REQUIRE(plan.size() == 2);
  CHECK(plan[0].financeur == "etat");
  CHECK(plan[1].financeur == "caf");
  CHECK(plan[1].droit_commun == Cents{15'000});
  CHECK(plan[1].montant() == Cents{35'100});
}

TEST_CASE("a part of the produits is given in hundredths of a percent, rounded to the nearest") {
  auto t = totaliser(call(), balanced());
  CHECK(pourcentage(part_des_produits({50'000}, t)) == "50 %");
  CHECK(pourcentage(part_des_produits({12'500}, t)) == "12,5 %");
  CHECK(pourcentage(part_des_produits({12'345}, t)) == "12,35 %");
  CHECK(pourcentage(part_des_produits({5}, t)) == "0,01 %");
  CHECK(pourcentage(part_des_produits({4}, t)) == "0 %");
  CHECK(part_des_produits({4}, Totaux{}) == 0);
}

TEST_CASE("whatever the amounts, the headings of a side add up to its total") {
  CHECK(rc::check([] {
    Budget b;
    for (const auto& l : call().budget)
      if (saisissable(call(), l)) b.montants[l.code] = {*rc::gen::inRange<std::int64_t>(0, 1'000'000)};
    auto t = totaliser(call(), b);
    Cents all{};
    for (const auto& [code, amount] : b.montants) all += amount;
    RC_ASSERT(all == t.charges + t.produits + t.emplois + t.contributions);
    Cents headings{};
    for (const auto& l : call().budget)
      if (l.dans.empty()) headings += t.ligne(l.code);
    RC_ASSERT(headings == all);
  }));
}

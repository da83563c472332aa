#include "programme/definitif/fiche_activite.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "programme/definitif/fiche_test.h"

using namespace definitif;
using namespace definitif::fiche;
using test::call;
using test::with;

namespace {

dossier::Brouillon camp() { return test::typed(test::sejour); }

std::string said(const dossier::Brouillon& b, std::string_view field) {
  return std::string(lire_activite(b, call()).erreurs.of(field));
}

}  // namespace

TEST_CASE("a complete stay has no mistake; youths, youths × days and the cost of one day are computed") {
  auto lu = lire_activite(camp(), call());
  for (const auto& e : lu.erreurs) FAIL_CHECK(e.field << " " << e.message);
  CHECK(lu.activite.jeunes() == Effectif{10, 14});
  CHECK(lu.activite.journees() == 120);
  CHECK(cout_par_journee(lu.activite.cout, lu.activite.journees()) == base::Cents{5'000});
}

TEST_CASE("an empty sheet says everything that it lacks at once, in the order of the form") {
  auto lu = lire_activite({}, call());
  CHECK(lu.erreurs.begin()->field == "titre");
  for (auto field : {"nature", "vacances", "debut", "fin", "jours", "lieu", "filles_11_13", "qpv",
                     "objectifs", "participation", "cout"})
    CHECK_MESSAGE(!lu.erreurs.of(field).empty(), field);
  CHECK(lu.erreurs.of("acm").empty());
  CHECK(lu.erreurs.of("explication").empty());
}

TEST_CASE("the activity begins in the year of the call, and does not end before it begins") {
  CHECK(said(with(camp(), "debut", "31/12/2022"), "debut").contains("2023"));
  CHECK(said(with(camp(), "debut", "01/01/2023"), "debut").empty());
  CHECK(said(with(camp(), "fin", "09/07/2023"), "fin").contains("avant le premier"));
  CHECK(said(with(camp(), "fin", "le 12"), "fin").contains("« le 12 » n’est pas une date"));
  auto one_day = with(with(camp(), "fin", "10/07/2023"), "jours", "1");
  CHECK(said(one_day, "fin").empty());
  CHECK(said(one_day, "jours").empty());
}

TEST_CASE("there are not more days of activity than days between the first and the last") {
  CHECK(said(with(camp(), "jours", "5"), "jours").empty());
  CHECK(said(with(camp(), "jours", "6"), "jours").contains("5 jours"));
  CHECK(said(with(camp(), "jours", "0"), "jours").contains("1 au moins"));
  CHECK(said(with(camp(), "jours", "367"), "jours").contains("366 au plus"));
  CHECK(said(with(camp(), "jours", "cinq"), "jours").contains("« cinq »"));
  CHECK(said(with(with(camp(), "debut", ""), "jours", "6"), "jours").empty());
}

TEST_CASE("not more youths of priority neighbourhoods than youths") {
  CHECK(said(with(camp(), "qpv", "24"), "qpv").empty());
  CHECK(said(with(camp(), "qpv", "25"), "qpv").contains("24 jeunes"));
}

TEST_CASE("a stay needs its declaration number, an outing does not; a number given has the right form") {
  CHECK(said(with(camp(), "acm", ""), "acm").contains("hébergement"));
  CHECK(said(with(with(camp(), "acm", ""), "nature", "sorties"), "acm").empty());
  CHECK(said(with(camp(), "acm", "0590123cl-0001 22"), "acm").empty());
  for (auto wrong : {"0590123CL00012", "0590123CL0001222", "0590123C1000122", "A590123CL000122"})
    CHECK_MESSAGE(said(with(camp(), "acm", wrong), "acm").contains("n’a pas la forme"), wrong);
  CHECK(said(with(with(camp(), "acm", "12"), "nature", "sorties"), "acm").contains("n’a pas la forme"));
  auto other = call();
  std::erase_if(other.textes, [](const auto& t) { return t.first == "fiche.acm.format"; });
  CHECK(acm_valable(other, "12"));
}

TEST_CASE("from the call's cost of a youth and day on, the cost is explained: not a cent below") {
  CHECK(said(with(camp(), "cout", "9600"), "explication").contains("80"));
  CHECK(said(with(with(camp(), "cout", "9600"), "explication", "Deux éducateurs."), "explication").empty());
  CHECK(said(with(camp(), "cout", "9599,39"), "explication").empty());
  CHECK(said(with(camp(), "cout", "9599,40"), "explication").contains("à partir de"));
  CHECK(said(with(camp(), "cout", "0"), "cout").contains("nul"));
  auto free = call();
  free.seuils.clear();
  CHECK(lire_activite(with(camp(), "cout", "99999"), free).erreurs.empty());
}

TEST_CASE("the cost of one day is rounded to the nearest cent, and nobody has none") {
  CHECK(cout_par_journee({100}, 0) == std::nullopt);
  CHECK(cout_par_journee({100}, 3) == base::Cents{33});
  CHECK(cout_par_journee({200}, 3) == base::Cents{67});
  CHECK(cout_par_journee({1}, 2) == base::Cents{1});
  rc::check("it is within half a cent", [] {
    auto cost = *rc::gen::inRange<std::int64_t>(0, 100'000'000);
    auto days = *rc::gen::inRange<std::int64_t>(1, 1'000'000);
    auto each = cout_par_journee({cost}, days)->value;
    RC_ASSERT(2 * std::abs(each * days - cost) <= days);
  });
}

TEST_CASE("totals add the activities by age and sex; the cost of a day is that of all together") {
  auto one = lire_activite(camp(), call()).activite, two = one;
  two.jours = 1, two.cout = {10'000};
  auto t = totaliser({one, two});
  CHECK(t.activites == 2);
  CHECK(t.jeunes == Effectif{20, 28});
  CHECK(t.tranches.at("11_13") == Effectif{12, 16});
  CHECK(t.qpv == 40);
  CHECK(t.journees == 144);
  CHECK(t.cout == base::Cents{610'000});
  CHECK(totaliser({}).activites == 0);
}

TEST_CASE("a call without age bands asks for none") {
  auto c = call();
  std::erase_if(c.textes, [](const auto& t) { return t.first.starts_with("fiche.tranche."); });
  auto lu = lire_activite(with(camp(), "qpv", "0"), c);
  CHECK(lu.activite.jeunes().tous() == 0);
  CHECK(lu.erreurs.of("qpv").empty());
}

#include "programme/campagne/financement.h"

#include <doctest/doctest.h>

using namespace campagne;

namespace {

using Raisons = std::vector<std::string_view>;

/// A campaign with one scheme kept to some, and one funder with these rules.
Campagne with_rules(std::vector<Regle> regles) {
  Campagne c;
  c.dispositifs = {{.code = "libre"}, {.code = "reserve", .formes = {"epci"}, .raison = "réservé"}};
  c.financeurs = {{.code = "f", .regles = std::move(regles), .sinon = "sinon"}};
  return c;
}

Possibilite answer(const std::vector<Regle>& regles, const Demande& d) {
  static Campagne c;  // the reasons are views into it
  c = with_rules(regles);
  auto answers = qui_finance_quoi(c, d);
  REQUIRE(answers.size() == 1);
  CHECK(answers[0].financeur->code == "f");
  return answers[0];
}

const Regle mer{Reponse::oui, {.orientations = {"mer"}}, "la mer"};
const Regle violences{Reponse::oui, {.objectifs = {"violences"}}, "les violences"};
const Regle pas_les_lycees{Reponse::non, {.formes = {"lycee"}}, "pas les lycées"};
const Regle a_voir{Reponse::a_verifier, {.orientations = {"mer"}}, "à voir"};

}  // namespace

TEST_CASE("a funder whose rule includes the project can be asked, for that reason") {
  auto a = answer({mer}, {.orientation = "mer"});
  CHECK(a.reponse == Reponse::oui);
  CHECK(a.raisons == Raisons{"la mer"});
}

TEST_CASE("a project that no rule speaks of cannot be brought to the funder, who says why") {
  auto a = answer({mer}, {.orientation = "terre"});
  CHECK(a.reponse == Reponse::non);
  CHECK(a.raisons == Raisons{"sinon"});
  CHECK(answer({}, {}).reponse == Reponse::non);
}

TEST_CASE("a rule that excludes wins over one that includes") {
  auto a = answer({mer, pas_les_lycees}, {.orientation = "mer", .forme = "lycee"});
  CHECK(a.reponse == Reponse::non);
  CHECK(a.raisons == Raisons{"pas les lycées"});
}

TEST_CASE("every exclusion that applies is told") {
  Regle also{Reponse::non, {.echelles = {"communale"}}, "pas communal"};
  auto a =
      answer({mer, pas_les_lycees, also}, {.orientation = "mer", .echelle = "communale", .forme = "lycee"});
  CHECK(a.raisons == Raisons{"pas les lycées", "pas communal"});
}

TEST_CASE("an exclusion that depends on what was not said leaves the answer to be verified") {
  auto a = answer({mer, pas_les_lycees}, {.orientation = "mer"});
  CHECK(a.reponse == Reponse::a_verifier);
  CHECK(a.raisons == Raisons{"pas les lycées", "la mer"});
}

TEST_CASE("a possible exclusion of what no rule includes is still a no") {
  CHECK(answer({mer, pas_les_lycees}, {.orientation = "terre"}).reponse == Reponse::non);
}

TEST_CASE("a rule on objectives leaves the answer to be verified until they are chosen") {
  CHECK(answer({violences}, {.orientation = "prevention"}).reponse == Reponse::a_verifier);
  CHECK(answer({violences}, {.objectifs = {"violences", "victimes"}}).reponse == Reponse::oui);
  CHECK(answer({violences}, {.objectifs = {"victimes"}}).reponse == Reponse::non);
}

TEST_CASE("a rule that says to verify is overcome by one that includes") {
  CHECK(answer({a_voir}, {.orientation = "mer"}).raisons == Raisons{"à voir"});
  CHECK(answer({a_voir}, {.orientation = "mer"}).reponse == Reponse::a_verifier);
  CHECK(answer({a_voir, mer}, {.orientation = "mer"}).reponse == Reponse::oui);
  CHECK(answer({a_voir}, {.orientation = "terre"}).reponse == Reponse::non);
}

TEST_CASE("a scheme kept to some kinds of structure refuses the others whatever the funder") {
  CHECK(answer({mer}, {.orientation = "mer", .forme = "association", .dispositif = "reserve"}).raisons ==
        Raisons{"réservé"});
  CHECK(answer({mer}, {.orientation = "mer", .forme = "epci", .dispositif = "reserve"}).reponse ==
        Reponse::oui);
  CHECK(answer({mer}, {.orientation = "mer", .dispositif = "reserve"}).reponse == Reponse::a_verifier);
  CHECK(answer({mer}, {.orientation = "mer", .forme = "association", .dispositif = "libre"}).reponse ==
        Reponse::oui);
  CHECK(answer({mer}, {.orientation = "mer", .dispositif = "inconnu"}).reponse == Reponse::oui);
}

TEST_CASE("an answer has a code") {
  CHECK(code(Reponse::oui) == "oui");
  CHECK(code(Reponse::a_verifier) == "a_verifier");
  CHECK(code(Reponse::non) == "non");
}

// The 2023 call of Valenciennes Métropole, as its note de cadrage says it.
#include <doctest/doctest.h>

#include <algorithm>

#include "programme/campagne/charger.h"
#include "programme/campagne/chronologie.h"
#include "programme/campagne/financement.h"
#include "tests/support/source_dir.h"

using namespace campagne;

namespace {

const Campagne& call() {
  static const Campagne c = charger(tests::source_dir() + "/campagnes/valenciennes-2023").value();
  return c;
}

Reponse answer(std::string_view funder, const Demande& d) {
  return possibilite(call(), *call().financeur(funder), d).reponse;
}

std::ptrdiff_t stars(const Orientation& o) { return std::ranges::count_if(o.objectifs, &Objectif::saillant); }

}  // namespace

TEST_CASE("the folder of the call is without mistake") {
  auto c = charger(tests::source_dir() + "/campagnes/valenciennes-2023");
  if (!c)
    for (const Erreur& e : c.error()) FAIL_CHECK(phrase(e));
  REQUIRE(c);
}

TEST_CASE("the note d'intention can be deposited until the last second of 16 September 2022 in Paris") {
  auto until = call().depot_note.until;
  CHECK(base::iso_utc(until) == "2022-09-16T22:00:00.000Z");
  CHECK(call().depot_note.contains(*base::parse_paris("2022-09-16T23:59:59")));
  CHECK_FALSE(call().depot_note.contains(*base::parse_paris("2022-09-17T00:00:00")));
}

TEST_CASE("the final dossier can be deposited until the last second of 2 December 2022 in Paris") {
  CHECK(base::iso_utc(call().depot_final.until) == "2022-12-02T23:00:00.000Z");
  CHECK(call().depot_final.contains(*base::parse_paris("2022-12-02T23:59:59")));
}

TEST_CASE("the deadlines of the calendar are those of the deposits") {
  CHECK(call().etape("limite_note")->periode.until == call().depot_note.until);
  CHECK(call().etape("limite_final")->periode.until == call().depot_final.until);
  CHECK(call().etape("limite_note")->limite);
}

TEST_CASE("there are six orientations, twenty objectives, eight of them with a star") {
  REQUIRE(call().orientations.size() == 6);
  std::size_t objectives = 0;
  std::ptrdiff_t starred = 0;
  for (const Orientation& each : call().orientations)
    objectives += each.objectifs.size(), starred += stars(each);
  CHECK(objectives == 20);
  CHECK(starred == 8);
  CHECK(stars(*call().orientation("prevention")) == 0);
  CHECK(stars(*call().orientation("habitat")) == 2);
}

TEST_CASE("every orientation but the great exclusions has its thematic meeting") {
  for (const Orientation& each : call().orientations) {
    CHECK((each.code == "exclusions") == each.reunion.empty());
    if (!each.reunion.empty()) CHECK(call().reunion(each.reunion)->theme == each.code);
  }
}

TEST_CASE(
    "eleven communal meetings reach the twelve communes that have a neighbourhood, and five are thematic") {
  std::vector<std::string> communes;
  std::ptrdiff_t thematic = 0;
  for (const Reunion& each : call().reunions) {
    thematic += !each.theme.empty();
    communes.insert(communes.end(), each.communes.begin(), each.communes.end());
  }
  CHECK(call().reunions.size() == 16);
  CHECK(thematic == 5);
  CHECK(communes.size() == 12);
  for (const std::string& insee : communes) CHECK_FALSE(call().territoire.quartiers_de(insee).empty());
}

TEST_CASE("Valenciennes has a whole day, and Insertion two half-days") {
  CHECK(call().reunion("valenciennes")->seances.size() == 2);
  CHECK(call().reunion("insertion")->seances.size() == 2);
  CHECK(base::iso_paris(call().reunion("vieux_conde")->seances[0].from) == "2022-10-06T09:30:00");
}

TEST_CASE("the agglomeration has 35 communes, and the call 14 neighbourhoods in 12 of them") {
  const auto& t = call().territoire;
  CHECK(t.communes.size() == 35);
  CHECK(t.qpv.size() == 14);
  CHECK(std::ranges::count_if(t.communes, [&](auto& c) { return !t.quartiers_de(c.insee).empty(); }) == 12);
  for (const auto& c : t.communes) CHECK((c.concernee || t.quartiers_de(c.insee).empty()));
}

TEST_CASE("the agglomération funds insertion, health and domestic violence only") {
  CHECK(answer("agglomeration",
               {.orientation = "emploi", .forme = "association", .dispositif = "contrat_de_ville"}) ==
        Reponse::oui);
  CHECK(answer("agglomeration",
               {.orientation = "sante", .forme = "association", .dispositif = "contrat_de_ville"}) ==
        Reponse::oui);
  CHECK(answer("agglomeration", {.orientation = "habitat", .dispositif = "contrat_de_ville"}) ==
        Reponse::non);
  CHECK(answer("agglomeration", {.orientation = "education", .dispositif = "contrat_de_ville"}) ==
        Reponse::non);
  Demande prevention{.orientation = "prevention", .dispositif = "contrat_de_ville"};
  CHECK(answer("agglomeration", prevention) == Reponse::a_verifier);
  prevention.objectifs = {"prevention_violences"};
  CHECK(answer("agglomeration", prevention) == Reponse::oui);
  prevention.objectifs = {"prevention_recidive"};
  CHECK(answer("agglomeration", prevention) == Reponse::non);
}

TEST_CASE("the agglomération funds nothing that is only about culture") {
  CHECK(answer("agglomeration", {.orientation = "sante",
                                 .dispositif = "contrat_de_ville",
                                 .particularites = {"culture_seule"}}) == Reponse::non);
}

TEST_CASE("in education the Département funds only what a collège carries") {
  CHECK(answer("departement", {.orientation = "education", .forme = "college"}) == Reponse::oui);
  CHECK(answer("departement", {.orientation = "education", .forme = "association"}) == Reponse::non);
  CHECK(answer("departement", {.orientation = "education"}) == Reponse::a_verifier);
  auto refusal =
      possibilite(call(), *call().financeur("departement"), {.orientation = "education", .forme = "commune"});
  REQUIRE(refusal.raisons.size() == 1);
  CHECK(refusal.raisons[0].contains("collèges"));
}

TEST_CASE("the ARS and the CPAM fund health only") {
  for (auto funder : {"ars", "cpam"}) {
    CHECK(answer(funder, {.orientation = "sante"}) == Reponse::oui);
    CHECK(answer(funder, {.orientation = "emploi"}) == Reponse::non);
  }
}

TEST_CASE("the State can be asked in every orientation, the Région not in education") {
  for (const Orientation& each : call().orientations)
    CHECK(answer("etat", {.orientation = each.code}) == Reponse::oui);
  CHECK(answer("region", {.orientation = "education"}) == Reponse::non);
}

TEST_CASE("an association cannot ask under the PRE, which the agglomeration files alone") {
  CHECK(answer("etat", {.orientation = "education", .forme = "association", .dispositif = "pre"}) ==
        Reponse::non);
  CHECK(answer("etat", {.orientation = "education", .forme = "epci", .dispositif = "pre"}) == Reponse::oui);
}

TEST_CASE("a commune does not ask money from itself") {
  CHECK(answer("communes", {.orientation = "sante", .echelle = "communale", .forme = "commune"}) ==
        Reponse::non);
  CHECK(answer("communes", {.orientation = "sante", .echelle = "communale", .forme = "association"}) ==
        Reponse::oui);
}

TEST_CASE(
    "a renewed intercommunal project of an association that asks the agglomération owes the pieces that go "
    "with it") {
  Demande d{.echelle = "intercommunale",
            .forme = "association",
            .dispositif = "contrat_de_ville",
            .nature = "reconduction",
            .financeurs = {"agglomeration"}};
  auto due = pieces_dues(call(), d, "final");
  for (auto code : {"cerfa", "bilan_intermediaire", "bureau", "formation_egalite", "lettre_president"})
    CHECK(std::ranges::any_of(due, [&](const PieceDue& p) { return p.certaine && p.piece->code == code; }));
  CHECK_FALSE(std::ranges::any_of(due, [](const PieceDue& p) { return p.piece->code.starts_with("pre_"); }));
}

TEST_CASE("every question of the note has its guidance, and every guidance its question") {
  std::size_t questions = 0;
  for (const Rubrique& rubrique : call().rubriques) {
    questions += rubrique.questions.size();
    for (const Question& each : rubrique.questions)
      CHECK_MESSAGE(!call().texte("aide." + each.code).empty(), each.code);
  }
  CHECK(questions == std::size_t(std::ranges::count_if(
                         call().textes, [](auto& t) { return t.first.starts_with("aide."); })));
}

TEST_CASE("every funder has a word of guidance beside the amount asked") {
  for (const Financeur& each : call().financeurs) CHECK_FALSE(call().texte("demande_" + each.code).empty());
}

TEST_CASE("no address of the campaign can be reached by mistake") {
  for (const Contact& each : call().contacts) CHECK(each.courriel.ends_with(".example"));
}

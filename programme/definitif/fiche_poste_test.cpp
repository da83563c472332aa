#include "programme/definitif/fiche_poste.h"

#include <doctest/doctest.h>

#include "programme/definitif/fiche_lignes.h"
#include "programme/definitif/fiche_test.h"

using namespace definitif;
using namespace definitif::fiche;
using test::call;
using test::with;

namespace {

dossier::Brouillon half_time() { return test::typed(test::poste); }

std::string said(const dossier::Brouillon& b, std::string_view field) {
  return std::string(lire_poste(b, call()).erreurs.of(field));
}

}  // namespace

TEST_CASE("a post whose funders add up to its cost has no mistake") {
  auto lu = lire_poste(half_time(), call());
  for (const auto& e : lu.erreurs) FAIL_CHECK(e.field << " " << e.message);
  CHECK(lu.poste.etp == 50);
  CHECK(lu.poste.cout() == base::Cents{2'100'050});
  CHECK(lu.poste.financements.size() == 2);
}

TEST_CASE("one cent too many or missing is told, with the gap") {
  CHECK(said(with(half_time(), "fin_2_montant", "9000,49"), "fin_1_montant").contains("il manque 0,01"));
  CHECK(said(with(half_time(), "fin_2_montant", "9000,51"), "fin_1_montant").contains("il y a en trop 0,01"));
}

TEST_CASE("an empty sheet says everything that it lacks at once") {
  auto lu = lire_poste({}, call());
  for (auto field : {"titre", "contrat", "etp", "missions", "brut", "charges"})
    CHECK_MESSAGE(!lu.erreurs.of(field).empty(), field);
  CHECK(lu.erreurs.of("fin_1_montant").empty());
}

TEST_CASE("the time of work lies above nothing and up to a full-time post") {
  CHECK(said(with(half_time(), "etp", "1"), "etp").empty());
  CHECK(said(with(half_time(), "etp", "0,01"), "etp").empty());
  CHECK(said(with(half_time(), "etp", "0"), "etp").contains("nul"));
  CHECK(said(with(half_time(), "etp", "1,01"), "etp").contains("entre 0 et 1"));
  CHECK(said(with(half_time(), "brut", "0"), "brut").contains("nul"));
  CHECK(said(with(half_time(), "charges", "0"), "charges").empty());
  CHECK(said(with(half_time(), "contrat", "stage"), "contrat").contains("dans la liste"));
}

TEST_CASE("every line of funding says who and how much; another funder is named") {
  CHECK(said(with(half_time(), "fin_1_qui", ""), "fin_1_qui").contains("choisissez qui apporte"));
  CHECK(said(with(half_time(), "fin_1_montant", ""), "fin_1_montant").contains("écrivez le montant"));
  CHECK(said(with(half_time(), "fin_1_qui", "autre"), "fin_1_nom").contains("nommez"));
  CHECK(said(with(with(half_time(), "fin_1_qui", "autre"), "fin_1_nom", "Fondation"), "fin_1_nom").empty());
  CHECK(said(with(half_time(), "fin_2_montant", "neuf"), "fin_2_montant").contains("« neuf »"));
  CHECK(said(with(half_time(), "fin_1_qui", "banque"), "fin_1_qui").contains("dans la liste"));
}

TEST_CASE("totals add posts, and funders by name in the order in which they come") {
  auto p = lire_poste(half_time(), call()).poste;
  auto other = p;
  other.financements = {{"autre", "Fondation", {100}}, {"autre", "", {1}}, {"etat", "", {5}}};
  auto t = totaliser(call(), {p, other});
  CHECK(t.postes == 2);
  CHECK(etp_lisible(t.etp) == "1");
  CHECK(t.cout == base::Cents{4'200'100});
  REQUIRE(t.financeurs.size() == 4);
  CHECK(t.financeurs[0].second == base::Cents{1'200'005});
  CHECK(t.financeurs[1].first == "La structure elle-même");
  CHECK(t.financeurs[2].first == "Fondation");
  CHECK(t.financeurs[3].first == "Financeur à nommer");
}

TEST_CASE("hundredths of a post are read as people write them") {
  CHECK(etp_lisible(0) == "0");
  CHECK(etp_lisible(50) == "0,5");
  CHECK(etp_lisible(125) == "1,25");
  CHECK(etp_lisible(105) == "1,05");
}

TEST_CASE("a form shows the lines that are written and one more, up to the most there may be") {
  CHECK(parties_poste(call(), {}).front().champ("fin_1_qui"));
  CHECK_FALSE(parties_poste(call(), {}).front().champ("fin_2_qui"));
  CHECK(parties_poste(call(), half_time()).front().champ("fin_3_qui"));
  CHECK(lignes_montrees(with({}, "fin_12_nom", "x"), "fin", 1, financements_max) == financements_max);
}

TEST_CASE("the rank of a line is that of its field's name, and nothing else looks like one") {
  CHECK(derniere_ligne(with({}, "fin_3_nom", "x"), "fin", 12) == 3);
  CHECK(derniere_ligne(with({}, "fin_300_nom", "x"), "fin", 12) == 12);
  for (auto field : {"fin", "fin_", "fin_x_nom", "fin_3", "fin_-3_nom", "final_3_nom", "int_3_nom"})
    CHECK_MESSAGE(derniere_ligne(with({}, field, "x"), "fin", 12) == 0, field);
  CHECK(derniere_ligne(with({}, "fin_3_nom", "  "), "fin", 12) == 0);
}

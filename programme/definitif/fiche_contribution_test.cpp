#include "programme/definitif/fiche_contribution.h"

#include <doctest/doctest.h>

#include "programme/definitif/fiche_test.h"

using namespace definitif;
using namespace definitif::fiche;
using test::call;
using test::with;

namespace {

dossier::Brouillon reading() { return test::typed(test::contribution); }

std::string said(const dossier::Brouillon& b, std::string_view field) {
  return std::string(lire_contribution(b, call()).erreurs.of(field));
}

}  // namespace

TEST_CASE("a complete contribution has no mistake") {
  auto lu = lire_contribution(reading(), call());
  for (const auto& e : lu.erreurs) FAIL_CHECK(e.field << " " << e.message);
  CHECK(lu.contribution.enfants == 12);
  CHECK(lu.contribution.parcours.size() == 2);
  CHECK(lu.contribution.parcours[0].qpv);
  CHECK_FALSE(lu.contribution.parcours[1].qpv);
}

TEST_CASE("an empty contribution says everything that it lacks at once; paths are not among it") {
  auto lu = lire_contribution({}, call());
  for (auto field : {"titre", "operateur", "enfants", "objectifs", "deroulement", "int_1_nom", "cout"})
    CHECK_MESSAGE(!lu.erreurs.of(field).empty(), field);
  CHECK(lu.erreurs.of("enf_1_tranche").empty());
}

TEST_CASE("a paper still to be handed over is told with whose it is") {
  CHECK(said(with(reading(), "int_1_cv", "b_a_remettre"), "int_1_cv")
            .contains("Curriculum vitae : à remettre"));
  CHECK(said(with(reading(), "int_1_diplome", "b_a_remettre"), "int_1_diplome").contains("Diplôme"));
  CHECK(said(with(reading(), "int_1_devis", "c_a_remettre"), "int_1_devis").contains("Devis"));
  CHECK(said(with(reading(), "int_1_devis", ""), "int_1_devis").contains("il manque la réponse"));
  auto lu = lire_contribution(with(reading(), "int_1_cv", "b_a_remettre"), call());
  CHECK(lu.contribution.intervenants.at(0).a_remettre == 1);
}

TEST_CASE(
    "a line that is begun is finished, except for the words about a path; a line left empty is skipped") {
  CHECK(said(with(reading(), "enf_1_motif", ""), "enf_1_motif").contains("Parcours n° 1"));
  CHECK(said(with(reading(), "enf_1_suivi", ""), "enf_1_suivi").empty());
  CHECK(said(with(reading(), "enf_1_sexe", "x"), "enf_1_sexe").contains("dans la liste"));
  auto gap = with(with(reading(), "enf_4_tranche", "06_10"), "int_3_nom", "Alex Essai");
  CHECK(said(gap, "enf_3_tranche").empty());
  CHECK(said(gap, "enf_4_sexe").contains("Parcours n° 4"));
  CHECK(said(gap, "int_2_nom").empty());
  CHECK(said(gap, "int_3_fonction").contains("Intervenant·e n° 3"));
}

TEST_CASE("the funding adds up to the cost to the cent, and is told apart as annexe 6C does") {
  CHECK(said(with(reading(), "cout", "5000,01"), "fin_1_montant").contains("il manque 0,01"));
  auto c = cofinancement(call(), lire_contribution(reading(), call()).contribution.financements);
  CHECK(c.etat == base::Cents{300'000});
  CHECK(c.communes == base::Cents{150'000});
  CHECK(c.autres == base::Cents{50'000});
  c += c;
  CHECK(c.autres == base::Cents{100'000});
}

TEST_CASE("the dashboard counts the paths of all contributions, and knows nothing else of the children") {
  auto one = lire_contribution(reading(), call()).contribution;
  auto board = tableau_de_bord(call(), {one, one});
  CHECK(board.parcours == 4);
  CHECK(board.filles == 2);
  CHECK(board.garcons == 2);
  CHECK(board.qpv == 2);
  CHECK(board.tranches.at(1) == std::pair<std::string, std::size_t>{"6 à 10 ans", 2});
  CHECK(board.motifs.size() == choix(call(), "motif_entree").size());
  CHECK(tableau_de_bord(call(), {}).parcours == 0);
}

TEST_CASE(
    "a name or a birth date typed about a child is found before anything is recorded, wherever it stands") {
  auto found = textes_identifiants({{"enf_1_suivi", {"Suit l’atelier", {}}},
                                    {"enf_2_suivi", {"Inès vient le mardi", {}}},
                                    {"enf_3_suivi", {"né le 12 mars 2014", {}}},
                                    {"enf_4_tranche", {"Inès", {}}},
                                    {"objectifs", {"Inès", {}}}},
                                   call());
  CHECK(found.size() == 2);
  CHECK(found.of("enf_2_suivi").contains("« Inès » ressemble à un nom"));
  CHECK(found.of("enf_3_suivi").contains("date"));
}

#include "programme/structure/fiche.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "programme/campagne/formes.h"

using namespace structure;

namespace {

Fiche association() {
  Fiche fiche;
  fiche.nom = "Les Mains Ouvertes";
  fiche.forme = "association";
  return fiche;
}

bool expects(const Fiche& fiche, std::string_view field, std::size_t dirigeants = 0) {
  auto list = manques(fiche, dirigeants);
  return std::ranges::find(list, field, &Remarque::champ) != list.end();
}

}  // namespace

TEST_CASE("the legal forms are those that a campaign's conditions may name") {
  CHECK(all_formes.size() == campagne::formes.size());
  for (auto known : campagne::formes) {
    auto found = forme(known.code);
    REQUIRE_MESSAGE(found, known.code);
    CHECK(label(*found) == known.label);
  }
  CHECK_FALSE(forme("sarl"));
}

TEST_CASE(
    "associations alone expect a RNA; associations and foundations have a bureau and subscribe the CER") {
  for (auto f : all_formes) {
    CHECK(attend_rna(f) == (f == Forme::association));
    CHECK(attend_bureau(f) == (f == Forme::association || f == Forme::fondation));
    CHECK(souscrit_cer(f) == attend_bureau(f));
  }
}

TEST_CASE("a name and a legal form are enough to begin") {
  CHECK(verifier(association()).empty());
  auto errors = verifier(Fiche{});
  CHECK(errors.size() == 2);
  CHECK(errors.of("nom") == "Écrivez le nom de la structure.");
  CHECK(errors.of("forme") == "Choisissez la forme juridique.");
}

TEST_CASE("numbers typed with spaces are kept without, telephones and dates in one form") {
  auto fiche = association();
  fiche.nom = "  Les Mains Ouvertes ";
  fiche.siret = "732 829 320 00074";
  fiche.rna = "w 751100895";
  fiche.telephone = "+33 3 27 00 00 00";
  fiche.courriel = " Contact@Association.Example";
  fiche.registre_date = "28/02/2001";
  fiche = normaliser(fiche);
  CHECK(fiche.nom == "Les Mains Ouvertes");
  CHECK(fiche.siret == "73282932000074");
  CHECK(fiche.rna == "W751100895");
  CHECK(fiche.telephone == "03 27 00 00 00");
  CHECK(fiche.courriel == "contact@association.example");
  CHECK(fiche.registre_date == "2001-02-28");
  CHECK(verifier(fiche).empty());
  CHECK(normaliser(fiche) == fiche);
}

TEST_CASE("what is not understood is kept as typed, with an error at its field") {
  auto fiche = association();
  fiche.siret = "73282932000079";
  fiche.rna = "12345";
  fiche.siege_code_postal = "59";
  fiche.correspondance_code_postal = "abcde";
  fiche.telephone = "03 27";
  fiche.courriel = "contact";
  fiche.representant_telephone = "12";
  fiche.representant_courriel = "a@b";
  fiche.registre_date = "31/02/2001";
  fiche = normaliser(fiche);
  auto errors = verifier(fiche);
  for (auto field : {"siret", "rna", "siege_code_postal", "correspondance_code_postal", "telephone",
                     "courriel", "representant_telephone", "representant_courriel", "registre_date"})
    CHECK_MESSAGE(!errors.of(field).empty(), field);
  CHECK(fiche.telephone == "03 27");
  CHECK(errors.of("siret").starts_with("Ce SIRET contient une faute de frappe"));
}

TEST_CASE("a SIRET of the wrong length and one with a wrong key are told apart") {
  auto fiche = association();
  fiche.siret = "732829320";
  CHECK(verifier(fiche).of("siret").starts_with("Le SIRET compte 14 chiffres"));
}

TEST_CASE("a RNA and a reason for having none exclude each other") {
  auto fiche = association();
  fiche.rna = "W751100895";
  fiche.sans_rna = "autre";
  CHECK(verifier(fiche).of("sans_rna").starts_with("Vous avez donné un numéro RNA et une raison"));
  fiche.rna.clear();
  CHECK(verifier(fiche).empty());
  fiche.sans_rna = "parce que";
  CHECK_FALSE(verifier(fiche).of("sans_rna").empty());
}

TEST_CASE("a RNA with letters is accepted and remarked upon") {
  auto fiche = association();
  CHECK(avertissements(fiche).empty());
  fiche.rna = "W9C1000189";
  CHECK(verifier(fiche).empty());
  REQUIRE(avertissements(fiche).size() == 1);
  CHECK(avertissements(fiche)[0].champ == "rna");
}

TEST_CASE("a text too long is an error that says how long it may be") {
  auto fiche = association();
  fiche.sigle = std::string(31, 'A');
  CHECK(verifier(fiche).of("sigle") == "Sigle : 30 caractères au plus.");
}

TEST_CASE("a new association still expects its identity, its seat, its representative and its bureau") {
  auto fiche = association();
  for (auto field : {"siret", "rna", "siege_voie", "telephone", "courriel", "representant_nom", "bureau"})
    CHECK_MESSAGE(expects(fiche, field), field);
}

TEST_CASE("nothing is expected any more of a complete association") {
  auto fiche = association();
  fiche.siret = "73282932000074";
  fiche.rna = "W751100895";
  fiche.siege_voie = "1 rue du Marché";
  fiche.siege_code_postal = "59300";
  fiche.siege_commune = "Valenciennes";
  fiche.telephone = "03 27 00 00 00";
  fiche.courriel = "contact@association.example";
  fiche.representant_nom = "Exemple";
  fiche.representant_fonction = "Présidente";
  CHECK(manques(fiche, 2).empty());
}

TEST_CASE("a commune is known by its SIRET alone and has no bureau") {
  auto fiche = association();
  fiche.forme = "commune";
  CHECK(expects(fiche, "siret"));
  CHECK_FALSE(expects(fiche, "rna"));
  CHECK_FALSE(expects(fiche, "bureau"));
}

TEST_CASE(
    "an association of Alsace-Moselle gives the date, volume and folio of its register instead of a RNA") {
  auto fiche = association();
  fiche.sans_rna = "alsace_moselle";
  CHECK_FALSE(expects(fiche, "rna"));
  CHECK(expects(fiche, "registre_date"));
  fiche.registre_date = "2001-02-28";
  fiche.registre_volume = "12";
  CHECK(expects(fiche, "registre_date"));
  fiche.registre_folio = "34";
  CHECK_FALSE(expects(fiche, "registre_date"));
}

TEST_CASE("another reason for having no RNA is to be explained; being a public body is not") {
  auto fiche = association();
  fiche.sans_rna = "autre";
  CHECK(expects(fiche, "sans_rna_precision"));
  fiche.sans_rna_precision = "Déclaration en cours";
  CHECK_FALSE(expects(fiche, "sans_rna_precision"));
  fiche.sans_rna = "organisme_public";
  fiche.sans_rna_precision.clear();
  CHECK_FALSE(expects(fiche, "sans_rna_precision"));
}

TEST_CASE("every member of the fiche is one of its attributes, once") {
  CHECK(attributs().size() * sizeof(std::string) == sizeof(Fiche));
  for (auto& one : attributs()) CHECK(std::ranges::count(attributs(), one.valeur, &Attribut::valeur) == 1);
}

TEST_CASE("empty lines of the bureau are dropped, half filled ones are errors at the question left open") {
  std::vector<Dirigeant> typed{{"Présidente", "Ana", "Exemple"}, {" ", "", ""}, {"Trésorier", "", "Modèle"}};
  auto errors = verifier(typed);
  CHECK(errors.size() == 1);
  CHECK(errors.of("prenom-3") == "Ligne 3 : écrivez le prénom.");
  typed[2].prenom = "Luc ";
  CHECK(verifier(typed).empty());
  auto kept = normaliser(typed);
  CHECK(kept == std::vector<Dirigeant>{{"Présidente", "Ana", "Exemple"}, {"Trésorier", "Luc", "Modèle"}});
}

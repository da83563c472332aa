#include "programme/personne/mot_de_passe.h"

#include <doctest/doctest.h>

using personne::defaut_mot_de_passe;

namespace {
std::string fault(std::string_view password) {
  return defaut_mot_de_passe(password, "alice.petit@lire.example");
}
bool good(std::string_view password) { return fault(password).empty(); }
}  // namespace

TEST_CASE("Twelve characters of four classes are enough, eleven are not") {
  CHECK(good("Tulipe-4-Gra"));
  CHECK(fault("Tulipe-4-Gr") == "Ce mot de passe est trop facile à deviner. Il lui manque : 1 caractère.");
}

TEST_CASE("Fourteen characters of three classes are enough, thirteen are not") {
  CHECK(good("Tulipe7Granite"));
  CHECK(fault("Tulipe7Granit") ==
        "Ce mot de passe est trop facile à deviner. Il lui manque : un signe (par exemple ! ou -).");
}

TEST_CASE("Two classes are never enough, however long") {
  CHECK(fault("tulipegranite7tulipe") ==
        "Ce mot de passe est trop facile à deviner. Il lui manque : une majuscule ou un signe (par exemple ! "
        "ou -).");
}

TEST_CASE("The nearest way to a good password is told") {
  CHECK(fault("tulipe") ==
        "Ce mot de passe est trop facile à deviner. Il lui manque : 6 caractères, une majuscule, un chiffre, "
        "un signe (par exemple ! ou -).");
  CHECK(fault("tulipegraniterose") ==
        "Ce mot de passe est trop facile à deviner. Il lui manque : deux choses parmi : une majuscule ou un "
        "chiffre ou "
        "un signe (par exemple ! ou -).");
}

TEST_CASE("Characters are counted as people count them: an accented letter is one, and counts as a sign") {
  CHECK(good("ÉléphantR2oc"));
  CHECK_FALSE(good("ÉléphantR2o"));
}

TEST_CASE("A phrase of seven different words is enough, six words are not, nor seven with a repeated one") {
  CHECK(good("le renard gris boit une tasse pleine"));
  CHECK_FALSE(good("renard gris boit une tasse pleine"));
  CHECK_FALSE(good("gris gris boit une tasse pleine la"));
}

TEST_CASE("The address itself is refused, whatever surrounds it or its case") {
  CHECK(fault("Alice.Petit@lire.example7").contains("adresse électronique"));
  CHECK(defaut_mot_de_passe("Tulipe-4-Gra", "").empty());
}

TEST_CASE("The commonest passwords are refused with any digits and signs around them") {
  CHECK(fault("Motdepasse2022!").contains("plus courants"));
  CHECK(fault("!!AzertyuioP123").contains("plus courants"));
  CHECK(good("Motdepasselunaire2022!"));
}

TEST_CASE("Repeating a few characters is refused") { CHECK(fault("Aa1-Aa1-Aa1-Aa1-").contains("répète")); }

TEST_CASE("An empty and an endless password are refused") {
  CHECK(fault("") == "Écrivez un mot de passe.");
  CHECK(fault(std::string(257, 'x')).contains("trop long"));
}

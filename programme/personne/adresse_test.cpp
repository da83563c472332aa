#include "programme/personne/adresse.h"

#include <doctest/doctest.h>

using personne::defaut_adresse;

TEST_CASE("An address is compared without surrounding spaces and case") {
  CHECK(personne::normaliser_adresse("  Alice.Petit@Lire.EXAMPLE ") == "alice.petit@lire.example");
}

TEST_CASE("Usual addresses are accepted") {
  for (std::string_view good :
       {"a@b.fr", "alice.petit@lire.example", "o'neil+caf@sous.domaine.example", "x_1@9lives.example"})
    CHECK_MESSAGE(defaut_adresse(good).empty(), good);
}

TEST_CASE("What is wrong is said where it is wrong") {
  CHECK(defaut_adresse("").contains("Écrivez une adresse"));
  CHECK(defaut_adresse("alice.lire.example").contains("Il manque « @ »"));
  for (std::string_view bad :
       {"@b.fr", ".a@b.fr", "a.@b.fr", "a..b@c.fr", "a b@c.fr", "é@c.fr", "a@b@c.fr", "\"a\"@b.fr"})
    CHECK_MESSAGE(defaut_adresse(bad).contains("avant « @ »"), bad);
  for (std::string_view bad : {"a@", "a@b", "a@.fr", "a@b..fr", "a@b.fr.", "a@-b.fr", "a@b-.fr", "a@b.f",
                               "a@b.12", "a@[1.2.3.4]", "a@b_c.fr"})
    CHECK_MESSAGE(defaut_adresse(bad).contains("après « @ »"), bad);
}

TEST_CASE("Lengths are limited: 64 before the @, 63 for a label, 254 in all") {
  const std::string l64(64, 'a'), l63(63, 'b');
  CHECK(defaut_adresse(l64 + "@b.fr").empty());
  CHECK_FALSE(defaut_adresse(l64 + "a@b.fr").empty());
  CHECK(defaut_adresse("a@" + l63 + ".fr").empty());
  CHECK_FALSE(defaut_adresse("a@" + l63 + "b.fr").empty());
  CHECK(defaut_adresse(l64 + "@" + l63 + "." + l63 + "." + l63 + ".fr").contains("trop longue"));
}

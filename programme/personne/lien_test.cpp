#include "programme/personne/lien.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "platform/base/secret.h"

using namespace personne;

TEST_CASE("A link's secret depends on the key, on what it opens, on its number and on its nonce") {
  base::start_sodium();
  const std::string secret = jeton_lien("cle", "confirmation", 12, "abc");
  CHECK(secret.size() == 64);
  CHECK(secret == jeton_lien("cle", "confirmation", 12, "abc"));
  CHECK(secret != jeton_lien("autre", "confirmation", 12, "abc"));
  CHECK(secret != jeton_lien("cle", "mot_de_passe", 12, "abc"));
  CHECK(secret != jeton_lien("cle", "confirmation", 13, "abc"));
  CHECK(secret != jeton_lien("cle", "confirmation", 12, "abd"));
}

TEST_CASE("Nothing is signed without a key") {
  CHECK_THROWS_AS(jeton_lien("", "confirmation", 1, "abc"), std::logic_error);
}

TEST_CASE("A link is read back from the address of its page") {
  const std::string secret(64, 'f');
  CHECK(chemin_lien(ObjetLien::confirmation, 12, secret) == "/confirmation/12-" + secret);
  CHECK(chemin_lien(ObjetLien::mot_de_passe, 12, secret) == "/mot-de-passe/12-" + secret);
  CHECK(chemin_lien(ObjetLien::invitation, 12, secret) == "/mot-de-passe/12-" + secret);
  CHECK(chemin_lien(ObjetLien::adresse, 12, secret) == "/adresse/12-" + secret);
  const auto lu = lire_lien("12-" + secret);
  REQUIRE(lu);
  CHECK(lu->id == 12);
  CHECK(lu->jeton == secret);
}

TEST_CASE("What cannot be a link is not read") {
  const std::string secret(64, 'f');
  for (const std::string& bad :
       {std::string(), std::string("12"), std::string("12-"), "12-" + secret + "f", "0-" + secret,
        "-3-" + secret, "a-" + secret, "12_" + secret, "99999999999999999999-" + secret})
    CHECK_MESSAGE(!lire_lien(bad), bad);
}

TEST_CASE("Every kind of link has its name and its duration") {
  CHECK(duree(ObjetLien::confirmation) == std::chrono::hours(48));
  CHECK(duree(ObjetLien::mot_de_passe) == std::chrono::hours(1));
  CHECK(duree(ObjetLien::invitation) == std::chrono::hours(168));
  CHECK(duree(ObjetLien::adresse) == std::chrono::hours(48));
  for (std::string_view name : {"confirmation", "mot_de_passe", "invitation", "adresse"}) {
    REQUIRE(objet_lien(name));
    CHECK(code(*objet_lien(name)) == name);
  }
  CHECK_FALSE(objet_lien("autre"));
}

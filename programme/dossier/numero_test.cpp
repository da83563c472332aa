#include "programme/dossier/numero.h"

#include <doctest/doctest.h>

using dossier::lire_numero;

TEST_CASE("a dossier's number is read alone or after the year of its campaign, and of no other") {
  CHECK(lire_numero("42", 2023) == 42);
  CHECK(lire_numero("2023-0042", 2023) == 42);
  CHECK_FALSE(lire_numero("2022-0042", 2023));
  CHECK_FALSE(lire_numero("2023-", 2023));
  CHECK_FALSE(lire_numero("n° 42", 2023));
  CHECK_FALSE(lire_numero("", 2023));
}

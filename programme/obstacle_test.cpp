#include "programme/obstacle.h"

#include <doctest/doctest.h>

TEST_CASE("a refusal has a name for programs and a phrase for people, completed by its detail") {
  Obstacle late{Cause::periode_close, "Le dépôt s’est terminé hier."};
  CHECK(name(late.cause) == "periode_close");
  CHECK(phrase(late) == "La date limite est passée. Le dépôt s’est terminé hier.");
  CHECK(phrase({Cause::deja_fait}) == "C’est déjà fait.");
}

TEST_CASE("a refused result carries its cause") {
  Result<int> refused = refuse(Cause::lien_expire);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().cause == Cause::lien_expire);
}

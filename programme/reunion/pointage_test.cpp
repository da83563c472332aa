#include "programme/reunion/pointage.h"

#include <doctest/doctest.h>

using namespace reunion;

TEST_CASE("a batch is read with numbers or texts, and what is left out has its usual value") {
  auto read = lire_pointages(
      R"([{"cle":"3f0c1d2e-aa","passage":12,"presence":"excuse","motif":" Grève ","vu":"0","il_y_a":40,"mode":"code"},
          {"passage":"7","presence":"present","vu":"3f0c1d2e-aa","autre":[1,{}]}])");
  REQUIRE(read);
  REQUIRE(read->size() == 2);
  const auto& first = read->front();
  CHECK(first.erreurs.empty());
  CHECK(first.pointage.passage == 12);
  CHECK(first.pointage.presence == Presence::excuse);
  CHECK(first.pointage.motif == "Grève");
  CHECK(first.pointage.il_y_a == std::chrono::seconds(40));
  CHECK(first.pointage.mode == Mode::code);
  const auto& second = read->back();
  CHECK(second.erreurs.empty());
  CHECK(second.pointage.cle == "");
  CHECK(second.pointage.mode == Mode::pointage);
  CHECK(second.pointage.il_y_a == std::chrono::seconds(0));
}

TEST_CASE("a tick is told all that is wrong with it, and the others are read all the same") {
  auto read = lire_pointages(
      R"([{"cle":"court","passage":-1,"presence":"parti","vu":"","il_y_a":172801,"mode":"pigeon"}, 3,
          {"passage":1,"presence":"absent","vu":"0"}])");
  REQUIRE(read);
  CHECK((*read)[0].erreurs.size() == 6);
  CHECK((*read)[1].erreurs == std::vector<std::string>{"Ce pointage n’est pas lisible."});
  CHECK((*read)[2].erreurs.empty());
}

TEST_CASE("two days without network are the most, three hundred characters are the longest reason") {
  PointageBrut brut{
      .passage = "1", .presence = "excuse", .motif = std::string(300, 'x'), .vu = "0", .il_y_a = "172800"};
  CHECK(lire_pointage(brut).erreurs.empty());
  brut.motif += "x";
  REQUIRE(lire_pointage(brut).erreurs.size() == 1);
  CHECK(lire_pointage(brut).erreurs[0] == "Le motif dépasse 300 caractères : raccourcissez-le.");
}

TEST_CASE("what is not a list, is too deep, too long or holds too many is refused as a whole") {
  for (std::string text : {"", "{}", "[", "null", "[[[[[[[[1]]]]]]]]", "[1,]"}) {
    auto read = lire_pointages(text);
    REQUIRE_FALSE(read);
    CHECK(read.error().detail == "La liste des pointages n’est pas lisible.");
  }
  std::string many = "[1";
  for (std::size_t i = 1; i < pointages_max; ++i) many += ",1";
  CHECK(lire_pointages(many + "]"));
  CHECK_FALSE(lire_pointages(many + ",1]"));
  CHECK_FALSE(lire_pointages("[\"" + std::string(pointages_octets_max, 'x') + "\"]"));
}

TEST_CASE("control characters of a reason disappear, bytes that are not UTF-8 are no JSON") {
  auto read =
      lire_pointages("[{\"passage\":1,\"presence\":\"excuse\",\"vu\":\"0\",\"motif\":\"a\\u0000b\\u001b\"}]");
  REQUIRE(read);
  CHECK(read->front().pointage.motif == "ab");
  CHECK_FALSE(lire_pointages("[{\"motif\":\"\xff\"}]"));
}

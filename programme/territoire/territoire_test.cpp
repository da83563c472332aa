#include "programme/territoire/territoire.h"

#include <doctest/doctest.h>

using namespace territoire;

namespace {

const Territoire coast{"Côte",
                       "123456782",
                       {{"99001", "Port"}, {"99002", "Dune"}},
                       {{"QP099001", "Quais", {"99001"}}, {"QP099002", "Rivage", {"99001", "99002"}}}};

}  // namespace

TEST_CASE("a commune is found by its INSEE code, or not at all") {
  CHECK(coast.commune("99002")->nom == "Dune");
  CHECK(coast.commune("99003") == nullptr);
  CHECK(coast.commune("") == nullptr);
}

TEST_CASE("a neighbourhood is found by its code, or not at all") {
  CHECK(coast.quartier("QP099001")->nom == "Quais");
  CHECK(coast.quartier("QP09900") == nullptr);
}

TEST_CASE("a commune has every neighbourhood that covers a part of it") {
  CHECK(coast.quartiers_de("99001").size() == 2);
  REQUIRE(coast.quartiers_de("99002").size() == 1);
  CHECK(coast.quartiers_de("99002")[0]->nom == "Rivage");
  CHECK(coast.quartiers_de("99003").empty());
}

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

TEST_CASE("a neighbourhood is named with its communes, in tables only when another has the same name") {
  Territoire twins = coast;
  CHECK(twins.nom_distinct(twins.qpv[1]) == "Rivage");
  CHECK(twins.nom_complet(twins.qpv[1]) == "Rivage (Port, Dune)");
  twins.qpv.push_back({"QP099003", "Quais", {"99002", "99999"}});
  CHECK(twins.nom_distinct(twins.qpv[0]) == "Quais (Port)");
  CHECK(twins.nom_distinct(twins.qpv[2]) == "Quais (Dune)");
  twins.qpv.push_back({"QP099004", "Quais", {}});
  CHECK(twins.nom_distinct(twins.qpv[3]) == "Quais");
}

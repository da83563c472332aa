#include "programme/definitif/cible.h"

#include <doctest/doctest.h>

using namespace definitif;

TEST_CASE("a target is the address of its page, without what follows it") {
  CHECK(cible_de("/partie/projet?verifier=1#intitule") == "partie/projet");
  CHECK(cible_de("/partie/projet") == "partie/projet");
  CHECK(cible_de("/budget/action#m_601") == "budget/action");
  CHECK(cible_de("/pieces/rib/12/fichier") == "pieces/rib");
  CHECK(cible_de("/pieces") == "pieces");
  CHECK(cible_de("") == "");
}

TEST_CASE("every indicator, and every recommendation, is opened with all of them") {
  CHECK(cible_de("/indicateurs/3?verifier=1#depart") == "indicateurs");
  CHECK(cible_de("/indicateurs") == "indicateurs");
  CHECK(cible_de("/recommandations?verifier=1#suite_7") == "recommandations");
}

TEST_CASE("the target of a piece holds its code") {
  CHECK(piece_de(cible_piece("rib")) == "rib");
  CHECK(piece_de("pieces/rib") == "rib");
  CHECK(piece_de("partie/projet").empty());
  CHECK(piece_de("pieces").empty());
}

#include "programme/structure/identifiants.h"

#include <doctest/doctest.h>

using namespace structure;

TEST_CASE("a number is read without its separators, of any kind") {
  CHECK(compact("245 901 160.00012") == "24590116000012");
  CHECK(compact("245\u00A0901\u202F160") == "245901160");
  CHECK(compact("W59-6000 001") == "W596000001");
  CHECK(compact("") == "");
}

TEST_CASE("a SIREN is nine digits with a Luhn key") {
  for (auto good : {"404833048", "552008443", "245901160", "356000000"}) CHECK(siren(good) == Numero::juste);
  CHECK(siren("404833047") == Numero::cle);
  for (auto wrong : {"", "40483304", "4048330480", "40483304A", "404 833 048"})
    CHECK(siren(wrong) == Numero::longueur);
}

TEST_CASE("a SIRET is fourteen digits with a Luhn key, and so is its SIREN") {
  CHECK(siret("73282932000074") == Numero::juste);
  CHECK(siret("73282932000079") == Numero::cle);
  CHECK(siret("7328293200007") == Numero::longueur);
  CHECK(siret("732829320000744") == Numero::longueur);
  CHECK(siret("7328293200007O") == Numero::longueur);
  // The whole number has a right key, its first nine digits have not.
  CHECK(siret("40483304700008") == Numero::cle);
  CHECK(siret("00000000000000") == Numero::cle);
}

TEST_CASE(
    "La Poste's establishments have a plain sum of digits that five divides; its seat follows the common "
    "rule") {
  CHECK(siret("35600000000048") == Numero::juste);
  CHECK(siret("35600000049837") == Numero::juste);
  CHECK(siret("35600000049838") == Numero::cle);
}

TEST_CASE("each single mistyped digit of a SIRET is noticed") {
  const std::string right = "73282932000074";
  for (std::size_t i = 0; i < right.size(); ++i)
    for (char digit = '0'; digit <= '9'; ++digit) {
      std::string typed = right;
      typed[i] = digit;
      CHECK((siret(typed) == Numero::juste) == (typed == right));
    }
}

TEST_CASE("a SIRET is shown in groups") {
  CHECK(siret_lisible("73282932000074") == "732\u00A0829\u00A0320\u00A000074");
}

TEST_CASE("a RNA is W and nine digits; letters are accepted with a warning") {
  CHECK(rna("W751100895") == Rna::officiel);
  CHECK(rna("W9C1000189") == Rna::large);
  for (auto wrong : {"", "W75110089", "W7511008955", "X751100895", "w751100895", "W75110089é"})
    CHECK(rna(wrong) == Rna::faux);
}

TEST_CASE("a postal code is five digits of a territory that exists") {
  for (auto good : {"59300", "01000", "20200", "95880", "97410", "98800"}) CHECK(code_postal(good));
  for (auto wrong : {"", "5930", "593000", "00100", "96000", "99123", "2A004"})
    CHECK_FALSE(code_postal(wrong));
}

TEST_CASE("a French telephone number is kept in one form, however it was typed") {
  for (auto typed : {"0327000000", "03 27 00 00 00", "03.27.00.00.00", "+33 3 27 00 00 00",
                     "+33 (0)3 27 00 00 00", "0033327000000", "03-27-00-00-00"})
    CHECK(telephone(typed) == "03 27 00 00 00");
  for (auto wrong :
       {"", "032700000", "03270000000", "327000000", "0027000000 ou 06", "poste 12", "+33 0 00", "112"})
    CHECK_FALSE(telephone(wrong));
}

TEST_CASE("a number of a neighbouring country is kept with its prefix") {
  CHECK(telephone("+32 65 00 00 00") == "+3265000000");
  CHECK(telephone("0032 65 00 00 00") == "+3265000000");
  CHECK_FALSE(telephone("+3265"));
  CHECK_FALSE(telephone("+0123456789"));
}

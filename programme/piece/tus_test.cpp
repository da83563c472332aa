#include "programme/piece/tus.h"

#include <doctest/doctest.h>

using namespace piece;

TEST_CASE("metadata are names with values in base64, or names alone") {
  auto read = tus::metadata("filename cmVsZXbDqS5wZGY=, date,precision Q2FtaWxsZQ==");
  REQUIRE(read);
  CHECK(read->at("filename") == "relevé.pdf");
  CHECK(read->at("precision") == "Camille");
  CHECK(read->at("date").empty());
  CHECK(tus::metadata("")->empty());
}

TEST_CASE("metadata that are not base64, not UTF-8, without a name, doubled or too many are refused") {
  std::string many;
  for (int i = 0; i < 21; ++i) many += (i ? ",a" : "a") + std::to_string(i);
  for (std::string bad : {"filename ???", "filename /w==", " ,date", "date,date", "filename YQ== YQ=="})
    CHECK_FALSE_MESSAGE(tus::metadata(bad), bad);
  CHECK_FALSE(tus::metadata(many));
}

TEST_CASE("lengths and offsets are digits") {
  CHECK(tus::number("0") == 0);
  CHECK(tus::number("104857600") == 104857600);
  for (auto bad : {"", "-1", "+1", " 1", "1.0", "99999999999999999999999"}) CHECK_FALSE(tus::number(bad));
}

TEST_CASE("an instant is written as HTTP does") {
  CHECK(tus::expires(base::parse_paris("2022-11-20T11:05:09").value()) == "Sun, 20 Nov 2022 10:05:09 GMT");
}

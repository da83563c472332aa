#include "platform/documents/csv.h"

#include <doctest/doctest.h>

#include <sstream>

namespace {

using documents::Cell;
using documents::Column;
using documents::Kind;

const std::vector<Column> columns{{.title = "Structure"}, {.title = "Montant", .kind = Kind::money}};

std::string written(std::initializer_list<Cell> cells, documents::CsvOptions options = {}) {
  std::ostringstream out;
  documents::CsvWriter writer(out, columns, options);
  writer.row(cells);
  writer.finish();
  auto text = out.str();
  return text.substr(text.find('\n') + 1);
}

}  // namespace

TEST_CASE("a CSV begins with the UTF-8 mark and its header, and lines end as RFC 4180 says") {
  std::ostringstream out;
  documents::CsvWriter writer(out, columns);
  writer.row({"Éveil & Cie", base::Cents{123456}});
  writer.finish();
  CHECK(out.str() == "\xEF\xBB\xBFStructure;Montant\r\nÉveil & Cie;1234,56\r\n");
}

TEST_CASE("a CSV cell is quoted when it holds the separator, a quote, a line feed or spaces at an end") {
  CHECK(written({"a;b"}) == "\"a;b\";\r\n");
  CHECK(written({"dit \"oui\""}) == "\"dit \"\"oui\"\"\";\r\n");
  CHECK(written({"deux\nlignes"}) == "\"deux\nlignes\";\r\n");
  CHECK(written({" bord"}) == "\" bord\";\r\n");
  CHECK(written({"a,b"}) == "a,b;\r\n");
  CHECK(written({"a,b"}, {.separator = ',', .decimal = '.'}) == "\"a,b\",\r\n");
}

TEST_CASE(
    "a text that a spreadsheet would take for a formula is neutralised in CSV, a negative amount is not") {
  CHECK(written({"=HYPERLINK(\"x\")"}) == "\"'=HYPERLINK(\"\"x\"\")\";\r\n");
  CHECK(written({"+33 3 00"}) == "'+33 3 00;\r\n");
  CHECK(written({"-1+2"}) == "'-1+2;\r\n");
  CHECK(written({"@somme"}) == "'@somme;\r\n");
  CHECK(written({"\t=1"}) == "'\t=1;\r\n");
  CHECK(written({"\x01=1"}) == "'=1;\r\n");
  CHECK(written({"'=1", "'a"}) == "''=1;'a\r\n");
  CHECK(written({"a=1", base::Cents{-500}}) == "a=1;-5\r\n");
}

TEST_CASE("CSV cells are written by their type: integer, number, amount, date, instant in Paris, nothing") {
  using namespace std::chrono;
  CHECK(written({std::int64_t{12}, 1.5}) == "12;1,5\r\n");
  CHECK(written({base::Cents{1200}, base::Date{year{2022} / 9 / 16}}) == "12;2022-09-16\r\n");
  CHECK(written({base::from_millis(1663365599000), std::monostate{}}) == "2022-09-16 23:59:59;\r\n");
  CHECK(written({1.5, base::Cents{150}}, {.separator = ',', .decimal = '.'}) == "1.5,1.50\r\n");
}

TEST_CASE("a CSV row has as many cells as the header, whatever was given") {
  CHECK(written({}) == ";\r\n");
  CHECK(written({"a", "b", "c"}) == "a;b\r\n");
}

TEST_CASE("a CSV that cannot be written is an exception, not a short file") {
  std::ostringstream out;
  documents::CsvWriter writer(out, columns);
  out.setstate(std::ios::badbit);
  CHECK_THROWS_AS(writer.finish(), std::runtime_error);
}

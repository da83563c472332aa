#include "platform/documents/csv_reader.h"

#include <doctest/doctest.h>

#include <sstream>

#include "platform/documents/csv.h"

using documents::CsvProblem;
using documents::CsvReader;

namespace {

struct Read {
  std::string rows;  ///< "1[a][b]2[c][d]"
  CsvProblem problem;
  std::int64_t line;
  bool whole;
};

Read read(std::string_view text, documents::CsvLimits limits = {}, std::size_t piece = 3) {
  Read seen{};
  CsvReader reader(
      [&](const CsvReader::Row& row) {
        seen.rows += std::to_string(row.line);
        for (const auto& cell : row.cells) seen.rows += "[" + cell + "]";
        return true;
      },
      limits);
  for (std::size_t i = 0; i < text.size(); i += piece) reader.feed(text.substr(i, piece));
  seen.whole = reader.finish();
  seen.problem = reader.problem();
  seen.line = reader.problem_line();
  return seen;
}

std::string rows(std::string_view text) { return read(text).rows; }

}  // namespace

TEST_CASE("the separator is the one that the first line has most, outside its quotes") {
  CHECK(rows("a;b\n1;2\n") == "1[a][b]2[1][2]");
  CHECK(rows("a,b\n1,2\n") == "1[a][b]2[1][2]");
  CHECK(rows("a\tb\n1\t2;3\n") == "1[a][b]2[1][2;3]");
  CHECK(rows("\"a,b,c\";d\n1;2\n") == "1[a,b,c][d]2[1][2]");
  CHECK(rows("a\n1,2\n") == "1[a]2[1,2]");
}

TEST_CASE("a first line sep= announces the separator and is no row") {
  CHECK(rows("sep=,\r\na;b,c\r\n") == "2[a;b][c]");
  CHECK(rows("sep=\t\na\tb") == "2[a][b]");
  CHECK(rows("sep=;;\na;b") == "1[sep=][][]2[a][b]");
}

TEST_CASE("lines end with LF, CRLF or CR, the last may lack its end, and empty lines are left out") {
  CHECK(rows("a;b\r\n1;2\r\n") == "1[a][b]2[1][2]");
  CHECK(rows("a;b\r1;2\r") == "1[a][b]2[1][2]");
  CHECK(rows("a;b\n1;2") == "1[a][b]2[1][2]");
  CHECK(rows("\r\n\r\na;b\r\n\r\n1;2\r\n\r\n") == "3[a][b]5[1][2]");
  CHECK(rows("a;b\n;\n") == "1[a][b]2[][]");
  CHECK(rows("").empty());
  CHECK(rows("\n\n").empty());
  CHECK(rows("\xEF\xBB\xBF").empty());
}

TEST_CASE("a quoted cell holds separators, line ends and doubled quotes; the lines are still counted") {
  CHECK(rows("a;b\n\"1;2\";\"dit \"\"oui\"\"\"\n") == "1[a][b]2[1;2][dit \"oui\"]");
  CHECK(rows("a;b\n\"1\r\n2\r3\";x\n4;5\n") == "1[a][b]2[1\n2\n3][x]5[4][5]");
  CHECK(rows("\"a\";\"\"\n") == "1[a][]");
}

TEST_CASE("a quote within a cell that does not begin with one is a character like another, as in Excel") {
  CHECK(rows("a;b\n5\" long;\"x\"y\"z\n") == "1[a][b]2[5\" long][xy\"z]");
}

TEST_CASE("a quote that is never closed is a problem, at the line where it was opened") {
  auto seen = read("a;b\n1;2\n3;\"4\n5;6\n");
  CHECK(seen.problem == CsvProblem::quote_not_closed);
  CHECK(seen.line == 3);
  CHECK_FALSE(seen.whole);
  CHECK(seen.rows == "1[a][b]2[1][2]");
  CHECK(read("a;\"b").problem == CsvProblem::quote_not_closed);
}

TEST_CASE("the mark of UTF-8 is no part of the first cell, quoted or not") {
  CHECK(rows("\xEF\xBB\xBFnuméro;b\n") == "1[numéro][b]");
  CHECK(rows("\xEF\xBB\xBF\"a;b\";c\n") == "1[a;b][c]");
}

TEST_CASE("a row that is not UTF-8 is read as Windows-1252") {
  CHECK(rows("num\xE9ro;co\xFBt\n12;5 000 \x80\n\x8C"
             "uvre;l\x92\xE9"
             "cole\n") == "1[numéro][coût]2[12][5 000 €]3[Œuvre][l’école]");
  CHECK(rows("a;b\n\x81\x8D;1\n") == "1[a][b]2[��][1]");
  CHECK(rows("numéro;b\nd\xE9j\xE0;2\nété;3\n") == "1[numéro][b]2[déjà][2]3[été][3]");
}

TEST_CASE("control characters disappear") {
  using namespace std::string_view_literals;
  CHECK(rows("a;b\n1\x01;\x7F 2\0 3\n"sv) == "1[a][b]2[1][ 2 3]");
}

TEST_CASE("a workbook or a UTF-16 text is known by its first bytes") {
  CHECK(read("PK\x03\x04 and so on").problem == CsvProblem::workbook);
  CHECK(read("\xD0\xCF\x11\xE0 and so on").problem == CsvProblem::workbook);
  CHECK(read(std::string_view("\xFF\xFE"
                              "a\0;\0",
                              6))
            .problem == CsvProblem::utf16);
  CHECK(read("\xFE\xFFx").problem == CsvProblem::utf16);
  CHECK(read("PK;b\n").problem == CsvProblem::none);
}

TEST_CASE("a row too long, or of too many cells, is a problem at its line, whatever the file's size") {
  documents::CsvLimits limits{.row_bytes = 10, .cells = 3};
  CHECK(read("a;b\n" + std::string(10, 'x') + "\n", limits).problem == CsvProblem::none);
  auto longer = read("a;b\n\n" + std::string(11, 'x') + "\n", limits);
  CHECK(longer.problem == CsvProblem::row_too_long);
  CHECK(longer.line == 3);
  CHECK(read(std::string(12, 'x'), limits).problem == CsvProblem::row_too_long);
  CHECK(read("a;b;c\n1;2;3\n", limits).problem == CsvProblem::none);
  CHECK(read("a;b\n1;2;3;4\n", limits).problem == CsvProblem::too_many_cells);
  CHECK(read("a;b\n1;2;3;4\n", limits).line == 2);
}

TEST_CASE("the sink may stop the reading, which is no problem but is not whole") {
  int given = 0;
  CsvReader reader([&](const CsvReader::Row&) { return ++given < 2; });
  CHECK_FALSE(reader.feed("a;b\n1;2\n3;4\n"));
  CHECK_FALSE(reader.feed("5;6\n"));
  CHECK_FALSE(reader.finish());
  CHECK(reader.problem() == CsvProblem::none);
  CHECK(given == 2);
}

TEST_CASE("what CsvWriter wrote is read back, and its guard against formulas can be taken off") {
  std::ostringstream out;
  documents::CsvWriter writer(out, {{.title = "Nom"}, {.title = "Note"}});
  writer.row({"=SOMME(A1)", "deux\nlignes; \"et\" plus"});
  CHECK(rows(out.str()) == "1[Nom][Note]2['=SOMME(A1)][deux\nlignes; \"et\" plus]");
  CHECK(documents::without_formula_guard("'=SOMME(A1)") == "=SOMME(A1)");
  CHECK(documents::without_formula_guard("'-1") == "-1");
  CHECK(documents::without_formula_guard("'aujourd’hui'") == "'aujourd’hui'");
  CHECK(documents::without_formula_guard("''-1") == "'-1");
  CHECK(documents::without_formula_guard("'") == "'");
  CHECK(documents::without_formula_guard("").empty());
}

TEST_CASE("however the bytes are cut, the rows are the same") {
  std::string_view text = "\xEF\xBB\xBF\"nu\"\"m\";b\r\n\"1\r\n2\";\r\n\r\nd\xE9j\xE0;x\r\n";
  auto whole = read(text, {}, text.size());
  for (std::size_t piece = 1; piece < 8; ++piece) CHECK(read(text, {}, piece).rows == whole.rows);
}

TEST_CASE("a text is shown in UTF-8 whatever it came in") {
  CHECK(documents::readable_text("\xEF\xBB\xBFété;1\r\nd\xE9j\xE0;2\r\n") == "été;1\ndéjà;2\n");
  CHECK(documents::readable_text("a\x01;b") == "a;b");
  CHECK(documents::readable_text("").empty());
}

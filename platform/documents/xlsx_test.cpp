#include "platform/documents/xlsx.h"

#include <doctest/doctest.h>
#include <malloc.h>

#include <algorithm>

#include "tests/support/outside.h"

#if defined(__SANITIZE_ADDRESS__)
extern "C" std::size_t __sanitizer_get_current_allocated_bytes();  // of the library that -fsanitize links
#endif

namespace {

using documents::Cell;
using documents::Column;
using documents::Kind;
using documents::XlsxWriter;

/// Prints every cell as openpyxl, another program, reads it: place, type, number format, value.
constexpr auto reader = R"(
import sys, openpyxl
sheet = openpyxl.load_workbook(sys.argv[1]).active
print("sheet", sheet.title, "| frozen", sheet.freeze_panes, "| filter", sheet.auto_filter.ref)
for letter, column in sorted(sheet.column_dimensions.items()): print("width", letter, round(column.width))
for row in sheet.iter_rows():
    for cell in row:
        if cell.value is not None: print(cell.coordinate, cell.data_type, cell.number_format, repr(cell.value), sep=" | ")
)";

struct Workbook {
  tests::TemporaryFolder folder;
  std::filesystem::path path = folder / "table.xlsx";

  std::string read() const {
    tests::write_file(folder / "read.py", reader);
    return tests::output_of(tests::python + (folder / "read.py").string() + " " + path.string());
  }
  std::string values() const {
    tests::write_file(folder / "values.py",
                      "import sys, openpyxl\nfor row in openpyxl.load_workbook(sys.argv[1], "
                      "data_only=True).active.values: print(row)");
    return tests::output_of(tests::python + (folder / "values.py").string() + " " + path.string());
  }
};

std::string read_back(const std::vector<Column>& columns, const std::vector<std::vector<Cell>>& rows,
                      std::string title = "Tableau") {
  Workbook book;
  XlsxWriter writer(book.path, {.title = std::move(title)}, columns);
  for (auto& row : rows) writer.row(row);
  writer.finish();
  return book.read();
}

std::size_t allocated() {
#if defined(__SANITIZE_ADDRESS__)
  return __sanitizer_get_current_allocated_bytes();
#else
  auto all = mallinfo2();
  return all.uordblks + all.hblkhd;
#endif
}

}  // namespace

TEST_CASE("XLSX cells are typed: text, integer, number, amount in euros, date, instant in Paris") {
  using namespace std::chrono;
  auto text = read_back({{"A"},
                         {"B", Kind::integer},
                         {"C", Kind::number},
                         {"D", Kind::money},
                         {"E", Kind::date},
                         {"F", Kind::instant}},
                        {{"Éveil", std::int64_t{1200}, 0.5, base::Cents{123456},
                          base::Date{year{2022} / 9 / 16}, base::from_millis(1663365599000)}});
  CHECK(text.contains("A2 | s | General | 'Éveil'"));
  CHECK(text.contains("B2 | n | #,##0 | 1200"));
  CHECK(text.contains("C2 | n | #,##0.## | 0.5"));
  CHECK(text.contains("D2 | n | #,##0.00\\ \"€\" | 1234.56"));
  CHECK(text.contains("E2 | d | dd/mm/yyyy | datetime.datetime(2022, 9, 16, 0, 0)"));
  CHECK(text.contains("F2 | d | dd/mm/yyyy\\ hh:mm:ss | datetime.datetime(2022, 9, 16, 23, 59, 59)"));
}

TEST_CASE("a text is never a formula in XLSX, whatever it begins with") {
  auto text = read_back(
      {{"A"}},
      {{"=1+1"}, {"+33 3 00"}, {"-2+3"}, {"@somme"}, {"=HYPERLINK(\"http://a.example\")"}, {"0042"}});
  for (auto value :
       {"A2 | s | General | '=1+1'", "A3 | s | General | '+33 3 00'", "A4 | s | General | '-2+3'",
        "A5 | s | General | '@somme'", "A6 | s | General | '=HYPERLINK", "A7 | s | General | '0042'"})
    CHECK_MESSAGE(text.contains(value), text);
  CHECK_FALSE(text.contains("| f |"));
}

TEST_CASE("an XLSX sheet has a frozen header, a filter over all rows and the asked widths") {
  auto text = read_back({{.title = "Nom", .width = 44}, {.title = "Somme", .kind = Kind::money}},
                        {{"a"}, {"b"}}, "Tableau [2023]");
  CHECK(text.contains("sheet Tableau  2023"));
  CHECK(text.contains("frozen A2 | filter A1:B3"));
  CHECK(text.contains("width A 45"));
}

TEST_CASE("the totals row of an XLSX follows the filter and already holds its values") {
  Workbook book;
  XlsxWriter writer(book.path, {.title = "T"},
                    {{"Nom"}, {"Demandé", Kind::money, 0, true}, {"Public", Kind::integer, 0, true}});
  for (int i = 1; i <= 3; ++i) writer.row({"x", base::Cents{10 * i}, std::int64_t{i}});
  writer.finish();
  CHECK(book.read().contains("A5 | s | General | 'Total'"));
  CHECK(book.read().contains("B5 | f | #,##0.00\\ \"€\" | '=SUBTOTAL(109,B2:B4)'"));
  CHECK(book.values().contains("('Total', 0.6, 6)"));
}

TEST_CASE("control characters, bad UTF-8 and over-long texts do not break an XLSX") {
  auto text = read_back({{"A"}}, {{"a\x01\x0B b\xFF\xEF\xBF\xBF"}, {""}, {std::string_view("fin")}});
  CHECK(text.contains("A2 | s | General | 'a b\uFFFD'"));
  CHECK(text.contains("A4 | s | General | 'fin'"));
  std::string enormous;
  for (int i = 0; i < 40000; ++i) enormous += "é";
  CHECK(read_back({{"A"}}, {{enormous}}).contains("é…'"));
}

TEST_CASE("dates before 1900, empty tables and short or long rows are written as well as they can be") {
  using namespace std::chrono;
  auto text = read_back({{"A"}, {"B"}}, {{base::Date{year{1789} / 7 / 14}}, {"a", "b", "too many"}, {}});
  CHECK(text.contains("A2 | s | General | '1789-07-14'"));
  CHECK_FALSE(text.contains("too many"));
  CHECK(
      read_back({{.title = "A", .kind = Kind::money, .total = true}}, {}).contains("A1 | s | General | 'A'"));
}

TEST_CASE("an XLSX that cannot be written is an exception") {
  XlsxWriter writer("/nonexistent-folder/x.xlsx", {.title = "T"}, {{"A"}});
  CHECK_THROWS_AS(writer.finish(), std::runtime_error);
}

TEST_CASE("30,000 rows of XLSX are written with little memory, whatever the number of rows") {
  Workbook book;
  std::vector<Column> columns(10, Column{.title = "Colonne"});
  auto before = allocated(), highest = before;
  XlsxWriter writer(book.path, {.title = "T"}, columns);
  for (int i = 0; i < 30000; ++i) {
    auto name = "Une structure assez longue n° " + std::to_string(i);
    std::vector<Cell> cells(10, Cell{std::string_view(name)});
    writer.row(cells);
    if (i % 500 == 0) highest = std::max(highest, allocated());
  }
  writer.finish();
  CHECK(highest - before < 4'000'000);
  CHECK(std::filesystem::file_size(book.path) > 100'000);
}

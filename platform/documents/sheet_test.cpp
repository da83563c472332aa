#include "platform/documents/sheet.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "platform/documents/sheet_parts.h"
#include "platform/documents/table.h"
#include "platform/documents/zip_archive.h"

using namespace documents;

namespace {

const base::Instant some_day = base::from_millis(1663365599000);

std::string zipped(const std::vector<std::pair<std::string, std::string>>& entries) {
  ZipArchive archive(some_day);
  for (const auto& [name, content] : entries) archive.add(name, content);
  return archive.bytes();
}

/// "1:a|#5|" for each row: "#" before what the file says is a number.
std::string shown(const Sheet& sheet) {
  std::string text;
  for (const auto& row : sheet.rows) {
    text += fmt::format("{}:", row.number);
    for (const auto& cell : row.cells) text += (cell.number ? "#" : "") + cell.text + "|";
    text += " ";
  }
  return text;
}

std::string ods(std::string_view rows) {
  return fmt::format(
      R"(<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="Budget">{}</table:table></office:spreadsheet></office:body></office:document-content>)",
      rows);
}

std::string ods_file(std::string_view rows) {
  return zipped({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", ods(rows)}});
}

std::string xlsx_file(std::string_view rows, std::string_view state = "") {
  return zipped(
      {{"xl/workbook.xml",
        fmt::format(
            R"(<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="Feuille" sheetId="9" {}r:id="rId1"/></x:sheets></x:workbook>)",
            state)},
       {"xl/_rels/workbook.xml.rels",
        R"(<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>)"},
       {"xl/sharedStrings.xml",
        R"(<sst><si><t>Achats</t></si><si><r><t>Loca</t></r><r><t>tions</t></r><rPh><t>non</t></rPh></si></sst>)"},
       {"xl/worksheets/sheet1.xml", fmt::format("<worksheet><sheetData>{}</sheetData></worksheet>", rows)}});
}

SheetProblem problem(std::string_view bytes, const SheetLimits& limits = {}) {
  return read_sheets(bytes, limits).problem;
}

}  // namespace

TEST_CASE("what we write as XLSX is read back, amounts as numbers") {
  auto path =
      export_table(Format::xlsx, std::filesystem::temp_directory_path(), {.title = "Budget"},
                   {{.title = "Ligne"}, {.title = "Montant", .kind = Kind::money}}, [](TableWriter& table) {
                     table.row({{std::string_view("=Achats & co")}, {base::Cents{123456}}});
                     table.row({{}, {}});
                     table.row({{std::string_view("Été")}, {base::Cents{10}}});
                   });
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  std::filesystem::remove(path);
  auto reading = read_sheets(std::move(bytes).str());
  REQUIRE(reading.problem == SheetProblem::none);
  CHECK(reading.sheets.at(0).name == "Budget");
  CHECK(shown(reading.sheets.at(0)) == "1:Ligne|Montant| 2:=Achats & co|#1234.56| 4:Été|#0.1| ");
}

TEST_CASE("a worksheet's cells: shared and inline texts, formulas' values, places that are skipped") {
  auto reading = read_sheets(xlsx_file(
      R"(<row r="3"><c r="B3" t="s"><v>0</v></c><c t="s"><v>1</v></c><c r="E3"><v>1234.5599999999999</v></c></row>)"
      R"(<row><c t="inlineStr"><is><t>en ligne</t></is></c><c t="str"><f>A1</f><v>calculé</v></c><c t="e"><v>#REF!</v></c><c t="b"><v>1</v></c><c t="s"><v>99</v></c></row>)"
      R"(<row r="9"><c r="A9"/></row>)"));
  REQUIRE(reading.problem == SheetProblem::none);
  CHECK(shown(reading.sheets.at(0)) == "3:|Achats|Locations||#1234.56| 4:en ligne|calculé| ");
}

TEST_CASE("a hidden sheet is not read") {
  CHECK(problem(xlsx_file(R"(<row><c><v>1</v></c></row>)", R"(state="hidden" )")) == SheetProblem::damaged);
}

TEST_CASE("an ODS: numbers by value, repeated cells and rows, groups, comments left out") {
  auto reading = read_sheets(ods_file(
      R"(<table:table-header-rows><table:table-row><table:table-cell><text:p>Ligne</text:p></table:table-cell></table:table-row></table:table-header-rows>)"
      R"(<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>)"
      R"(<table:table-row-group><table:table-row><table:table-cell table:number-columns-repeated="2"><text:p>a<text:s/><text:span>b</text:span></text:p><office:annotation><text:p>note</text:p></office:annotation></table:table-cell><table:table-cell office:value-type="currency" office:value="12.50"><text:p>12,50 €</text:p></table:table-cell></table:table-row></table:table-row-group>)"
      R"(<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float" office:value="7"><text:p>7</text:p></table:table-cell></table:table-row>)"
      R"(<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>)"));
  REQUIRE(reading.problem == SheetProblem::none);
  CHECK(shown(reading.sheets.at(0)) == "1:Ligne| 5:a b|a b|#12.5| 6:#7| 7:#7| ");
}

TEST_CASE("a CSV is text, whatever its separator and its encoding") {
  CHECK(shown(read_sheets("Ligne;Montant\n\nAchats;1 200,00\n").sheets.at(0)) ==
        "1:Ligne|Montant| 3:Achats|1 200,00| ");
  CHECK(shown(read_sheets("Pi\xE8"
                          "ce,12\n")
                  .sheets.at(0)) == "1:Pièce|12| ");
}

TEST_CASE("every kind of wrong file is told apart") {
  CHECK(problem("") == SheetProblem::empty);
  CHECK(problem("\n\n") == SheetProblem::empty);
  CHECK(problem("%PDF-1.7 …") == SheetProblem::unknown_kind);
  CHECK(problem(std::string("\x89PNG\r\n\x1a\n\0\0", 10)) == SheetProblem::unknown_kind);
  CHECK(problem(zipped({{"word/document.xml", "<w/>"}})) == SheetProblem::unknown_kind);
  CHECK(problem(zipped({{"mimetype", "application/vnd.oasis.opendocument.text"}})) ==
        SheetProblem::unknown_kind);
  CHECK(problem("PK\x03\x04 and nothing") == SheetProblem::unknown_kind);
  CHECK(problem("\xD0\xCF\x11\xE0 old") == SheetProblem::old_or_locked);
  CHECK(problem("\xFF\xFE"
                "a;b") == SheetProblem::unknown_kind);
  CHECK(problem("a;\"b\n") == SheetProblem::damaged);
  CHECK(problem(xlsx_file("<row>")) == SheetProblem::damaged);
  CHECK(problem(zipped({{"xl/workbook.xml", "<workbook/>"}})) == SheetProblem::damaged);
  CHECK(problem(zipped({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}})) ==
        SheetProblem::damaged);
  CHECK(problem(zipped({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                        {"content.xml", "<a><b></a>"}})) == SheetProblem::damaged);
}

TEST_CASE("a small archive that unpacks into a huge one is refused") {
  std::string bomb = "<worksheet>" + std::string(3'000'000, ' ') + "</worksheet>";
  auto file = zipped({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", bomb}});
  CHECK(file.size() < 10'000);
  CHECK(problem(file, {.part_bytes = 1'000'000}) == SheetProblem::too_big);
  CHECK(
      problem(ods_file(
          R"(<table:table-row table:number-rows-repeated="1000000"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>)")) ==
      SheetProblem::too_big);
}

TEST_CASE("entities and document types are not expanded; elements nested without end are not followed") {
  std::string laughs =
      "<!DOCTYPE a [<!ENTITY l \"lol\"><!ENTITY m \"&l;&l;&l;\">]><office:document-content><office:body>"
      "<office:spreadsheet><table:table "
      "table:name=\"A\"><table:table-row><table:table-cell><text:p>&m;</text:p>"
      "</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>"
      "</office:document-content>";
  auto reading = parts::read_ods_content(laughs, {});
  REQUIRE(reading.sheets.size() == 1);
  CHECK(shown(reading.sheets[0]) == "1:&m;| ");
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<table:table-row-group>";
  for (int i = 0; i < 100'000; ++i) deep += "</table:table-row-group>";
  CHECK(problem(ods_file(deep)) == SheetProblem::empty);
}

TEST_CASE("columns and texts beyond the limits are left out") {
  auto reading = read_sheets("a;b;c;d\n" + std::string(50, 'x') + "\n", {.columns = 2, .cell_bytes = 10});
  CHECK(shown(reading.sheets.at(0)) == "1:a|b| 2:xxxxxxxxxx| ");
  CHECK(problem("a\nb\nc\n", {.rows = 2}) == SheetProblem::too_big);
  CHECK(parts::cell_text("ééééé", {.cell_bytes = 3}) == "é");
  CHECK(parts::number_text("1e3") == "1000");
  CHECK(parts::number_text("inf").empty());
  CHECK(parts::number_text("12x").empty());
}

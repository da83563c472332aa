// XLSX (Office Open XML): the workbook's list of sheets, its shared texts, and each worksheet.
#include <algorithm>
#include <charconv>
#include <map>

#include "platform/base/text.h"
#include "platform/documents/sheet_parts.h"

namespace documents::parts {
namespace {

/// The texts of every run below, whatever their formatting; phonetic hints are no part of the text.
void gather(const pugi::xml_node& node, std::string& text, std::size_t most, int depth = 0) {
  for (auto each : node.children()) {
    if (text.size() > most || depth > deepest || local_name(each) == "rPh") continue;
    if (local_name(each) == "t")
      text += each.text().get();
    else
      gather(each, text, most, depth + 1);
  }
}

/// "B3" → 1; nothing when it names no column.
std::optional<std::size_t> column_of(std::string_view reference) {
  std::size_t column = 0, letters = 0;
  for (char c : reference) {
    if (c < 'A' || c > 'Z' || letters == 3) break;
    column = column * 26 + std::size_t(c - 'A' + 1);
    ++letters;
  }
  if (letters == 0) return std::nullopt;
  return column - 1;
}

template <class Number>
std::optional<Number> number_of(std::string_view text) {
  Number value{};
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

SheetCell value_of(const pugi::xml_node& cell, const std::vector<std::string>& shared,
                   const SheetLimits& limits) {
  auto kind = attribute(cell, "t");
  std::string_view value = child(cell, "v").text().get();
  if (kind == "s") {
    auto index = number_of<std::size_t>(value);
    return {index && *index < shared.size() ? shared[*index] : std::string(), false};
  }
  if (kind == "inlineStr") {
    std::string text;
    gather(child(cell, "is"), text, limits.cell_bytes);
    return {cell_text(text, limits), false};
  }
  if (kind == "e" || kind == "b") return {};  // an error of a formula, or true and false: no text, no amount
  if (kind == "str" || kind == "d") return {cell_text(value, limits), false};
  return {number_text(value), true};
}

struct Listed {
  std::string name, path;
};

std::map<std::string, std::string, std::less<>> targets(const std::string& xml) {
  std::map<std::string, std::string, std::less<>> by_id;
  pugi::xml_document document;
  if (!parse(document, xml)) return by_id;
  for (auto each : document.document_element().children()) {
    std::string_view target = attribute(each, "Target");
    auto path = target.starts_with('/') ? std::string(target.substr(1)) : "xl/" + std::string(target);
    by_id.emplace(attribute(each, "Id"), std::move(path));
  }
  return by_id;
}

/// The relation is named by r:id; "sheetId" is something else.
std::string_view relation(const pugi::xml_node& sheet) {
  for (auto each : sheet.attributes())
    if (std::string_view(each.name()).ends_with(":id")) return each.value();
  return {};
}

std::vector<Listed> listed(ZipReader& zip, const SheetLimits& limits) {
  std::vector<Listed> list;
  auto book = zip.read("xl/workbook.xml", limits.part_bytes);
  auto relations = zip.read("xl/_rels/workbook.xml.rels", limits.part_bytes);
  pugi::xml_document document;
  if (!book || !relations || !parse(document, *book)) return list;
  auto paths = targets(*relations);
  for (auto sheet : child(document.document_element(), "sheets").children()) {
    auto path = paths.find(relation(sheet));
    bool shown = attribute(sheet, "state").empty() || attribute(sheet, "state") == "visible";
    if (path != paths.end() && shown && list.size() < limits.sheets)
      list.push_back({cell_text(attribute(sheet, "name"), limits), path->second});
  }
  return list;
}

}  // namespace

std::vector<std::string> read_xlsx_texts(const std::string& xml, const SheetLimits& limits) {
  std::vector<std::string> texts;
  pugi::xml_document document;
  if (!parse(document, xml)) return texts;
  for (auto each : document.document_element().children()) {
    if (local_name(each) != "si") continue;
    std::string text;
    gather(each, text, limits.cell_bytes);
    texts.push_back(cell_text(text, limits));
  }
  return texts;
}

bool read_xlsx_sheet(const std::string& xml, const std::vector<std::string>& shared, SheetBuilder& sheet,
                     const SheetLimits& limits) {
  pugi::xml_document document;
  if (!parse(document, xml)) return false;
  std::int64_t number = 0;
  for (auto each : child(document.document_element(), "sheetData").children()) {
    if (local_name(each) != "row") continue;
    number = number_of<std::int64_t>(attribute(each, "r")).value_or(number + 1);
    SheetRow row{number, {}};
    std::size_t column = 0;
    for (auto cell : each.children()) {
      if (local_name(cell) != "c") continue;
      column = column_of(attribute(cell, "r")).value_or(column);
      sheet.cell(row, column++, value_of(cell, shared, limits));
    }
    if (!sheet.row(std::move(row))) return true;
  }
  return true;
}

SheetReading read_xlsx(ZipReader& zip, const SheetLimits& limits) {
  SheetReading reading;
  auto list = listed(zip, limits);
  std::vector<std::string> shared;
  if (auto texts = zip.read("xl/sharedStrings.xml", limits.part_bytes))
    shared = read_xlsx_texts(*texts, limits);
  bool whole = !list.empty(), full = false;
  for (const auto& each : list) {
    auto xml = zip.read(each.path, limits.part_bytes);
    SheetBuilder sheet(limits);
    whole = whole && xml && read_xlsx_sheet(*xml, shared, sheet, limits);
    full = full || sheet.full();
    auto made = sheet.take(each.name);
    if (!made.rows.empty()) reading.sheets.push_back(std::move(made));
  }
  if (zip.too_big() || full)
    reading.problem = SheetProblem::too_big;
  else if (!whole)
    reading.problem = SheetProblem::damaged;
  return reading;
}

}  // namespace documents::parts

// ODS (OpenDocument): one content.xml, whose rows and cells may say that they are repeated thousands of
// times.
#include <algorithm>
#include <charconv>

#include "platform/base/text.h"
#include "platform/documents/sheet_parts.h"

namespace documents::parts {
namespace {

/// The texts below, paragraphs on lines of their own; what a comment says is no part of the cell.
void gather(const pugi::xml_node& node, std::string& text, std::size_t most, int depth = 0) {
  for (auto each : node.children()) {
    auto name = local_name(each);
    if (text.size() > most || depth > deepest || name == "annotation") continue;
    if (each.type() == pugi::node_pcdata || each.type() == pugi::node_cdata) text += each.value();
    if (name == "s" || name == "tab" || name == "line-break") text += ' ';
    if (name == "p" && !text.empty()) text += '\n';
    gather(each, text, most, depth + 1);
  }
}

std::size_t repeated(const pugi::xml_node& node, std::string_view name) {
  auto text = attribute(node, name);
  std::size_t times = 1;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), times);
  return text.empty() || error != std::errc() || times == 0 ? 1 : times;
}

SheetCell value_of(const pugi::xml_node& cell, const SheetLimits& limits) {
  auto kind = attribute(cell, "value-type");
  if (kind == "float" || kind == "currency") return {number_text(attribute(cell, "value")), true};
  std::string text;
  gather(cell, text, limits.cell_bytes);
  return {cell_text(text, limits), false};
}

class Tables {
 public:
  explicit Tables(const SheetLimits& limits) : limits_(limits) {}

  void table(const pugi::xml_node& node) {
    SheetBuilder sheet(limits_);
    next_ = 1;
    rows(node, sheet);
    full_ = full_ || sheet.full();
    auto made = sheet.take(cell_text(attribute(node, "name"), limits_));
    if (!made.rows.empty()) reading_.sheets.push_back(std::move(made));
  }
  SheetReading take() {
    if (full_) reading_.problem = SheetProblem::too_big;
    return std::move(reading_);
  }

 private:
  /// Rows may stand in groups within groups.
  void rows(const pugi::xml_node& node, SheetBuilder& sheet, int depth = 0) {
    for (auto each : node.children()) {
      if (sheet.full() || depth > deepest) return;
      auto name = local_name(each);
      if (name == "table-row")
        row(each, sheet);
      else if (name == "table-rows" || name == "table-header-rows" || name == "table-row-group")
        rows(each, sheet, depth + 1);
    }
  }
  void row(const pugi::xml_node& node, SheetBuilder& sheet) {
    SheetRow made{next_, {}};
    std::size_t column = 0;
    for (auto each : node.children()) {
      auto name = local_name(each);
      if (name != "table-cell" && name != "covered-table-cell") continue;
      auto times = std::min(repeated(each, "number-columns-repeated"), limits_.columns + 1);
      auto cell = value_of(each, limits_);
      for (std::size_t i = 0; i < times && !cell.text.empty(); ++i) sheet.cell(made, column + i, cell);
      column = std::min(column + times, limits_.columns + 1);
    }
    auto times = std::min(repeated(node, "number-rows-repeated"), std::size_t(1) << 21);
    // An empty row repeated to the foot of the sheet is only counted; one that holds something is written
    // out.
    if (!made.cells.empty())
      for (std::size_t i = 0; i < times; ++i) {
        made.number = next_ + std::int64_t(i);
        if (!sheet.row(made)) return;
      }
    next_ += std::int64_t(times);
  }

  const SheetLimits& limits_;
  SheetReading reading_;
  std::int64_t next_ = 1;
  bool full_ = false;
};

}  // namespace

SheetReading read_ods_content(const std::string& xml, const SheetLimits& limits) {
  pugi::xml_document document;
  if (!parse(document, xml)) return {{}, SheetProblem::damaged};
  Tables tables(limits);
  std::size_t seen = 0;
  for (auto each : child(child(document.document_element(), "body"), "spreadsheet").children())
    if (local_name(each) == "table" && seen++ < limits.sheets) tables.table(each);
  return tables.take();
}

SheetReading read_ods(ZipReader& zip, const SheetLimits& limits) {
  auto xml = zip.read("content.xml", limits.part_bytes);
  if (!xml) return {{}, zip.too_big() ? SheetProblem::too_big : SheetProblem::damaged};
  return read_ods_content(*xml, limits);
}

}  // namespace documents::parts

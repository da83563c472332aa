#include "platform/documents/sheet_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "platform/base/text.h"

namespace documents::parts {

std::string_view local_name(const pugi::xml_node& node) {
  std::string_view name = node.name();
  auto colon = name.find(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view local) {
  for (auto each : node.children())
    if (local_name(each) == local) return each;
  return {};
}

std::string_view attribute(const pugi::xml_node& node, std::string_view local) {
  for (auto each : node.attributes()) {
    std::string_view name = each.name();
    if (name == local ||
        (name.size() > local.size() && name.ends_with(local) && name[name.size() - local.size() - 1] == ':'))
      return each.value();
  }
  return {};
}

bool parse(pugi::xml_document& document, const std::string& xml) {
  return bool(document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata));
}

std::string cell_text(std::string_view text, const SheetLimits& limits) {
  bool cut = text.size() > limits.cell_bytes;
  auto clean = base::clean_text(text.substr(0, limits.cell_bytes));
  // A character may have been cut in two at the limit: what is left of it goes.
  while (cut && clean.ends_with("\uFFFD")) clean.resize(clean.size() - 3);
  return std::string(base::trim(clean));
}

std::string number_text(std::string_view text) {
  auto trimmed = base::trim(text);
  double value = 0;
  auto [end, error] = std::from_chars(trimmed.data(), trimmed.data() + trimmed.size(), value);
  bool whole = error == std::errc() && end == trimmed.data() + trimmed.size() && std::isfinite(value);
  return whole ? fmt::format("{:.15g}", value) : std::string();
}

bool SheetBuilder::row(SheetRow row) {
  while (!row.cells.empty() && row.cells.back().text.empty()) row.cells.pop_back();
  if (row.cells.empty()) return true;
  if (sheet_.rows.size() >= limits_.rows) return full_ = true, false;
  sheet_.rows.push_back(std::move(row));
  return true;
}

void SheetBuilder::cell(SheetRow& row, std::size_t column, SheetCell cell) const {
  if (column >= limits_.columns || cell.text.empty()) return;
  if (row.cells.size() <= column) row.cells.resize(column + 1);
  row.cells[column] = std::move(cell);
}

Sheet SheetBuilder::take(std::string name) {
  sheet_.name = std::move(name);
  return std::move(sheet_);
}

}  // namespace documents::parts

#include "platform/documents/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <stdexcept>

#include "platform/base/text.h"

namespace documents {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// A text that already begins with apostrophes before such a character gets one more, so that one can always
/// be taken off again.
bool looks_like_formula(std::string_view text) {
  auto first = text.find_first_not_of('\'');
  return first != text.npos && std::string_view("=+-@\t\r").contains(text[first]);
}

bool needs_quotes(std::string_view text, char separator) {
  return text.find(separator) != text.npos || text.find_first_of("\"\r\n") != text.npos ||
         text.starts_with(' ') || text.ends_with(' ');
}

std::string date_and_time(base::Instant instant) {
  auto text = base::iso_paris(instant);
  text[10] = ' ';
  return text;
}

}  // namespace

CsvWriter::CsvWriter(std::ostream& out, const std::vector<Column>& columns, CsvOptions options)
    : out_(out), width_(columns.size()), options_(options) {
  out_ << byte_order_mark;
  std::vector<Cell> titles;
  for (auto& column : columns) titles.emplace_back(std::string_view(column.title));
  row(titles);
}

void CsvWriter::row(std::span<const Cell> cells) {
  for (std::size_t i = 0; i < width_; ++i) {
    if (i > 0) line_ += options_.separator;
    if (i < cells.size()) append(cells[i]);
  }
  end_line();
}

void CsvWriter::append(const Cell& cell) {
  struct Visitor {
    CsvWriter& writer;
    void operator()(std::monostate) const {}
    void operator()(std::string_view v) const { writer.append_text(v); }
    void operator()(std::int64_t v) const { writer.line_ += fmt::to_string(v); }
    void operator()(double v) const { writer.append_number(fmt::to_string(v)); }
    void operator()(base::Cents v) const { writer.append_number(base::plain_euros(v)); }
    void operator()(base::Date v) const { writer.line_ += base::iso(v); }
    void operator()(base::Instant v) const { writer.line_ += date_and_time(v); }
  };
  std::visit(Visitor{*this}, cell);
}

void CsvWriter::append_text(std::string_view text) {
  auto clean = base::clean_text(text);
  if (looks_like_formula(clean)) clean.insert(0, 1, '\'');
  if (!needs_quotes(clean, options_.separator)) {
    line_ += clean;
    return;
  }
  line_ += '"';
  for (char c : clean) line_.append(c == '"' ? 2 : 1, c);
  line_ += '"';
}

void CsvWriter::append_number(std::string plain) {
  std::replace(plain.begin(), plain.end(), '.', options_.decimal);
  line_ += plain;
}

void CsvWriter::end_line() {
  line_ += "\r\n";
  out_ << line_;
  line_.clear();
}

std::string_view without_formula_guard(std::string_view cell) {
  bool guarded = cell.starts_with('\'') && looks_like_formula(cell);
  return cell.substr(guarded ? 1 : 0);
}

void CsvWriter::finish() {
  out_.flush();
  if (!out_) throw std::runtime_error("the CSV file cannot be written");
}

}  // namespace documents

#include "platform/documents/csv_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "platform/base/text.h"

namespace documents {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view separators = ";\t,";  // the first wins when several come as often

/// What the bytes 0x80 to 0x9F mean in Windows-1252; those that mean nothing there become U+FFFD.
constexpr std::array<std::string_view, 32> windows_1252{"€", "�", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š",
                                                        "‹", "Œ", "�", "Ž", "�", "�", "‘", "’", "“", "”", "•",
                                                        "–", "—", "˜", "™", "š", "›", "œ", "�", "ž", "Ÿ"};

std::string from_windows_1252(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (char c : text) {
    auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80)
      out += c;
    else if (byte < 0xA0)
      out += windows_1252[byte - 0x80u];
    else
      out += {static_cast<char>(0xC0 | byte >> 6), static_cast<char>(0x80 | (byte & 0x3F))};
  }
  return out;
}

/// The separator that the first line has most, outside its quotes.
char most_frequent_separator(std::string_view line) {
  std::array<std::size_t, separators.size()> counts{};
  bool quoted = false, cell_begins = true;
  for (char c : line) {
    if (quoted || (c == '"' && cell_begins)) {
      if (c == '"') quoted = !quoted;
      cell_begins = false;
      continue;
    }
    auto which = separators.find(c);
    cell_begins = which != separators.npos;
    if (cell_begins) ++counts[which];
  }
  return separators[std::size_t(std::ranges::max_element(counts) - counts.begin())];
}

CsvProblem not_a_text(std::string_view head) {
  if (head.starts_with("PK\x03\x04") || head.starts_with("\xD0\xCF\x11\xE0")) return CsvProblem::workbook;
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return CsvProblem::utf16;
  return CsvProblem::none;
}

/// The separator that a first line "sep=;" announces; 0 when it is no such line.
char announced_separator(std::string_view line) {
  bool announces = line.size() == 5 && line.starts_with("sep=") && separators.contains(line[4]);
  return announces ? line[4] : 0;
}

}  // namespace

CsvReader::CsvReader(Sink sink, CsvLimits limits) : sink_(std::move(sink)), limits_(limits) {}

bool CsvReader::feed(std::string_view bytes) {
  for (char c : bytes)
    if (stopped_ || !(separator_ ? consume(c) : hold(c))) return false;
  return !stopped_;
}

bool CsvReader::finish() {
  if (stopped_ || (!separator_ && !begin())) return false;
  if (state_ == State::quoted) return fail(CsvProblem::quote_not_closed, quote_line_);
  return end_row();
}

/// Keeps the first line until it is whole.
bool CsvReader::hold(char c) {
  bool ends = (c == '\n' || c == '\r') && !head_quoted_;
  head_ += c;
  if (ends) return begin();
  if (head_quoted_ || (c == '"' && head_cell_begins_)) {
    if (c == '"') head_quoted_ = !head_quoted_;
    head_cell_begins_ = false;
  } else {
    head_cell_begins_ = separators.contains(c) || head_ == byte_order_mark;
  }
  if (auto problem = not_a_text(head_); problem != CsvProblem::none) return fail(problem, 1);
  return head_.size() <= limits_.row_bytes || fail(CsvProblem::row_too_long, 1);
}

/// Chooses the separator and reads the first line.
bool CsvReader::begin() {
  std::string head = std::exchange(head_, {});
  std::string_view text = head;
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  std::string_view line = text.substr(0, text.find_last_not_of("\r\n") + 1);
  if (char announced = announced_separator(line)) {
    separator_ = announced;
    return replay(text.substr(line.size()));
  }
  if (line.empty()) {  // an empty first line says nothing of the separator
    for (char c : text) count_line(c);
    row_.line = line_;
    head_cell_begins_ = true;
    return true;
  }
  separator_ = most_frequent_separator(line);
  return replay(text);
}

bool CsvReader::replay(std::string_view text) {
  return std::ranges::all_of(text, [&](char c) { return consume(c); });
}

void CsvReader::count_line(char c) {
  if (c == '\r' || (c == '\n' && !after_cr_)) ++line_;
  after_cr_ = c == '\r';
}

bool CsvReader::consume(char c) {
  bool second_of_crlf = c == '\n' && after_cr_;
  count_line(c);
  if (state_ == State::quoted || (state_ == State::quote_in_quoted && c == '"')) return within_quotes(c);
  if (c == '\n' || c == '\r') return second_of_crlf || end_row();
  if (c == separator_) return end_cell();
  if (c == '"' && state_ == State::cell_begins) {
    state_ = State::quoted;
    quote_line_ = line_;
    return true;
  }
  state_ = State::plain;
  return append(c);
}

bool CsvReader::within_quotes(char c) {
  if (c != '"') return append(c);
  bool doubled = state_ == State::quote_in_quoted;
  state_ = doubled ? State::quoted : State::quote_in_quoted;
  return !doubled || append(c);
}

bool CsvReader::append(char c) {
  cell_ += c;
  return ++row_bytes_ <= limits_.row_bytes || fail(CsvProblem::row_too_long, row_.line);
}

bool CsvReader::end_cell() {
  if (row_.cells.size() >= limits_.cells) return fail(CsvProblem::too_many_cells, row_.line);
  row_.cells.push_back(std::exchange(cell_, {}));
  state_ = State::cell_begins;
  return true;
}

/// Gives the row to the sink, unless it is an empty line.
bool CsvReader::end_row() {
  if (!end_cell()) return false;
  Row row = std::exchange(row_, Row{.line = line_});
  row_bytes_ = 0;
  bool utf8 = std::ranges::all_of(row.cells, base::valid_utf8);
  for (auto& cell : row.cells) cell = base::clean_text(utf8 ? cell : from_windows_1252(cell));
  if (row.cells.size() == 1 && row.cells[0].empty()) return true;
  stopped_ = !sink_(row);
  return !stopped_;
}

bool CsvReader::fail(CsvProblem problem, std::int64_t line) {
  stopped_ = true;
  problem_ = problem;
  problem_line_ = line;
  return false;
}

std::string readable_text(std::string_view bytes) {
  std::string text;
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  while (!bytes.empty()) {
    auto end = bytes.find('\n');
    auto line = bytes.substr(0, end == bytes.npos ? end : end + 1);
    text += base::clean_text(base::valid_utf8(line) ? std::string(line) : from_windows_1252(line));
    bytes.remove_prefix(line.size());
  }
  return text;
}

}  // namespace documents

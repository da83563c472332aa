#include <cstdlib>
#include <sstream>

#include "platform/base/text.h"
#include "platform/documents/csv.h"
#include "platform/documents/csv_reader.h"

namespace {

struct Reading {
  std::string rows;
  std::vector<documents::CsvReader::Row> list;
  documents::CsvProblem problem = documents::CsvProblem::none;
};

/// What a reading of the text gives, when it comes in pieces of that size.
Reading reading(std::string_view text, std::size_t piece) {
  Reading seen;
  documents::CsvReader reader(
      [&](const documents::CsvReader::Row& row) {
        seen.rows += std::to_string(row.line);
        for (const auto& cell : row.cells) {
          if (!base::valid_utf8(cell)) std::abort();
          seen.rows += "[" + cell + "]";
        }
        seen.list.push_back(row);
        return true;
      },
      {.row_bytes = 1000, .cells = 20});
  bool more = true;
  for (std::size_t i = 0; i < text.size() && more; i += piece) {
    more = reader.feed(text.substr(i, piece));
    if (reader.held() > 1001) std::abort();
  }
  if (reader.finish() != (reader.problem() == documents::CsvProblem::none)) std::abort();
  seen.problem = reader.problem();
  return seen;
}

bool only_empty(const documents::CsvReader::Row& row) {
  return row.cells.size() == 1 && row.cells[0].empty();
}

/// What was read, once written and read again, is the same.
void written_again(const Reading& first) {
  if (first.list.empty() || first.problem != documents::CsvProblem::none) return;
  std::ostringstream out;
  std::vector<documents::Column> columns(20, documents::Column{.title = "colonne"});
  documents::CsvWriter writer(out, columns);
  for (const auto& row : first.list) {
    std::vector<documents::Cell> cells(row.cells.begin(), row.cells.end());
    writer.row(cells);
  }
  std::size_t index = 0;
  documents::CsvReader reader(
      [&](const documents::CsvReader::Row& row) {
        if (index++ == 0) return true;
        const auto& before = first.list[index - 2].cells;
        for (std::size_t i = 0; i < before.size(); ++i)
          if (documents::without_formula_guard(row.cells.at(i)) != before[i]) std::abort();
        return true;
      },
      {.row_bytes = 100'000, .cells = 20});
  if (!reader.feed(std::move(out).str()) || !reader.finish() || index != first.list.size() + 1) std::abort();
}

}  // namespace

// However the bytes are cut, the reading is the same; memory is bounded; cells are UTF-8; what was read can
// be written and read again.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  if (size == 0) return 0;
  std::string_view text(reinterpret_cast<const char*>(data), size);
  auto whole = reading(text, size), cut = reading(text, 1 + data[0] % 7);
  if (whole.rows != cut.rows || whole.problem != cut.problem) std::abort();
  for (const auto& row : whole.list)
    if (only_empty(row)) std::abort();
  written_again(whole);
  return 0;
}

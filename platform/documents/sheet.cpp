#include "platform/documents/sheet.h"

#include <algorithm>

#include "platform/base/text.h"
#include "platform/documents/csv_reader.h"
#include "platform/documents/sheet_parts.h"

namespace documents {
namespace {

constexpr std::string_view ods_kind = "application/vnd.oasis.opendocument.spreadsheet";

SheetReading archive(std::string_view bytes, const SheetLimits& limits) {
  ZipReader zip(bytes);
  if (zip.has("xl/workbook.xml")) return parts::read_xlsx(zip, limits);
  auto kind = zip.read("mimetype", 200);
  if (kind && kind->starts_with(ods_kind)) return parts::read_ods(zip, limits);
  return {{}, SheetProblem::unknown_kind};
}

SheetProblem problem_of(CsvProblem problem) {
  switch (problem) {
    case CsvProblem::none:
      return SheetProblem::none;
    case CsvProblem::quote_not_closed:
      return SheetProblem::damaged;
    case CsvProblem::row_too_long:
    case CsvProblem::too_many_cells:
      return SheetProblem::too_big;
    case CsvProblem::utf16:
    case CsvProblem::workbook:
      return SheetProblem::unknown_kind;
  }
  return SheetProblem::damaged;
}

SheetReading text(std::string_view bytes, const SheetLimits& limits) {
  parts::SheetBuilder sheet(limits);
  CsvReader reader(
      [&](const CsvReader::Row& read) {
        SheetRow row{read.line, {}};
        for (std::size_t i = 0; i < read.cells.size(); ++i)
          sheet.cell(row, i, {parts::cell_text(read.cells[i], limits), false});
        return sheet.row(std::move(row));
      },
      {.row_bytes = 64 * 1024, .cells = 500});
  if (reader.feed(bytes)) reader.finish();
  SheetReading reading{{}, sheet.full() ? SheetProblem::too_big : problem_of(reader.problem())};
  auto made = sheet.take({});
  if (!made.rows.empty()) reading.sheets.push_back(std::move(made));
  return reading;
}

SheetReading by_kind(std::string_view bytes, const SheetLimits& limits) {
  if (bytes.starts_with("PK")) return archive(bytes, limits);
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) return {{}, SheetProblem::old_or_locked};
  // A picture or a PDF holds bytes that no text does.
  bool binary = bytes.substr(0, 4096).find('\0') != bytes.npos || bytes.starts_with("%PDF");
  if (binary) return {{}, SheetProblem::unknown_kind};
  return text(bytes, limits);
}

}  // namespace

SheetReading read_sheets(std::string_view bytes, const SheetLimits& limits) {
  if (bytes.empty()) return {{}, SheetProblem::empty};
  auto reading = by_kind(bytes, limits);
  if (reading.problem == SheetProblem::none && reading.sheets.empty()) reading.problem = SheetProblem::empty;
  return reading;
}

}  // namespace documents

#include <cstdlib>

#include "platform/base/text.h"
#include "platform/documents/sheet_parts.h"

namespace {

constexpr documents::SheetLimits limits{
    .part_bytes = 200'000, .sheets = 3, .rows = 50, .columns = 20, .cell_bytes = 100};

void bounded(const documents::Sheet& sheet) {
  if (sheet.rows.size() > limits.rows) std::abort();
  for (const auto& row : sheet.rows) {
    if (row.cells.empty() || row.cells.size() > limits.columns || row.cells.back().text.empty()) std::abort();
    for (const auto& cell : row.cells)
      if (!base::valid_utf8(cell.text) || cell.text.size() > 3 * limits.cell_bytes) std::abort();
  }
}

void whole(const documents::SheetReading& reading) {
  if (reading.sheets.size() > limits.sheets) std::abort();
  for (const auto& sheet : reading.sheets) bounded(sheet);
}

}  // namespace

// A whole file, or one part of a workbook as it stands in the archive, as the first byte says: memory is
// bounded and every text is clean UTF-8, whatever comes.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  if (size == 0) return 0;
  std::string text(reinterpret_cast<const char*>(data + 1), size - 1);
  switch (data[0]) {
    case 'x': {
      documents::parts::SheetBuilder sheet(limits);
      documents::parts::read_xlsx_sheet(text, {"un", "deux"}, sheet, limits);
      bounded(sheet.take("x"));
      return 0;
    }
    case 's':
      documents::parts::read_xlsx_texts(text, limits);
      return 0;
    case 'o':
      whole(documents::parts::read_ods_content(text, limits));
      return 0;
    default:
      whole(documents::read_sheets(text, limits));
      return 0;
  }
}

// The file of a spreadsheet, as people send it: XLSX, ODS or CSV, read whole into rows of texts. What a
// stranger sends is bounded: unpacked sizes, rows, columns, lengths; XML entities and document types mean
// nothing here.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace documents {

struct SheetCell {
  std::string text;  ///< clean UTF-8; of a number, its digits with a point ("1234.56"), at most 15 that mean
                     ///< something, as spreadsheets themselves keep them
  bool number = false;  ///< the file says that it is one; a CSV never does
};

struct SheetRow {
  std::int64_t number = 0;  ///< as the spreadsheet shows it, from 1 on
  std::vector<SheetCell> cells;
};

struct Sheet {
  std::string name;
  std::vector<SheetRow> rows;  ///< those that hold something
};

enum class SheetProblem : std::uint8_t {
  none,
  unknown_kind,   ///< neither XLSX, ODS nor a text
  old_or_locked,  ///< XLS of before 2007, or protected by a password
  damaged,        ///< an archive or a text that cannot be read to its end
  too_big,
  empty,
};

struct SheetLimits {
  std::size_t part_bytes = 16 * 1024 * 1024;  ///< of one unpacked part of the file
  std::size_t sheets = 20, rows = 5000, columns = 100;
  std::size_t cell_bytes = 2000;  ///< the rest of a longer text is left out
};

struct SheetReading {
  std::vector<Sheet> sheets;  ///< those that can be seen and hold something
  SheetProblem problem = SheetProblem::none;
};

/// The kind is told by the bytes, not by the name of the file.
SheetReading read_sheets(std::string_view bytes, const SheetLimits& = {});

}  // namespace documents

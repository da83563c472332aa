// A table on its way to a file, row by row: what XLSX and CSV have in common.
//
//   auto file = documents::export_table(documents::Format::xlsx, folder, {.title = "Tableau"},
//                                       {{.title = "Structure"}, {.title = "Demandé", .kind = Kind::money,
//                                       .total = true}},
//                                       [&](documents::TableWriter& table) { table.row({{nom, demande}}); });
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "platform/base/instant.h"
#include "platform/base/money.h"

namespace documents {

enum class Kind : std::uint8_t { text, integer, number, money, date, instant };

struct Column {
  std::string title;
  Kind kind = Kind::text;  ///< of its total and of its usual width; each cell says its own type
  double width = 0;        ///< in characters; 0: the usual one for the kind
  bool total = false;      ///< summed in the last row (XLSX)
};

/// One value; a text is a view that must live until row() returns. std::monostate is an empty cell.
using Cell = std::variant<std::monostate, std::string_view, std::int64_t, double, base::Cents, base::Date,
                          base::Instant>;

struct TableInfo {
  std::string title;  ///< name of the sheet
  std::string author{};
  /// Where the rows come from (filters, date…), by name: a second sheet. A CSV has no place for it.
  std::vector<std::pair<std::string, std::string>> about{};
};

/// Receives the rows in order. Rows are not kept in memory. Throws std::runtime_error when the file cannot be
/// written.
class TableWriter {
 public:
  virtual ~TableWriter() = default;
  virtual void row(std::span<const Cell>) = 0;
  void row(std::initializer_list<Cell> cells) { row(std::span(cells.begin(), cells.size())); }
  /// To be called once, after the last row.
  virtual void finish() = 0;
};

enum class Format : std::uint8_t { xlsx, csv };
/// "text/csv; charset=utf-8"…
std::string_view content_type(Format);
/// "xlsx", "csv": after the dot of the file's name.
std::string_view extension(Format);

/// Writes a table into a new temporary file of that folder and returns its path; the caller removes it. When
/// `rows` or the disk fails, the file is removed and the exception goes on.
std::filesystem::path export_table(Format, const std::filesystem::path& folder, const TableInfo&,
                                   const std::vector<Column>&, const std::function<void(TableWriter&)>& rows);

}  // namespace documents

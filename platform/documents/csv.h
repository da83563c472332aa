// CSV (RFC 4180) in UTF-8 with its mark, as French spreadsheets open it with a double click: ";" and decimal
// commas.
#pragma once
#include <iosfwd>
#include <string>
#include <string_view>

#include "platform/documents/table.h"

namespace documents {

struct CsvOptions {
  char separator = ';';
  char decimal = ',';  ///< with ',' as separator, use '.'
};

/// Writes the header at once, then each row. A text that a spreadsheet would take for a formula gets an
/// apostrophe before it; control characters disappear. Dates are "2022-09-16", instants "2022-09-16 23:59:59"
/// in Paris.
class CsvWriter : public TableWriter {
 public:
  CsvWriter(std::ostream&, const std::vector<Column>&, CsvOptions = {});
  using TableWriter::row;
  void row(std::span<const Cell>) override;
  void finish() override;

 private:
  void append(const Cell&);
  void append_text(std::string_view);
  void append_number(std::string plain);
  void end_line();

  std::ostream& out_;
  std::size_t width_;
  CsvOptions options_;
  std::string line_;
};

/// A cell as it was before CsvWriter put an apostrophe before what looks like a formula.
std::string_view without_formula_guard(std::string_view cell);

}  // namespace documents

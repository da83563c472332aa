// CSV as people have it: RFC 4180, what Excel and LibreOffice write, what is pasted from a spreadsheet.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace documents {

/// Why a text cannot be read as a table.
enum class CsvProblem : std::uint8_t {
  none,
  quote_not_closed,  ///< `line` is where the quote was opened
  row_too_long,
  too_many_cells,
  utf16,     ///< "Texte Unicode" of Excel
  workbook,  ///< the file of a spreadsheet itself (XLSX, ODS, XLS), not its export
};

struct CsvLimits {
  std::size_t row_bytes = 64 * 1024;
  std::size_t cells = 200;
};

/// Reads a table row by row, however its bytes are cut; memory is bounded by one row. The separator (";", ","
/// or tab) is found in the first row, or announced by a first line "sep=;". Quotes as in RFC 4180; lines end
/// with LF, CRLF or CR; empty lines are left out. A row that is not UTF-8 is read as Windows-1252. Control
/// characters disappear; lines within a cell are separated by LF.
class CsvReader {
 public:
  struct Row {
    std::int64_t line = 0;  ///< where it begins, counted from 1 as editors do
    std::vector<std::string> cells;
  };
  /// Receives the rows in order; false stops the reading.
  using Sink = std::function<bool(const Row&)>;

  explicit CsvReader(Sink, CsvLimits = {});
  /// False once nothing more is to be read: a problem, or the sink stopped.
  bool feed(std::string_view);
  /// To be called after the last bytes; false when there was a problem or the sink stopped.
  bool finish();

  CsvProblem problem() const { return problem_; }
  /// Where the problem is.
  std::int64_t problem_line() const { return problem_line_; }
  /// 0 before the first row has been read.
  char separator() const { return separator_; }
  /// Bytes held at the moment.
  std::size_t held() const { return head_.size() + row_bytes_; }

 private:
  enum class State : std::uint8_t { cell_begins, plain, quoted, quote_in_quoted };

  bool hold(char);
  bool begin();
  bool replay(std::string_view);
  bool consume(char);
  bool within_quotes(char);
  bool append(char);
  bool end_cell();
  bool end_row();
  void count_line(char);
  bool fail(CsvProblem, std::int64_t line);

  Sink sink_;
  CsvLimits limits_;
  char separator_ = 0;
  std::string head_;  ///< the first line, until the separator is known
  bool head_quoted_ = false, head_cell_begins_ = true;
  State state_ = State::cell_begins;
  bool after_cr_ = false, stopped_ = false;
  std::int64_t line_ = 1, quote_line_ = 0, problem_line_ = 0;
  std::size_t row_bytes_ = 0;
  std::string cell_;
  Row row_{.line = 1};
  CsvProblem problem_ = CsvProblem::none;
};

/// The same text in UTF-8, line by line as CsvReader would read it, without the mark: to be shown to people.
std::string readable_text(std::string_view bytes);

}  // namespace documents

// PDF documents that a screen reader can follow: cairo and pango draw and tag, a libqpdf pass completes the
// structure.
//
//   documents::PdfDocument doc({.title = "Reçu de dépôt", .author = "Valenciennes Métropole", .footer = "Reçu
//   N-2023-0042"}); doc.heading(1, "Reçu de dépôt").definition("Déposé le", "16 septembre
//   2022").paragraph("…"); std::string bytes = doc.finish();
#pragma once
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "platform/base/instant.h"

namespace documents {

struct PdfInfo {
  std::string title;  ///< shown in the window's title bar
  std::string author;
  std::string footer;       ///< at the bottom of every page, beside "Page 1 sur 3"
  base::Instant created{};  ///< the same content at the same instant gives the same bytes
};

struct PdfColumn {
  std::string title;
  double share = 1;    ///< part of the width, relative to the other columns
  bool right = false;  ///< aligned on the right (amounts)
};

using PdfRow = std::vector<std::string>;

namespace pdf {
struct Heading {
  int level;
  std::string text;
};
struct Paragraph {
  std::string text;
};
struct Definition {
  std::string label, value;
};
struct Bullets {
  std::vector<std::string> items;
};
struct Grid {
  std::vector<PdfColumn> columns;
  std::vector<PdfRow> rows;
};
struct Note {
  std::string text;
};
using Block = std::variant<Heading, Paragraph, Definition, Bullets, Grid, Note>;
}  // namespace pdf

/// Collects the blocks in reading order and lays them out on A4 pages. Any text is accepted: what is not
/// UTF-8 is replaced and control characters disappear; a line feed begins a new line.
class PdfDocument {
 public:
  explicit PdfDocument(PdfInfo info);
  /// Level 1 to 3; levels 1 and 2 are also the bookmarks.
  PdfDocument& heading(int level, std::string_view text);
  PdfDocument& paragraph(std::string_view text);
  /// A label in bold and its value, on one line when they are short; definitions in a row make one list.
  PdfDocument& definition(std::string_view label, std::string_view value);
  PdfDocument& bullets(const std::vector<std::string>& items);
  /// A table whose header is repeated on every page; a row may be shorter than the columns.
  PdfDocument& table(std::vector<PdfColumn> columns, const std::vector<PdfRow>& rows);
  /// A paragraph that stands out, with a bar on its left.
  PdfDocument& note(std::string_view text);
  /// The bytes of the file. Throws std::runtime_error when cairo or qpdf cannot make it.
  std::string finish() const;

 private:
  PdfInfo info_;
  std::vector<pdf::Block> blocks_;
};

}  // namespace documents

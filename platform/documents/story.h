// A document described once, as blocks in reading order; PDF and DOCX are written from it.
//
//   documents::Story story;
//   story.heading(1, "Reçu de dépôt").definition("Déposé le", "16 septembre 2022").paragraph("…");
//   std::string bytes = documents::write(documents::DocumentFormat::pdf, {.title = "Reçu de dépôt"}, story);
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "platform/base/instant.h"
#include "platform/documents/qr.h"

namespace documents {

struct DocumentInfo {
  std::string title;  ///< shown in the window's title bar
  std::string author;
  std::string footer;       ///< at the bottom of every page, beside "Page 1 sur 3"
  base::Instant created{};  ///< the same content at the same instant gives the same bytes
  bool landscape = false;   ///< A4 lying, for wide tables
};

struct GridColumn {
  std::string title;
  double share = 1;    ///< part of the width, relative to the other columns
  bool right = false;  ///< aligned on the right (amounts)
};

using GridRow = std::vector<std::string>;

namespace block {
struct Heading {
  int level;
  std::string text;
};
struct Paragraph {
  std::string text;
};
struct Definition {
  std::string label, value;
  /// "Déposé le : "; a question needs no colon.
  std::string lead() const;
};
struct Bullets {
  std::vector<std::string> items;
};
struct Grid {
  std::vector<GridColumn> columns;
  std::vector<GridRow> rows;  ///< each as long as the columns
  double row_height = 0;      ///< points that a row has at least; then its cells are ruled, to be written in
};
struct Note {
  std::string text;
};
struct Code {
  Qr qr;
  std::string alternative;  ///< what is read aloud in its place
};
}  // namespace block
using Block = std::variant<block::Heading, block::Paragraph, block::Definition, block::Bullets, block::Grid,
                           block::Note, block::Code>;

/// Collects the blocks. Any text is accepted: what is not UTF-8 is replaced and control characters disappear;
/// a line feed begins a new line.
class Story {
 public:
  /// Level 1 to 3; levels 1 and 2 are also the bookmarks.
  Story& heading(int level, std::string_view text);
  Story& paragraph(std::string_view text);
  /// A label in bold and its value, on one line when they are short; definitions in a row make one list.
  Story& definition(std::string_view label, std::string_view value);
  Story& bullets(const std::vector<std::string>& items);
  /// A table whose header is repeated on every page; a row may be shorter than the columns.
  Story& table(std::vector<GridColumn> columns, const std::vector<GridRow>& rows, double row_height = 0);
  /// A paragraph that stands out, with a bar on its left.
  Story& note(std::string_view text);
  /// A QR code, drawn in PDF; other formats have its alternative, which must therefore say as much.
  Story& code(Qr, std::string_view alternative);

  const std::vector<Block>& blocks() const { return blocks_; }

 private:
  std::vector<Block> blocks_;
};

/// What every format accepts: clean UTF-8; a tab, which would jump to a stop that no reader expects, is a
/// space.
std::string printable(std::string_view);

enum class DocumentFormat : std::uint8_t { pdf, docx };
/// "application/pdf"…
std::string_view content_type(DocumentFormat);
/// "pdf", "docx": after the dot of the file's name.
std::string_view extension(DocumentFormat);
/// The bytes of the file, in French, on A4 pages. Throws std::runtime_error when a library cannot make it.
std::string write(DocumentFormat, DocumentInfo, const Story&);

}  // namespace documents

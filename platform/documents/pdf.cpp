#include "platform/documents/pdf.h"

#include <algorithm>

#include "platform/base/text.h"
#include "platform/documents/pdf_finish.h"
#include "platform/documents/pdf_layout.h"
#include "platform/documents/xml_text.h"

namespace documents {
namespace {

/// What pango and XMP accept: clean UTF-8; a tab would jump to a stop that no reader expects.
std::string drawable(std::string_view text) {
  auto clean = xml_text(text);
  std::replace(clean.begin(), clean.end(), '\t', ' ');
  return clean;
}

std::vector<std::string> drawable(const std::vector<std::string>& texts) {
  std::vector<std::string> clean;
  for (auto& text : texts) clean.push_back(drawable(text));
  return clean;
}

}  // namespace

PdfDocument::PdfDocument(PdfInfo info) : info_(std::move(info)) {
  for (auto* text : {&info_.title, &info_.author, &info_.footer}) *text = drawable(*text);
}

PdfDocument& PdfDocument::heading(int level, std::string_view text) {
  blocks_.emplace_back(pdf::Heading{std::clamp(level, 1, 3), drawable(text)});
  return *this;
}

PdfDocument& PdfDocument::paragraph(std::string_view text) {
  blocks_.emplace_back(pdf::Paragraph{drawable(text)});
  return *this;
}

PdfDocument& PdfDocument::definition(std::string_view label, std::string_view value) {
  blocks_.emplace_back(pdf::Definition{drawable(label), drawable(value)});
  return *this;
}

PdfDocument& PdfDocument::bullets(const std::vector<std::string>& items) {
  blocks_.emplace_back(pdf::Bullets{drawable(items)});
  return *this;
}

PdfDocument& PdfDocument::table(std::vector<PdfColumn> columns, const std::vector<PdfRow>& rows) {
  if (columns.empty()) return *this;
  pdf::Grid grid{std::move(columns), {}};
  for (auto& column : grid.columns) column.title = drawable(column.title);
  for (auto& row : rows) {
    grid.rows.push_back(drawable(row));
    grid.rows.back().resize(grid.columns.size());
  }
  blocks_.emplace_back(std::move(grid));
  return *this;
}

PdfDocument& PdfDocument::note(std::string_view text) {
  blocks_.emplace_back(pdf::Note{drawable(text)});
  return *this;
}

std::string PdfDocument::finish() const {
  return pdf::complete_structure(pdf::lay_out(info_, blocks_), info_);
}

}  // namespace documents

#include "platform/documents/story.h"

#include <algorithm>

#include "platform/documents/docx.h"
#include "platform/documents/pdf.h"
#include "platform/documents/xml_text.h"

namespace documents {
namespace {

std::vector<std::string> printable(const std::vector<std::string>& texts) {
  std::vector<std::string> clean;
  for (const auto& text : texts) clean.push_back(documents::printable(text));
  return clean;
}

}  // namespace

std::string block::Definition::lead() const { return label + (label.ends_with('?') ? " " : " : "); }

Story& Story::heading(int level, std::string_view text) {
  blocks_.emplace_back(block::Heading{std::clamp(level, 1, 3), documents::printable(text)});
  return *this;
}

Story& Story::paragraph(std::string_view text) {
  blocks_.emplace_back(block::Paragraph{documents::printable(text)});
  return *this;
}

Story& Story::definition(std::string_view label, std::string_view value) {
  blocks_.emplace_back(block::Definition{documents::printable(label), documents::printable(value)});
  return *this;
}

Story& Story::bullets(const std::vector<std::string>& items) {
  if (!items.empty()) blocks_.emplace_back(block::Bullets{printable(items)});
  return *this;
}

Story& Story::table(std::vector<GridColumn> columns, const std::vector<GridRow>& rows, double row_height) {
  if (columns.empty()) return *this;
  block::Grid grid{std::move(columns), {}, row_height};
  for (auto& column : grid.columns) column.title = documents::printable(column.title);
  for (const auto& row : rows) {
    grid.rows.push_back(printable(row));
    grid.rows.back().resize(grid.columns.size());
  }
  blocks_.emplace_back(std::move(grid));
  return *this;
}

Story& Story::note(std::string_view text) {
  blocks_.emplace_back(block::Note{documents::printable(text)});
  return *this;
}

Story& Story::code(Qr qr, std::string_view alternative) {
  blocks_.emplace_back(block::Code{std::move(qr), documents::printable(alternative)});
  return *this;
}

std::string printable(std::string_view text) {
  auto clean = xml_text(text);
  std::ranges::replace(clean, '\t', ' ');
  return clean;
}

std::string_view content_type(DocumentFormat format) {
  return format == DocumentFormat::pdf
             ? "application/pdf"
             : "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
}

std::string_view extension(DocumentFormat format) { return format == DocumentFormat::pdf ? "pdf" : "docx"; }

std::string write(DocumentFormat format, DocumentInfo info, const Story& story) {
  for (auto* text : {&info.title, &info.author, &info.footer}) *text = printable(*text);
  return format == DocumentFormat::pdf ? write_pdf(info, story) : write_docx(info, story);
}

}  // namespace documents

// The parts of a DOCX that are the same in every document: styles, numbering, settings, relations. Internal
// to write_docx.
#pragma once
#include <string_view>

namespace documents::ooxml {

inline constexpr std::string_view main_space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
inline constexpr std::string_view relations_space =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
inline constexpr std::string_view footer_id = "rId4";

/// Distances in twentieths of a point, as in the PDF: A4 with margins of 56 points.
inline constexpr int page_width = 11906, page_height = 16838, margin = 1120;
constexpr int text_width(bool landscape) { return (landscape ? page_height : page_width) - 2 * margin; }

struct Part {
  std::string_view name, content;
};
/// In the order of the archive; the first says the kinds of all.
inline constexpr std::size_t fixed_parts_count = 6;
extern const Part fixed_parts[fixed_parts_count];

}  // namespace documents::ooxml

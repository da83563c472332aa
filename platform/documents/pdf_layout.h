// Lays blocks out on A4 pages with cairo and pango, tagging each for reading aloud. Internal to write_pdf.
#pragma once
#include <string>
#include <vector>

#include "platform/documents/story.h"

namespace documents::pdf {

/// A PDF in which all that is read aloud is tagged; the rest (rules, footers, repeated headers) is left
/// without tag.
std::string lay_out(const DocumentInfo&, const std::vector<Block>&);

}  // namespace documents::pdf

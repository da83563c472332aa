// What cairo does not write: language, title, table header scopes, artifacts. Internal to write_pdf.
#pragma once
#include <string>

#include "platform/documents/story.h"

namespace documents::pdf {

/// Completes a tagged PDF made by lay_out. Content without tag becomes an artifact, which is not read aloud;
/// `alternatives`: of the figures, in order.
std::string complete_structure(const std::string& bytes, const DocumentInfo&,
                               const std::vector<std::string>& alternatives);

}  // namespace documents::pdf

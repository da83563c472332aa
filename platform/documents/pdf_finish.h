// What cairo does not write: language, title, table header scopes, artifacts. Internal to write_pdf.
#pragma once
#include <string>

#include "platform/documents/story.h"

namespace documents::pdf {

/// Completes a tagged PDF made by lay_out. Content without tag becomes an artifact, which is not read aloud.
std::string complete_structure(const std::string& bytes, const DocumentInfo&);

}  // namespace documents::pdf

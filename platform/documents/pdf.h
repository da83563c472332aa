// PDF documents that a screen reader can follow: cairo and pango draw and tag, a libqpdf pass completes the
// structure. Called through documents::write.
#pragma once
#include <string>

#include "platform/documents/story.h"

namespace documents {

/// The bytes of a PDF. The texts of the information are printable.
std::string write_pdf(const DocumentInfo&, const Story&);

}  // namespace documents

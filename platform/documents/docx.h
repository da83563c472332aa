// DOCX (Office Open XML) that people go on writing in: real heading styles, lists, tables with a repeated
// header, page numbers. Called through documents::write.
#pragma once
#include <string>

#include "platform/documents/story.h"

namespace documents {

/// The bytes of a DOCX. The texts of the information are printable.
std::string write_docx(const DocumentInfo&, const Story&);

}  // namespace documents

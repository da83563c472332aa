#include "platform/documents/pdf.h"

#include "platform/documents/pdf_finish.h"
#include "platform/documents/pdf_layout.h"

namespace documents {

std::string write_pdf(const DocumentInfo& info, const Story& story) {
  return pdf::complete_structure(pdf::lay_out(info, story.blocks()), info);
}

}  // namespace documents

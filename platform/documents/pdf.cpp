#include "platform/documents/pdf.h"

#include "platform/documents/pdf_finish.h"
#include "platform/documents/pdf_layout.h"

namespace documents {

std::string write_pdf(const DocumentInfo& info, const Story& story) {
  std::vector<std::string> alternatives;
  for (const auto& one : story.blocks())
    if (const auto* code = std::get_if<block::Code>(&one)) alternatives.push_back(code->alternative);
  return pdf::complete_structure(pdf::lay_out(info, story.blocks()), info, alternatives);
}

}  // namespace documents

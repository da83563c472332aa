// Text for documents made of XML (XLSX, XMP): clean UTF-8 without the two code points that XML forbids.
#pragma once
#include <string>
#include <string_view>

namespace documents {

std::string xml_text(std::string_view);

}  // namespace documents

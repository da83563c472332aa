#include "platform/documents/xml_text.h"

#include "platform/base/text.h"

namespace documents {

std::string xml_text(std::string_view text) {
  auto clean = base::clean_text(text);
  for (std::string_view forbidden : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"})
    for (auto at = clean.find(forbidden); at != clean.npos; at = clean.find(forbidden, at))
      clean.erase(at, 3);
  return clean;
}

}  // namespace documents

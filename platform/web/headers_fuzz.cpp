#include <cstdlib>

#include "platform/web/headers.h"

// Cookies, ranges, encodings, tags and parameters: a range never leaves the file, a cookie's name is never
// empty.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const auto& [name, value] : web::parse_cookies(text))
    if (name.empty()) std::abort();
  for (std::uint64_t length : {0u, 1u, 1000u}) {
    auto range = web::parse_range(text, length);
    if (range.kind != web::Range::part) continue;
    if (range.length == 0 || range.length > length || range.from > length - range.length) std::abort();
  }
  web::accepts_encoding(text, "br");
  web::names_etag(text, "\"a\"");
  web::parameter(text, "name");
  return 0;
}

#include <cstdlib>

#include "platform/base/text.h"
#include "platform/web/url.h"

// Whatever a target or an urlencoded body holds, what comes out is clean UTF-8, and encoding brings it back.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  if (auto target = web::parse_target(text)) {
    if (!target->path.starts_with('/') || !base::valid_utf8(target->path) || target->path.contains("/../"))
      std::abort();
  }
  if (auto fields = web::parse_urlencoded(text, 50)) {
    for (const auto& [name, value] : *fields)
      if (!base::valid_utf8(name) || !base::valid_utf8(value)) std::abort();
  }
  if (web::percent_decoded(web::encode_query(text), true) != text) std::abort();
  return 0;
}

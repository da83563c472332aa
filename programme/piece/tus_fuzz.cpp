#include <cstdlib>

#include "platform/base/text.h"
#include "programme/piece/tus.h"

// Headers of an upload: values are always clean text, lengths never negative nor out of range.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  if (auto read = piece::tus::metadata(text))
    for (const auto& [name, value] : *read)
      if (name.empty() || !base::valid_utf8(value)) std::abort();
  piece::tus::number(text);
  return 0;
}

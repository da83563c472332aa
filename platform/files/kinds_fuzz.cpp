// Strangers choose every byte of what they deposit.
#include <cstdint>
#include <cstdlib>

#include "platform/files/kinds.h"
#include "platform/files/zip_names.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  files::Sample whole, cut;
  whole.feed(bytes);
  for (std::size_t at = 0; at < size; at += 7) cut.feed(bytes.substr(at, 7));
  if (files::kind_of(whole) != files::kind_of(cut)) std::abort();
  for (auto name : files::zip_names(bytes, size))
    if (name.data() < bytes.data() || name.data() + name.size() > bytes.data() + size) std::abort();
  return 0;
}

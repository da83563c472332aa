#include "platform/base/text.h"
#include "programme/reunion/pointage.h"

#include <cstdlib>

// Whatever a browser sends, each tick read without mistake is one that may be judged.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  auto read = reunion::lire_pointages({reinterpret_cast<const char*>(data), size});
  if (!read) return 0;
  if (read->size() > reunion::pointages_max) std::abort();
  for (const auto& [tick, mistakes] : *read) {
    bool fit = tick.passage > 0 && tick.il_y_a.count() >= 0 &&
               base::length(tick.motif) <= reunion::motif_max && base::valid_utf8(tick.motif) &&
               !tick.vu.empty();
    if (mistakes.empty() && !fit) std::abort();
  }
  return 0;
}

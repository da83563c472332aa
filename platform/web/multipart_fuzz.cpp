#include <cstdlib>

#include "platform/web/multipart.h"

namespace {

/// What a reading of the text gives, when it comes in pieces of that size.
std::string reading(std::string_view text, std::size_t piece) {
  std::string seen;
  web::Multipart multipart(
      "b",
      {[&](const web::Multipart::Part& part) { return seen += "<" + part.name + ">", true; },
       [&](std::string_view bytes) { return seen += bytes, true; }, [&] { return seen += "</>", true; }});
  for (std::size_t i = 0; i < text.size(); i += piece) {
    if (!multipart.feed(text.substr(i, piece))) return "refused";
    if (multipart.held() > 8 * 1024 + piece + 16) std::abort();
  }
  return seen + (multipart.done() ? "done" : "");
}

}  // namespace

// However the bytes are cut, the reading is the same, and memory is bounded.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  if (size == 0) return 0;
  std::string_view text(reinterpret_cast<const char*>(data), size);
  auto whole = reading(text, size), cut = reading(text, 1 + data[0] % 7);
  // A part is given as far as it came: only complete or refused readings must agree.
  if (whole.ends_with("done") != cut.ends_with("done") || (whole == "refused") != (cut == "refused"))
    std::abort();
  if (whole.ends_with("done") && whole != cut) std::abort();
  web::Multipart::boundary_of(text);
  return 0;
}

#include <algorithm>
#include <cstdlib>

#include "platform/base/text.h"
#include "platform/web/head.h"

// The first line is "METHOD TARGET", the next ones "name: value": an accepted header has at most one length.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  auto lines = base::split({reinterpret_cast<const char*>(data), size}, '\n');
  if (lines.empty()) return 0;
  std::string_view first = lines[0];
  auto space = std::min(first.find(' '), first.size());
  web::ReceivedHead head{first.substr(0, space), first.substr(std::min(space + 1, first.size())), 11, {}};
  for (std::size_t i = 1; i < lines.size(); ++i) {
    std::string_view line = lines[i];
    auto colon = std::min(line.find(':'), line.size());
    head.fields.emplace_back(line.substr(0, colon), line.substr(std::min(colon + 1, line.size())));
  }
  web::Request request;
  auto verdict = web::read_head(head, true, request);
  if (verdict.refused) return 0;
  if (!request.path.starts_with('/') || (verdict.has_body && request.method == web::Method::get))
    std::abort();
  return 0;
}

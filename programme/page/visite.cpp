#include "programme/page/visite.h"

#include <charconv>

namespace page {

std::int64_t Visite::id(std::size_t n) const {
  if (n >= path.size()) return 0;
  const std::string& text = path[n];
  std::int64_t number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  bool whole = error == std::errc{} && end == text.data() + text.size();
  return whole && number > 0 ? number : 0;
}

}  // namespace page

#include "programme/page/visite.h"

#include <algorithm>

#include "platform/base/number.h"

namespace page {

std::int64_t Visite::id(std::size_t n) const {
  if (n >= path.size()) return 0;
  return std::max<std::int64_t>(base::whole_number(path[n]).value_or(0), 0);
}

}  // namespace page

#include "programme/reunion/creneaux.h"

#include <fmt/format.h>

#include <algorithm>

namespace reunion {

std::string heures(const base::Period& p) {
  return fmt::format("de {} à {}", base::time_of_day(p.from), base::time_of_day(p.until));
}

std::string quand(std::vector<base::Period> stretches) {
  auto moment = [](const base::Period& p) { return std::pair(p.from, p.until); };
  std::ranges::sort(stretches, {}, moment);
  auto same = std::ranges::unique(stretches, {}, moment);
  stretches.erase(same.begin(), same.end());
  std::string text;
  const base::Period* before = nullptr;
  for (const auto& p : stretches) {
    bool same_day = before && base::paris_date(before->from) == base::paris_date(p.from);
    if (same_day)
      text += " et " + heures(p);
    else
      text.append(before ? " ; " : "")
          .append(base::weekday_date(base::paris_date(p.from)))
          .append(", ")
          .append(heures(p));
    before = &p;
  }
  return text;
}

std::vector<base::Period> libres(const base::Period& whole, std::vector<base::Period> taken) {
  std::ranges::sort(taken, {}, &base::Period::from);
  std::vector<base::Period> free;
  auto from = whole.from;
  for (const auto& t : taken) {
    if (from < t.from) free.push_back({from, std::min(t.from, whole.until)});
    from = std::max(from, t.until);
  }
  if (from < whole.until) free.push_back({from, whole.until});
  return free;
}

std::vector<base::Instant> debuts(const base::Period& p, std::chrono::minutes length) {
  std::vector<base::Instant> all;
  for (auto at = p.from; at + length <= p.until; at += length) all.push_back(at);
  return all;
}

}  // namespace reunion

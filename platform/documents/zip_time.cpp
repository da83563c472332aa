#include "platform/documents/zip_time.h"

#include <algorithm>
#include <string>

namespace documents {

DosTime dos_time(base::Instant instant) {
  auto clock = base::iso_paris(instant);  // "2022-09-16T23:59:59"
  auto number = [&](std::size_t at, std::size_t length) { return std::stoi(clock.substr(at, length)); };
  int year = std::max(number(0, 4), 1980) - 1980;
  return {static_cast<std::uint16_t>(number(11, 2) << 11 | number(14, 2) << 5 | number(17, 2) / 2),
          static_cast<std::uint16_t>(year << 9 | number(5, 2) << 5 | number(8, 2))};
}

}  // namespace documents

// The date of an entry in a ZIP.
#pragma once
#include <cstdint>

#include "platform/base/instant.h"

namespace documents {

struct DosTime {
  std::uint16_t time, date;
};
/// The clock in Paris, whatever the server's own zone: to two seconds, from 1980 on.
DosTime dos_time(base::Instant);

}  // namespace documents

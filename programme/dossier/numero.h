// The number of a dossier as people type it.
#pragma once
#include <string>

#include "platform/base/number.h"

namespace dossier {

/// The number in "42" or, in the 2023 campaign, "2023-0042"; nothing when it is neither.
inline std::optional<std::int64_t> lire_numero(std::string_view text, int annee) {
  auto prefix = std::to_string(annee) + "-";
  if (text.starts_with(prefix)) text.remove_prefix(prefix.size());
  return base::whole_number(text);
}

}  // namespace dossier

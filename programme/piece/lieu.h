// Where a piece stands.
#pragma once
#include <cstdint>
#include <optional>

namespace piece {

/// A structure's safe, or one of its dossiers.
struct Lieu {
  std::int64_t structure = 0;
  std::optional<std::int64_t> dossier{};
};

}  // namespace piece

// Reading a batch of ticks as a browser sends it: bounded, and with all that is wrong of each.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "programme/reunion/presence.h"

namespace reunion {

/// A tick as it was sent, before anything is believed of it.
struct PointageBrut {
  std::string cle{}, passage{}, presence{}, motif{}, vu{}, il_y_a{}, mode{};
};

/// What was read, and every mistake of it, as sentences; without any, the tick may be judged.
struct PointageLu {
  Pointage pointage{};
  std::vector<std::string> erreurs{};
};
PointageLu lire_pointage(const PointageBrut&);

/// A list of objects, for instance [{"cle": "3f0c…", "passage": 12, "presence": "present", "vu": "0",
/// "il_y_a": 40}]; values are numbers or texts, other names are ignored. Refused as a whole (saisie_invalide)
/// when it is not such a list or is too long.
Result<std::vector<PointageLu>> lire_pointages(std::string_view json);

/// Limits of a batch: what a tablet can have noted in a day without network.
inline constexpr std::size_t pointages_max = 200, pointages_octets_max = 96 * 1024;
/// Characters of an excuse's reason.
inline constexpr std::size_t motif_max = 300;

}  // namespace reunion

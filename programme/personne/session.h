// How long a session lives, and what names it in the list of a person's sessions.
#pragma once
#include <string>
#include <string_view>

#include "platform/base/instant.h"

namespace personne {

/// A session ends after its whole duration, or after so long without a request (known to within
/// `pas_de_vue`).
struct Duree {
  std::chrono::hours totale, inactive;
};
/// Agents, who see other people's dossiers: a working day, two hours without a request.
inline constexpr Duree duree_agent{std::chrono::hours(12), std::chrono::hours(2)};
/// Members of structures, often volunteers who come back in the evening: a fortnight, a day without a
/// request. The cookie itself goes with the browser.
inline constexpr Duree duree_porteur{std::chrono::hours(24 * 14), std::chrono::hours(24)};
/// The last request is noted at most that often.
inline constexpr std::chrono::minutes pas_de_vue{5};

/// Whether a session may still be used. Instants later than `now` (a simulated clock set back) do not end it.
bool session_vivante(base::Instant cree_le, base::Instant vue_le, base::Instant now, const Duree&);
/// Whether `vue_le` is due to be noted again.
bool vue_a_noter(base::Instant vue_le, base::Instant now);
/// "Firefox sur Windows", from a User-Agent header.
std::string appareil(std::string_view user_agent);

}  // namespace personne

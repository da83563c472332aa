// Failed sign-ins: what they cost. Counted for each account, known or not, and for each network address of
// clients, so that neither one account nor many can be tried quickly. The counts are the same for unknown
// accounts: a lock tells nothing.
#pragma once
#include <string>
#include <string_view>

#include "platform/base/instant.h"

namespace personne {

struct Essais {
  int nombre = 0;              ///< failures in a row
  base::Instant dernier_le{};  ///< the last one
};

/// How many failures are free, and how many lock.
struct Bareme {
  int libres, verrou;
};
inline constexpr Bareme bareme_compte{3, 10};
/// Larger: an association's members, or a whole town hall, share one network address.
inline constexpr Bareme bareme_reseau{20, 60};

inline constexpr std::chrono::minutes duree_verrou{15};
inline constexpr std::chrono::hours oubli{24};  ///< after which old failures no longer count

/// The first instant at which a new try is accepted: 1, 2, 4… 64 seconds after the last one, then 15 minutes.
/// A last failure in the future (a simulated clock set back) does not count.
base::Instant prochain_essai(const Essais&, Bareme, base::Instant now);
/// The count after one more failure.
Essais apres_echec(const Essais&, base::Instant now);
/// "15 minutes", "3 secondes": a wait as it is told, never shorter than it is.
std::string attente(std::chrono::milliseconds);
/// What names the client in the counts: the address, or for IPv6 its first 64 bits (one subscriber's
/// network).
std::string reseau(std::string_view peer);

}  // namespace personne

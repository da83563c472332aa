// Accounts and structures of the bench, written straight into their tables: tens of thousands by hand would
// take hours.
#pragma once
#include <string>

#include "platform/db/database.h"
#include "programme/personne/acteur.h"

namespace bench {

/// The password of every account that signs in.
inline constexpr std::string_view password = "quatre-mots-pour-mesurer";

/// A confirmed account; `hash` is empty for one that never signs in.
std::int64_t add_person(db::Writing&, const std::string& mail, const std::string& name,
                        const std::string& hash);
/// A member with every right of a new structure of that name.
personne::Acteur add_member(db::Writing&, const std::string& mail, const std::string& structure,
                            const std::string& hash);
/// A member of the coordination.
personne::Acteur add_agent(db::Writing&, const std::string& mail, const std::string& hash);
/// An agent of a funder.
void add_instructor(db::Writing&, const std::string& mail, const personne::Attribution&,
                    const std::string& hash);

/// The code of the meeting that is followed live.
inline constexpr std::string_view followed_meeting = "anzin";

/// That meeting, at which that dossier passes, and people invited to it; tells the meeting and the passage.
struct Meeting {
  std::int64_t meeting = 0, passage = 0;
};
Meeting add_meeting(db::Writing&, const std::string& campaign, std::int64_t dossier);
void add_guest(db::Writing&, std::int64_t meeting, const std::string& mail, const std::string& hash);

}  // namespace bench

// What is read in the room of a meeting, and by whom. Whoever takes part in the work sees the passages of the
// meeting; nobody sees there what is said of a structure they belong to.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "programme/reunion/avis.h"
#include "programme/reunion/reunion_store.h"

namespace reunion {

/// A passage of that meeting, for who may follow it in the room: seen through their roles or their
/// invitation, never as a member of the structure, unless a person has ruled that there is no conflict of
/// interest.
std::optional<Passage> passage_en_salle(db::Reading&, const personne::Acteur&, const Reunion&,
                                        std::int64_t passage);
/// All of them, room after room, in the order of their slots.
std::vector<Passage> passages_en_salle(db::Reading&, const personne::Acteur&, const Reunion&);

/// Who is invited to the meeting, and the communes at stake in the passage.
Parties parties(db::Reading&, const campagne::Campagne&, const Passage&);

/// How much was written of each passage of the meeting.
struct Ecrits {
  std::int64_t passage = 0, avis = 0, recommandations = 0;
};
std::vector<Ecrits> ecrits(db::Reading&, const Reunion&);

/// Where meetings stand: `direct` grows with each change that their room shows. Said to whoever already
/// follows them; tells nothing else.
struct Direct {
  std::int64_t reunion = 0, direct = 0;
};
std::vector<Direct> directs(db::Reading&, const std::vector<std::int64_t>& reunions);

/// The topic of a meeting's event stream: "reunion:12".
std::string sujet(std::int64_t reunion);
/// The meeting of such a topic; nothing for another.
std::optional<std::int64_t> reunion_du_sujet(std::string_view);

}  // namespace reunion

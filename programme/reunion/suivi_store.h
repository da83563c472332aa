// How far the meetings of a campaign are, and what waits for somebody. Counted over the dossiers that the
// person sees through their work; a few queries whatever the number of passages.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "programme/reunion/reunion_store.h"

namespace reunion {

enum class Par : std::uint8_t { reunion, commune, theme };
/// "commune": in the address of the page.
std::string_view code(Par);
std::string_view label(Par);  ///< "Par commune"
std::optional<Par> par(std::string_view code);

/// The passages of a meeting, of a commune or of a theme.
struct Avancement {
  std::string cle;  ///< number of the meeting, INSEE code, code of an orientation; empty: none
  std::int64_t passages = 0;
  std::int64_t convoques = 0, confirmes = 0;  ///< confirmed ones are counted among the convened
  std::int64_t presents = 0;                  ///< late ones included
  std::int64_t absents = 0;                   ///< excused ones included
  std::int64_t decides = 0;                   ///< absences about which a person decided
  std::int64_t consolides = 0;                ///< whose porteur received the record
};
/// One for each that has passages, in no order. A project that concerns several communes counts in each.
std::vector<Avancement> avancements(db::Reading&, const personne::Acteur&, std::string_view campagne, Par);
/// All together, each project once.
Avancement avancement(db::Reading&, const personne::Acteur&, std::string_view campagne);

/// What waits for somebody in a meeting.
struct Attente {
  std::int64_t reunion = 0;      ///< 0: it is not opened
  std::string code;              ///< of the campaign's meeting
  std::int64_t a_reprendre = 0;  ///< handed to it by the committee, without passage
  std::int64_t sans_creneau = 0;
  std::int64_t a_convoquer = 0;  ///< have a slot to come, were not told of it
  std::int64_t deplacements = 0;
  std::int64_t a_pointer = 0;  ///< expected, the slot is over, the list is open
  std::int64_t absences = 0;   ///< to be decided
  std::int64_t releves = 0;    ///< came, have not received their record
  bool rien() const;
};
/// Of the meetings that the person runs, where something waits, in the order of their dates; those not opened
/// last.
std::vector<Attente> attentes(db::Reading&, const personne::Acteur&, base::Instant now,
                              const campagne::Campagne&);

}  // namespace reunion

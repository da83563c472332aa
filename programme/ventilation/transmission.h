// What the transmission would do, told before it is done: who is told what, and what is not ready. Pure.
#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "programme/ventilation/lignes.h"

namespace ventilation {

/// Notes that stay behind for the same reason.
struct Manque {
  std::string raison;
  std::vector<std::string> references;
};

struct Transmission {
  std::vector<Changement> changements;  ///< the lines that are ready, told as they are prepared
  std::int64_t transmises = 0, ecartees = 0;
  std::int64_t a_ventiler = 0;  ///< with which the committee has not begun
  std::int64_t deja = 0;        ///< told before
  std::int64_t agents = 0;      ///< people who get a mail with their list, référent·es among them
  std::int64_t referents = 0;
  /// Dossiers whose porteurs learn in which meeting they pass: their orientation has none of its own.
  std::vector<std::int64_t> apprennent;
  std::vector<std::string> sans_agent;  ///< that leave although nobody handles them for some funder
  std::vector<Manque> manques;
};
Transmission transmission(const std::vector<Ligne>&, const personne::Acteur&, base::Instant,
                          const campagne::Campagne&);

/// Whether the porteur learns the meeting by the transmission: the orientation has none of its own.
bool apprend_sa_reunion(const Ligne&, const campagne::Campagne&);

/// What the journal keeps of a change after the transmission: who was added or taken away, the meetings.
std::vector<std::pair<std::string, std::string>> details(const Changement&, std::string_view motif, int tour);
/// Numbers of people in such a detail ("12 15").
std::vector<std::int64_t> personnes(std::string_view detail);

}  // namespace ventilation

// What the parts of the demonstration share: the database, the call, the people; and their acts.
#pragma once
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

#include "platform/db/database.h"
#include "programme/campagne/campagne.h"
#include "programme/obstacle.h"
#include "programme/personne/acteur.h"
#include "server/demo.h"

namespace server::demo {

struct World {
  db::Database& database;
  const campagne::Campagne& campagne;
  std::vector<personne::Acteur> agents{};    ///< everyone with a role, the coordination first
  std::vector<personne::Acteur> porteurs{};  ///< one for each structure
  const personne::Acteur& coordination() const { return agents.front(); }
};

/// The demonstration does nothing that the programme refuses.
template <class T>
T must(Result<T> done) {
  if (!done) throw std::runtime_error("demonstration: " + phrase(done.error()));
  if constexpr (!std::is_void_v<T>) return *std::move(done);
}

/// People, structures and notes; the accounts to show (demo_notes.cpp).
std::vector<CompteDeDemonstration> load_notes(World&, int notes);
/// Bureaus in which two agents sit; the conflicts found by name (demo_ventilation.cpp).
void fill_bureaus(World&, base::Instant);
/// The committee's work from the proposal to the transmission.
void hold_committee(World&);
/// Meetings opened, prepared, their guests and their plan (demo_reunions.cpp).
void prepare_meetings(World&);
/// Convocations of the meetings that begin within two weeks of that instant, and the answers so far
/// (demo_convocations.cpp).
void convene(World&, base::Instant until);
/// Attendance, what was written of each passage, lists closed, as of that instant (demo_salle.cpp).
void hold_meetings(World&, base::Instant now);
/// Decisions about the absences.
void decide_absences(World&, base::Instant now);
/// The records of every meeting whose list is closed, but the last one.
void send_records(World&, base::Instant now);

}  // namespace server::demo

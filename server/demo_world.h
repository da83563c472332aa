// What the parts of the demonstration share: the database, the call, the people; and their acts.
#pragma once
#include <optional>
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
  std::optional<personne::Acteur>
      reussite{};  ///< who deposits the single dossier of the PRE, if there is one
  std::optional<personne::Acteur>
      signataire{};                   ///< who signs for the first structure, from final dossiers on
  std::vector<std::int64_t> notes{};  ///< deposited, in the order of deposits
  std::vector<CompteDeDemonstration> comptes{};  ///< to sign in with, as printed
  const personne::Acteur& coordination() const { return agents.front(); }
};

/// The demonstration does nothing that the programme refuses.
template <class T>
T must(Result<T> done) {
  if (!done) throw std::runtime_error("demonstration: " + phrase(done.error()));
  if constexpr (!std::is_void_v<T>) return *std::move(done);
}

/// People with their accounts, structures and notes (demo_notes.cpp).
void load_notes(World&, int notes);
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
/// Decisions about the absences, so many at most.
void decide_absences(World&, base::Instant now, std::size_t most);
/// The records of every meeting whose list is closed, but for the last `but` of them.
void send_records(World&, base::Instant now, std::ptrdiff_t but);
/// Final dossiers at every degree, written between these instants; those begun in time are deposited once the
/// deadline has passed (demo_definitifs.cpp).
void write_final_dossiers(World&, base::Instant since, base::Instant now);
/// What the coordination has checked, asked again and decided since the deadline (demo_completude.cpp).
void check_completeness(World&, base::Instant now);
/// Dossiers handed back to those who handled the notes; what differs is left to be decided, but for one.
void hold_second_round(World&, base::Instant now);

}  // namespace server::demo

// Budgets in the database. The caller has found the dossier for the person (the final dossier's own store
// says who sees it), and has locked the final dossier before it writes.
#pragma once
#include <optional>
#include <vector>

#include "platform/db/database.h"
#include "programme/budget/saisie.h"
#include "programme/dossier/dossier_store.h"

namespace budget {

enum class Genre : std::uint8_t {
  action,     ///< of the project, one per dossier
  structure,  ///< of the structure for the campaign's year, shared by its dossiers
};
/// "action", "structure": in addresses.
std::string_view code(Genre);
std::optional<Genre> genre(std::string_view code);

struct Enregistre {
  std::int64_t id = 0;  ///< 0: nothing was saved yet
  std::int64_t version = 0;
  dossier::Brouillon saisie;
};

/// What is saved; empty as long as nothing is.
Enregistre charger(db::Reading&, const dossier::Dossier&, Genre, int annee);
/// Takes it for writing, and makes it when it does not exist; its version grows by one.
Enregistre verrouiller(db::Writing&, const dossier::Dossier&, Genre, int annee, base::Instant);
/// Writes what was typed, and the lines that can be read in it. `locked` holds what was typed before.
void enregistrer(db::Writing&, const Enregistre& locked, const dossier::Brouillon&, const campagne::Campagne&,
                 base::Instant);

}  // namespace budget

// Invented final dossiers: one written whole through the rooms' own store functions, the others copied from
// it by a few statements, since thirty thousand of sixty lines and twenty pieces each would take hours.
#pragma once
#include <fstream>
#include <vector>

#include "bench/note.h"
#include "platform/db/database.h"
#include "platform/files/store.h"
#include "programme/personne/acteur.h"

namespace bench {

/// In the last days before the final deposit.
base::Instant last_days();

/// What is made of the notes of one structure, and of all the others.
struct Finals {
  std::int64_t model = 0;             ///< deposited; its pieces' files are kept
  std::vector<std::int64_t> written;  ///< complete, not signed
  std::vector<std::int64_t> signed_;  ///< signed, and only to be deposited
};

/// The notes are that person's, deposited, of the Contrat de Ville: the first becomes the model, the second
/// is left in writing, the rest is signed. Throws when the model lacks something: then the call asks for more
/// than is invented here.
Finals write_finals(db::Database&, const files::Store&, const campagne::Campagne&, const personne::Acteur&,
                    const std::vector<std::int64_t>& notes);
/// All other deposited notes get a copy of the model, deposited.
void copy_to_all(db::Database&, std::int64_t model);

}  // namespace bench

// Campaigns in the database: their files as they were loaded, and nothing in part.
#pragma once
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "programme/campagne/charger.h"
#include "programme/personne/acteur.h"

namespace campagne {

struct Enregistrement {
  std::int64_t id = 0;
  std::string code, empreinte;
  bool deja = false;  ///< these very files were the last loaded: nothing was written
};

/// Reads the files and keeps them with a line in the journal, or returns all that is wrong in them.
std::expected<Enregistrement, std::vector<Erreur>> enregistrer(db::Writing&, const personne::Acteur&,
                                                               base::Instant now, const Fichiers&);

/// The number of the loading that derniere() reads, 0 when there is none: cheap, to know whether it has
/// changed.
std::int64_t numero_de_la_derniere(db::Reading&);
/// The campaign loaded last, read again from its files; nothing when none was ever loaded. Throws when its
/// files can no longer be read (a campaign kept by another version of the program).
std::optional<Campagne> derniere(db::Reading&);
/// The same, among the loadings of that campaign.
std::optional<Campagne> derniere(db::Reading&, std::string_view code);

/// The files of the campaign loaded last; none when there is none.
Fichiers fichiers_de_la_derniere(db::Reading&);

/// SHA-256 of the names and contents, in the order of names.
std::string empreinte(const Fichiers&);

}  // namespace campagne

// The tableau as a file: exactly what is filtered, in its order, all pages together, one column per funder.
#pragma once
#include <filesystem>
#include <string>

#include "platform/documents/table.h"
#include "programme/pilotage/tableau_store.h"

namespace pilotage {

/// "tableau-valenciennes-2023-2022-09-17.xlsx"
std::string nom_de_fichier(const campagne::Campagne&, base::Instant, documents::Format);

/// Writes a temporary file in that folder and returns its path; the caller removes it. Memory does not grow
/// with the rows.
std::filesystem::path exporter(db::Reading&, const personne::Acteur&, const campagne::Campagne&,
                               const Filtre&, base::Instant, documents::Format,
                               const std::filesystem::path& folder);

}  // namespace pilotage

// A list of what was handed on, and the workload, as files.
#pragma once
#include <filesystem>
#include <string>

#include "platform/documents/table.h"
#include "programme/ventilation/resultats_store.h"

namespace ventilation {

/// Which list, for the name of the file and its second sheet.
struct NomDeListe {
  std::string titre;    ///< "Dossiers confiés à la CAF"
  std::string fichier;  ///< "dossiers-caf"
};

/// "dossiers-caf-2022-10-03.xlsx"
std::string nom_de_fichier(const NomDeListe&, base::Instant, documents::Format);

/// Write a temporary file in that folder and return its path; the caller removes it.
std::filesystem::path exporter_confies(db::Reading&, const personne::Acteur&, const Tour&, const Liste&,
                                       const NomDeListe&, base::Instant, documents::Format,
                                       const std::filesystem::path& folder);
std::filesystem::path exporter_charges(db::Reading&, const personne::Acteur&, const Tour&, const NomDeListe&,
                                       base::Instant, documents::Format, const std::filesystem::path& folder);

}  // namespace ventilation

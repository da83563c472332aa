// Reads a campaign from its folder of TOML files. Every mistake is reported at once, with its file and its
// line, and nothing is loaded in part.
#pragma once
#include <expected>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "programme/campagne/campagne.h"
#include "programme/campagne/erreur.h"

namespace campagne {

/// Name and content of each file: the campaign as text, the same from a folder and from the database.
using Fichiers = std::vector<std::pair<std::string, std::string>>;

/// The campaign that these files say, or all that is wrong in them, in the order of files and lines.
std::expected<Campagne, std::vector<Erreur>> charger(const Fichiers&);
std::expected<Campagne, std::vector<Erreur>> charger(const std::filesystem::path& folder);

/// The *.toml files of the folder, by name; other files are not read.
std::expected<Fichiers, std::vector<Erreur>> lire_dossier(const std::filesystem::path& folder);

}  // namespace campagne

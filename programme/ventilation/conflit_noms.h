// Names that may be those of one person. A match is a suggestion, never more: people share names.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace ventilation {

/// Whether somebody known as "Camille de La Tour" (in whichever order) may be who stands in a structure under
/// that prénom and that nom. Accents, capitals, hyphens, apostrophes, spaces, titles (Mme, Dr) and particles
/// (de, du, van…) do not count; of double names one may be missing on either side, but never the whole prénom
/// nor the whole nom.
bool meme_nom(std::string_view nom_complet, std::string_view prenom, std::string_view nom);

/// Many persons by name, to find those who may bear one without comparing it with each.
class Repertoire {
 public:
  void ajouter(std::int64_t personne, std::string_view nom_complet);
  /// In the order in which they were added.
  std::vector<std::int64_t> porteurs(std::string_view prenom, std::string_view nom) const;

 private:
  struct Inscrit {
    std::int64_t personne;
    std::vector<std::string> mots;
  };
  std::vector<Inscrit> inscrits_;
  std::unordered_map<std::string, std::vector<std::size_t>> par_mot_;
};

}  // namespace ventilation

// The questions of the note d'intention: one format for every funder and every dispositif (note de cadrage,
// "étape 1").
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "programme/campagne/campagne.h"

namespace dossier {

enum class Section : std::uint8_t {
  projet,
  porteur,
  diagnostic,
  objectifs,
  publics,
  modalites,
  lieu,
  partenaires,
  financement
};
inline constexpr std::array sections{Section::projet,    Section::porteur,     Section::diagnostic,
                                     Section::objectifs, Section::publics,     Section::modalites,
                                     Section::lieu,      Section::partenaires, Section::financement};
/// "diagnostic": in URLs.
std::string_view code(Section);
std::string_view titre(Section);
std::optional<Section> section(std::string_view code);
/// The section that follows, or nothing after the last.
std::optional<Section> suivante(Section);

enum class Genre : std::uint8_t {
  ligne,
  texte,
  choix,
  choix_multiple,
  oui_non,
  date,
  montant,
  nombre,
  courriel,
  telephone
};

struct Question {
  std::string nom;  ///< name of the form field
  Section section;
  Genre genre;
  std::string label;
  std::size_t max = 0;  ///< characters, for texts
  bool obligatoire = true;
};

/// Every question, in the order of the form; those on amounts asked depend on the campaign's funders.
std::vector<Question> questions(const campagne::Campagne&);
/// "demande_caf" for the funder "caf".
std::string champ_demande(std::string_view financeur);

/// Bands of age, as codes and labels.
struct Tranche {
  std::string_view code, label;
};
inline constexpr std::array tranches{Tranche{"0-5", "0 à 5 ans"},     Tranche{"6-10", "6 à 10 ans"},
                                     Tranche{"11-15", "11 à 15 ans"}, Tranche{"16-17", "16 et 17 ans"},
                                     Tranche{"18-25", "18 à 25 ans"}, Tranche{"26-59", "26 à 59 ans"},
                                     Tranche{"60-", "60 ans et plus"}};

}  // namespace dossier

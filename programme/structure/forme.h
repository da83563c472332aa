// The legal forms of a structure, and what each has to give.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace structure {

/// The codes are those that a campaign's conditions name (campagne/formes.h).
enum class Forme : std::uint8_t {
  association,
  fondation,
  commune,
  ccas,
  epci,
  college,
  etablissement_scolaire,
  bailleur,
  etablissement_sante,
  organisme_public,
  entreprise,
  autre,
};
inline constexpr std::array all_formes{Forme::association,
                                       Forme::fondation,
                                       Forme::commune,
                                       Forme::ccas,
                                       Forme::epci,
                                       Forme::college,
                                       Forme::etablissement_scolaire,
                                       Forme::bailleur,
                                       Forme::etablissement_sante,
                                       Forme::organisme_public,
                                       Forme::entreprise,
                                       Forme::autre};

std::string_view code(Forme);
std::string_view label(Forme);
std::optional<Forme> forme(std::string_view code);

/// Has a RNA number, or must say why not: associations. The others are known by their SIRET alone.
bool attend_rna(Forme);
/// Is led by a bureau whose members are given (président·e, trésorier·ère…).
bool attend_bureau(Forme);
/// Subscribes the contrat d'engagement républicain: associations and foundations, since 02/01/2022.
bool souscrit_cer(Forme);

/// Why an association has no RNA.
enum class SansRna : std::uint8_t { alsace_moselle, organisme_public, autre };
inline constexpr std::array all_sans_rna{SansRna::alsace_moselle, SansRna::organisme_public, SansRna::autre};
std::string_view code(SansRna);
std::string_view label(SansRna);
std::optional<SansRna> sans_rna(std::string_view code);

}  // namespace structure

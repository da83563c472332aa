// What was handed on, list by list: to a person, to a funder, to the territorial référent·es. Pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/instant.h"
#include "platform/base/money.h"
#include "programme/campagne/campagne.h"

namespace ventilation {

/// Which list.
struct Liste {
  enum class Genre : std::uint8_t {
    personne,      ///< what was handed to the person who looks, in the order of the meetings
    financeur,     ///< what was handed to that funder, in the order of numbers
    territoriale,  ///< what the référent·es of the communes gather, in the order of numbers
  } genre = Genre::personne;
  std::string financeur{};
};

/// A dossier handed on, once for each funder (or for the référent·e) to whom it was.
struct FaitsConfies {
  std::int64_t dossier = 0;
  std::optional<std::int64_t> numero;
  std::string intitule, structure_nom, orientation, dispositif;
  bool saillant = false;
  std::string etat;       ///< of the ventilation: preparee, transmise
  std::string financeur;  ///< empty: the territorial référent·e
  base::Cents demande{};  ///< of that funder; of all together for the référent·e
  std::string reunion;    ///< code; empty: none, or still to be chosen
  bool reunion_a_choisir = false;
  /// Of its passage in the meeting: codes as in the database, empty when it has none; its time once convened.
  std::string passage, presence, decision;
  std::optional<base::Instant> passage_le, consolide_le;
  std::int64_t cle = 0;  ///< what the list is ordered by
};
struct Confie : FaitsConfies {
  std::vector<std::string> communes{};  ///< INSEE codes
  std::vector<std::string> agents{};    ///< who handles it for that funder, in the order of names
};

/// "2023-0042".
std::string reference_de(const FaitsConfies&, const campagne::Campagne&);
/// For whom a dossier is handled: "CAF"; for no funder, the territorial référent·e.
std::string pour(std::string_view financeur, const campagne::Campagne&);
/// "Anzin, Denain".
std::string noms_des_communes(const std::vector<std::string>& insee, const campagne::Campagne&);

/// How far the dossier is: "En préparation", "Transmis", "Convoqué", "Passé en réunion", "Consolidé"…
std::string_view suite(const FaitsConfies&);

/// Where a page begins: just after a row, or just before it (going back). The row need not exist any more.
struct RepereConfie {
  bool avant = false;
  std::int64_t cle = 0, dossier = 0;
  std::string financeur;
  bool operator==(const RepereConfie&) const = default;
};
/// "apres.1665739800000.57.caf": what stands in the address.
std::string ecrire(const RepereConfie&);
std::optional<RepereConfie> lire_repere_confie(std::string_view);

struct PageConfies {
  std::vector<Confie> lignes;
  std::optional<RepereConfie> precedente, suivante;
};
inline constexpr std::size_t confies_par_page = 50;

/// What a list adds up to.
struct SommeConfies {
  std::int64_t dossiers = 0, en_preparation = 0;
  base::Cents demande{};
  std::int64_t sans_agent = 0;
};

}  // namespace ventilation

// What a person asks of the tableau: which dossiers, in what order, which columns, from which row on. It is
// read from the query of the URL and written back to it, so that a view is saved by keeping its address.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "platform/base/instant.h"
#include "platform/base/money.h"
#include "programme/campagne/campagne.h"
#include "programme/pilotage/colonne.h"

namespace pilotage {

/// Where a page begins: just after a row, or just before it (going back). The row need not exist any more.
struct Repere {
  bool avant = false;
  std::int64_t id = 0;
  std::variant<std::int64_t, std::string> valeur{};  ///< what that row is sorted by
  bool operator==(const Repere&) const = default;
};
inline constexpr std::string_view sans_reunion = "aucune";

/// Empty texts, false and nothing mean: no condition.
struct Filtre {
  std::string etat{"note_deposee"};
  std::string orientation, echelle, commune, qpv, dispositif, nature, financeur, axe;
  std::string ventilation, reunion;  ///< state of the ventilation; code of a meeting, or `sans_reunion`
  std::string agent;                 ///< part of the name of who handles it
  bool sans_agent = false;           ///< a funder of the dossier has nobody yet
  bool saillant = false, bonus_egalite = false, deux_arrondissements = false;
  std::optional<std::int64_t> structure;
  std::optional<base::Cents> demande_min, demande_max;
  std::optional<base::Date> depose_du, depose_au;  ///< both days included
  std::string texte;
  Tri tri = Tri::numero;
  bool decroissant = false;
  Colonnes colonnes{};
  std::optional<Repere> repere;
  bool operator==(const Filtre&) const = default;
};

/// A filter by a choice among codes that the campaign knows.
struct Critere {
  std::string_view nom;    ///< in URLs and forms
  std::string_view label;  ///< "Orientation"
  std::string_view tous;   ///< what no choice is called: "Toutes les orientations"
  std::string Filtre::* valeur;
  /// Codes and what they are called, in the order of the list.
  std::vector<std::pair<std::string, std::string>> (*choix)(const campagne::Campagne&);
};
std::span<const Critere> criteres();
/// What a code of that list is called; the code itself when the campaign does not know it.
std::string libelle(const Critere&, const campagne::Campagne&, std::string_view code);

struct Case {
  std::string_view nom, label;
  bool Filtre::* valeur;
};
std::span<const Case> cases();

struct Montant {
  std::string_view nom, label;
  std::optional<base::Cents> Filtre::* valeur;
};
std::span<const Montant> montants();

struct Jour {
  std::string_view nom, label;
  std::optional<base::Date> Filtre::* valeur;
};
std::span<const Jour> jours();

}  // namespace pilotage

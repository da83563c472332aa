// What a person asks of the tableau: which dossiers, in what order, which columns, from which row on. It is
// read from the query of the URL and written back to it, so that a view is saved by keeping its address.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "platform/base/field_errors.h"
#include "platform/base/instant.h"
#include "platform/base/money.h"
#include "platform/web/http.h"
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
/// "apres.1234.57": what stands in the URL. Reading checks that the value suits the sort.
std::string ecrire(const Repere&);
std::optional<Repere> lire_repere(std::string_view, Tri);

/// Empty texts, false and nothing mean: no condition.
struct Filtre {
  std::string etat{"note_deposee"};
  std::string orientation, echelle, commune, qpv, dispositif, nature, financeur, axe;
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

inline constexpr std::size_t longest_search = 200;

struct Demande {
  Filtre filtre;
  base::FieldErrors erreurs;  ///< what was not understood, and so is left aside
};
/// Never fails: what is not understood is named in the errors and has no effect. Unknown names have none
/// either.
Demande lire(const web::Fields& query, const campagne::Campagne&);
/// "orientation=emploi&tri=cout": only what differs from the tableau as it opens; empty when nothing does.
std::string ecrire(const Filtre&);
/// The address of that view.
std::string lien(std::string_view chemin, const Filtre&);

}  // namespace pilotage

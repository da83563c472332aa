// The budgets of a project on two arrondissements, side by side: each call asks a deposit of its own with a
// budget of its own (note de cadrage, "Politique de la Ville : arrondissements"). Pure; amounts in cents.
#pragma once
#include <string>
#include <vector>

#include "programme/budget/budget.h"

namespace budget {

/// One line of both budgets, or one funder under it.
struct RangeeDePaire {
  enum class Genre : std::uint8_t { titre, ligne, financeur } genre = Genre::ligne;
  std::string libelle;
  Cents ici{}, la_bas{};
  Cents ensemble() const { return ici + la_bas; }
  bool operator==(const RangeeDePaire&) const = default;
};

struct Paire {
  std::vector<RangeeDePaire> charges, produits;  ///< in the order of the campaign's form, lines of 0 left out
  Totaux ici, la_bas;
  /// Amounts of either on lines that this call's form does not have, by code: they are in no total.
  std::vector<RangeeDePaire> hors_formulaire;
};
/// Both budgets on the lines of one form. A funder stands once under its line, with what each budget expects
/// of it: the campaign's own in its order, then the others by name.
Paire rapprocher(const campagne::Campagne&, const Budget& ici, const Budget& la_bas);

}  // namespace budget

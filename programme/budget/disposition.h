// How somebody's spreadsheet lays out a budget: charges and produits side by side or one after the other, and
// in which column the amounts stand.
#pragma once
#include <cstddef>
#include <optional>

#include "platform/documents/sheet.h"
#include "programme/budget/reconnaissance.h"

namespace budget {

/// Columns that belong together, counted from 0: labels, then an amount.
struct Bande {
  std::optional<bool> charge;         ///< the side, when the whole band is of one
  std::size_t premiere = 0, fin = 0;  ///< half-open
  std::size_t montant = 0;
  /// Funders in columns of their own, as in our export.
  std::optional<std::size_t> financeur, droit_commun, specifique;
};

struct Disposition {
  std::vector<Bande> bandes;  ///< from left to right; none when no column holds amounts
  std::int64_t titres = 0;    ///< number of the last row of titles; 0: none
};

/// `annee` is that of the call: of several columns of amounts, the forecast of that year is read.
Disposition disposition(const documents::Sheet&, const campagne::Campagne&);
/// The side that a cell of title names: "Charges", "Dépenses", "Produits", "Recettes"…
std::optional<bool> cote_du_titre(std::string_view texte);

}  // namespace budget

// Amounts as spreadsheets hold them: numbers with more decimals than cents, texts in French or English
// notation.
#pragma once
#include <optional>

#include "platform/base/money.h"
#include "platform/documents/sheet.h"

namespace budget {

struct MontantDeTableur {
  base::Cents montant{};
  bool arrondi = false;  ///< a number of the file held parts of a cent: the nearest is taken, and told
};

/// "1 234,56", "1,234.56", "1.234,56 €", or a number. A mark of thousands followed by three digits is one, as
/// no amount has three decimals. Nothing when it is no amount between 0 and base::largest_amount.
std::optional<MontantDeTableur> lire_montant(const documents::SheetCell&);
/// Whether the cell says that there is no amount: nothing, a dash, a currency alone.
bool sans_montant(const documents::SheetCell&);

}  // namespace budget

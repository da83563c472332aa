// The budget as a spreadsheet that can be filled in and imported again: the same columns are read back.
#pragma once
#include <vector>

#include "platform/documents/table.h"
#include "programme/budget/budget.h"

namespace budget {

std::vector<documents::Column> colonnes_du_tableur();
/// Every line of the campaign; under a heading of subsidies a row for each funder, and an empty one. Headings
/// that only add up have no amount: the page computes them.
void ecrire_tableur(documents::TableWriter&, const campagne::Campagne&, const Budget&);

}  // namespace budget

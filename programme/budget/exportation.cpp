#include "programme/budget/exportation.h"

#include "programme/budget/saisie.h"

namespace budget {
namespace {

using campagne::Campagne;
using campagne::LigneBudget;
using documents::Cell;

Cell amount(Cents value) { return value.value == 0 ? Cell{} : Cell{value}; }

std::string_view side(const LigneBudget& line) { return line.charge ? "charges" : "produits"; }

void own_amount(documents::TableWriter& table, const Campagne& c, const Budget& b, const LigneBudget& line) {
  auto value = saisissable(c, line) ? amount(b.montant(line.code)) : Cell{};
  table.row({{line.code}, {line.titre}, {}, {}, {}, value, {side(line)}});
}

void funders(documents::TableWriter& table, const Campagne& c, const Budget& b, const LigneBudget& line) {
  for (const auto& one : b.financeurs) {
    if (one.ligne != line.code) continue;
    const auto* known = c.financeur(one.financeur);
    table.row({{line.code},
               {line.titre},
               {known ? std::string_view(known->nom) : std::string_view(one.nom)},
               amount(one.droit_commun),
               amount(one.specifique),
               amount(one.montant()),
               {side(line)}});
  }
  table.row({{line.code}, {line.titre}, {}, {}, {}, {}, {side(line)}});
}

}  // namespace

std::vector<documents::Column> colonnes_du_tableur() {
  using enum documents::Kind;
  return {{.title = "N°", .width = 14},
          {.title = "Ligne", .width = 48},
          {.title = "Financeur", .width = 36},
          {.title = "Droit commun", .kind = money},
          {.title = "Crédits spécifiques", .kind = money},
          {.title = "Montant", .kind = money},
          {.title = "Côté", .width = 10}};
}

void ecrire_tableur(documents::TableWriter& table, const Campagne& c, const Budget& b) {
  for (const auto& line : c.budget) {
    if (line.financeurs.empty())
      own_amount(table, c, b, line);
    else
      funders(table, c, b, line);
  }
}

}  // namespace budget

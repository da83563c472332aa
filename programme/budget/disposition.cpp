#include "programme/budget/disposition.h"

#include <algorithm>
#include <array>
#include <map>

#include "programme/budget/montant_de_tableur.h"

namespace budget {
namespace {

using documents::Sheet;
using documents::SheetCell;
using documents::SheetRow;

/// Titles stand at the top.
constexpr std::size_t rows_of_titles = 40;

bool one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, text) != words.end();
}

std::size_t width(const Sheet& sheet) {
  std::size_t most = 0;
  for (const auto& row : sheet.rows) most = std::max(most, row.cells.size());
  return most;
}

/// Where the second side begins in a row whose titles name both.
struct DeuxCotes {
  std::size_t second = 0;
  bool charges_first = true;
  std::int64_t row = 0;
};

std::optional<DeuxCotes> side_by_side(const Sheet& sheet) {
  for (std::size_t r = 0; r < std::min(rows_of_titles, sheet.rows.size()); ++r) {
    std::optional<bool> first;
    const auto& cells = sheet.rows[r].cells;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      auto side = cote_du_titre(cells[i].text);
      if (!side) continue;
      if (first && *first != *side) return DeuxCotes{i, *first, sheet.rows[r].number};
      first = side;
    }
  }
  return std::nullopt;
}

/// How well a title says that its column holds the amounts wanted; 0: not at all.
int rank_of_title(std::string_view title, int annee) {
  auto text = plie(title);
  if (text.contains("realis") || text.contains("execut")) return 0;
  auto year = std::to_string(annee);
  if (text == year || (text.contains("prev") && text.contains(year)) || text == "budget " + year) return 4;
  if (text.starts_with("prev") || text.starts_with("budget prev")) return 3;
  if (text.starts_with("montant") || text == "total" || text == "euros" || text == "eur" ||
      text == "en euros")
    return 2;
  return 0;
}

class Colonnes {
 public:
  Colonnes(const Sheet& sheet, const campagne::Campagne& c, Disposition& d)
      : sheet_(sheet), campagne_(c), out_(d) {}

  void band(std::optional<bool> side, std::size_t first, std::size_t end) {
    Bande one{.charge = side,
              .premiere = first,
              .fin = end,
              .montant = end,
              .financeur = {},
              .droit_commun = {},
              .specifique = {}};
    titles(one);
    if (one.montant == end) most_amounts(one);
    if (one.montant < end) out_.bandes.push_back(one);
  }

 private:
  void titles(Bande& one) {
    int best = 0;
    for (std::size_t r = 0; r < std::min(rows_of_titles, sheet_.rows.size()); ++r) {
      const auto& row = sheet_.rows[r];
      for (std::size_t i = one.premiere; i < std::min(one.fin, row.cells.size()); ++i) {
        if (row.cells[i].number && row.cells[i].text != std::to_string(campagne_.annee)) continue;
        if (funder_title(one, row, i)) continue;
        int rank = rank_of_title(row.cells[i].text, campagne_.annee);
        if (rank <= best || i == one.premiere) continue;
        best = rank, one.montant = i;
        out_.titres = std::max(out_.titres, row.number);
      }
    }
  }
  /// The columns of our own export.
  bool funder_title(Bande& one, const SheetRow& row, std::size_t i) {
    auto text = plie(row.cells[i].text);
    auto* place = text == "financeur"             ? &one.financeur
                  : text == "droit commun"        ? &one.droit_commun
                  : text == "credits specifiques" ? &one.specifique
                                                  : nullptr;
    if (!place || *place) return false;
    *place = i;
    out_.titres = std::max(out_.titres, row.number);
    return true;
  }
  /// Without a title, the column in which most cells are amounts and no numbers of lines.
  void most_amounts(Bande& one) {
    std::map<std::size_t, int> counts;
    for (const auto& row : sheet_.rows)
      for (std::size_t i = one.premiere + 1; i < std::min(one.fin, row.cells.size()); ++i)
        if (lire_montant(row.cells[i]) && !campagne_.ligne_budget(row.cells[i].text)) ++counts[i];
    int best = 0;
    for (auto [column, count] : counts)
      if (count > best) best = count, one.montant = column;
  }

  const Sheet& sheet_;
  const campagne::Campagne& campagne_;
  Disposition& out_;
};

}  // namespace

std::optional<bool> cote_du_titre(std::string_view texte) {
  auto text = plie(texte);
  for (std::string_view end : {" en euros", " euros", " eur", " previsionnelles", " previsionnels"})
    if (text.ends_with(end)) text.resize(text.size() - end.size());
  if (one_of(text, {"charges", "charge", "depenses", "depense"})) return true;
  if (one_of(text, {"produits", "produit", "recettes", "recette", "ressources"})) return false;
  return std::nullopt;
}

Disposition disposition(const Sheet& sheet, const campagne::Campagne& c) {
  Disposition d;
  Colonnes columns(sheet, c, d);
  auto all = width(sheet);
  if (auto both = side_by_side(sheet)) {
    d.titres = both->row;
    columns.band(both->charges_first, 0, both->second);
    columns.band(!both->charges_first, both->second, all);
  } else {
    columns.band(std::nullopt, 0, all);
  }
  return d;
}

}  // namespace budget

// Which line of the budget, and which funder, a text of somebody's own spreadsheet means.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "programme/budget/budget.h"

namespace budget {

/// Lower case, no accents, one space between words: how labels are compared.
std::string plie(std::string_view);

class Reconnaissance {
 public:
  explicit Reconnaissance(const campagne::Campagne&);

  /// By its number ("601", "601 - Achats…"), by its label, or by the only line whose label begins so. With a
  /// side, only lines of that side. Null when none fits, or several do.
  const campagne::LigneBudget* ligne(std::string_view texte, std::optional<bool> charge) const;
  /// By code, acronym, name, or one of the names that the campaign gives besides ([textes.synonymes]).
  const campagne::Financeur* financeur(std::string_view texte) const;
  /// The line under which a funder of that kind stands first; null when there is none.
  const campagne::LigneBudget* ligne_de(const campagne::Financeur&) const;

 private:
  struct Nom {
    std::string plie;
    std::size_t place;
  };
  const campagne::LigneBudget* by_number(const std::string& text, std::optional<bool> charge) const;
  const campagne::LigneBudget* by_label(std::string_view text, std::optional<bool> charge) const;

  const campagne::Campagne& campagne_;
  std::vector<Nom> lignes_, financeurs_;
};

}  // namespace budget

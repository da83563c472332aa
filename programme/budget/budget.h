// A budget: amounts by line of the campaign's form, and one line per funder under the headings of subsidies.
// Pure; amounts in cents. The rules are those of the plan comptable associatif as the form Cerfa 12156 uses
// it: a heading is the sum of its lines, charges and produits balance to the cent, contributions in kind
// stand for the same amount on both sides (règlement ANC 2018-06).
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/money.h"
#include "programme/campagne/campagne.h"

namespace budget {

using base::Cents;

/// What is expected of one funder, in one line under a heading such as 74-ETAT.
struct LigneFinanceur {
  std::string ligne;      ///< code of the budget's line under which it stands
  std::string financeur;  ///< code of the campaign's funder; empty for another one
  std::string nom;        ///< as written, for another one
  Cents droit_commun{}, specifique{};
  Cents montant() const { return droit_commun + specifique; }
  bool operator==(const LigneFinanceur&) const = default;
};

struct Budget {
  std::map<std::string, Cents, std::less<>> montants;  ///< by code of a line that has an amount of its own
  std::vector<LigneFinanceur> financeurs;
  Cents montant(std::string_view ligne) const;
  bool operator==(const Budget&) const = default;
};

/// Whether that line has an amount of its own (it is no heading, or one that may), and no funder lines.
bool saisissable(const campagne::Campagne&, const campagne::LigneBudget&);

struct Totaux {
  std::map<std::string, Cents, std::less<>> lignes;  ///< every line and heading of the campaign
  Cents charges{}, produits{};                       ///< in money: without contributions in kind
  Cents emplois{}, contributions{};                  ///< in kind: 86 and 87
  Cents subventions{};                               ///< all funder lines
  Cents ligne(std::string_view code) const;
};
/// Amounts of lines that the campaign does not know count nowhere.
Totaux totaliser(const campagne::Campagne&, const Budget&);

/// Whether both sides are equal, and where to look when they are not.
struct Equilibre {
  Cents ecart{};            ///< produits − charges, in money
  Cents ecart_en_nature{};  ///< 87 − 86
  bool en_argent() const { return ecart.value == 0; }
  bool en_nature() const { return ecart_en_nature.value == 0; }
  bool entier() const { return en_argent() && en_nature(); }
};
Equilibre equilibre(const Totaux&);
/// French sentences: what is missing on which side, to the cent, and the lines worth a look. Empty when it
/// balances.
std::vector<std::string> ou_regarder(const campagne::Campagne&, const Budget&, const Totaux&);

/// What is asked of the campaign's own funders, by code; in the campaign's order.
struct Demande {
  std::string financeur;
  Cents droit_commun{}, specifique{};
  Cents montant() const { return droit_commun + specifique; }
};
std::vector<Demande> plan_de_financement(const campagne::Campagne&, const Budget&);

/// Part of the total of produits in money, in hundredths of a percent, rounded to the nearest: "La subvention
/// de … € représente … % du total des produits" (Cerfa 12156, 6.11). The form does not say whether
/// contributions in kind count: they do not here, and the page says so. 0 when there is no produit.
std::int64_t part_des_produits(Cents montant, const Totaux&);
/// "12,5 %".
std::string pourcentage(std::int64_t centiemes);

}  // namespace budget

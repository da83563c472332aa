#include "programme/budget/budget.h"

#include <fmt/format.h>

#include <algorithm>

#include "programme/budget/saisie.h"

namespace budget {
namespace {

using campagne::Campagne;
using campagne::LigneBudget;

bool has_lines_below(const Campagne& c, std::string_view code) {
  return std::ranges::any_of(c.budget, [&](const LigneBudget& l) { return l.dans == code; });
}

/// What a line holds by itself: its amount, or its funders'.
Cents own(const Budget& b, const LigneBudget& l) {
  Cents sum = b.montant(l.code);
  for (const auto& f : b.financeurs)
    if (f.ligne == l.code) sum += f.montant();
  return sum;
}

/// The headings come before their lines: read from the end, each line is whole before it is added to its
/// heading.
void add_up(const Campagne& c, const Budget& b, Totaux& t) {
  for (auto line = c.budget.rbegin(); line != c.budget.rend(); ++line) {
    Cents& whole = t.lignes[line->code];
    whole += own(b, *line);
    if (!line->dans.empty()) t.lignes[line->dans] += whole;
  }
}

Cents& side_of(Totaux& t, const LigneBudget& l) {
  if (l.nature) return l.charge ? t.emplois : t.contributions;
  return l.charge ? t.charges : t.produits;
}

std::string gap_in_money(Cents gap) {
  bool charges = gap.value > 0;
  return fmt::format("Il manque {} dans les {}.", base::euros({std::abs(gap.value)}),
                     charges ? "charges" : "produits");
}

/// A line whose amount is the gap itself, or half of it (counted on the wrong side): most often the one to
/// look at.
std::vector<std::string> suspects(const Campagne& c, const Totaux& t, Cents gap) {
  std::vector<std::string> found;
  for (const auto& l : c.budget) {
    if (l.nature || has_lines_below(c, l.code)) continue;
    Cents amount = t.ligne(l.code);
    if (amount.value == 0) continue;
    if (amount.value == std::abs(gap.value))
      found.push_back(fmt::format("La ligne « {} » vaut exactement cet écart.", libelle(l)));
    if (amount.value * 2 == std::abs(gap.value))
      found.push_back(fmt::format("La ligne « {} » vaut la moitié de cet écart.", libelle(l)));
  }
  return found;
}

const LigneBudget* balancing(const Campagne& c, bool charge) {
  auto it =
      std::ranges::find_if(c.budget, [&](const LigneBudget& l) { return l.equilibre && l.charge == charge; });
  return it == c.budget.end() ? nullptr : &*it;
}

void in_money(const Campagne& c, const Totaux& t, Cents gap, std::vector<std::string>& said) {
  said.push_back(gap_in_money(gap));
  std::ranges::move(suspects(c, t, gap), std::back_inserter(said));
  if (const auto* line = balancing(c, gap.value > 0))
    said.push_back(fmt::format("Si cet écart est prévu, inscrivez-le à la ligne « {} ».", libelle(*line)));
}

}  // namespace

Cents Budget::montant(std::string_view ligne) const {
  auto it = montants.find(ligne);
  return it == montants.end() ? Cents{} : it->second;
}

Cents Totaux::ligne(std::string_view code) const {
  auto it = lignes.find(code);
  return it == lignes.end() ? Cents{} : it->second;
}

bool saisissable(const Campagne& c, const LigneBudget& l) {
  if (!l.financeurs.empty()) return false;
  return l.saisie || !has_lines_below(c, l.code);
}

Totaux totaliser(const Campagne& c, const Budget& b) {
  Totaux t;
  add_up(c, b, t);
  for (const auto& l : c.budget)
    if (l.dans.empty()) side_of(t, l) += t.ligne(l.code);
  for (const auto& f : b.financeurs)
    if (c.ligne_budget(f.ligne)) t.subventions += f.montant();
  return t;
}

Equilibre equilibre(const Totaux& t) { return {t.produits - t.charges, t.contributions - t.emplois}; }

std::vector<std::string> ou_regarder(const Campagne& c, const Budget&, const Totaux& t) {
  std::vector<std::string> said;
  auto e = equilibre(t);
  if (!e.en_argent()) in_money(c, t, e.ecart, said);
  if (!e.en_nature())
    said.push_back(fmt::format(
        "Contributions en nature : il manque {} dans les {}. Elles valent la même somme des deux côtés.",
        base::euros({std::abs(e.ecart_en_nature.value)}),
        e.ecart_en_nature.value > 0 ? "emplois (86)" : "contributions (87)"));
  return said;
}

std::vector<Demande> plan_de_financement(const Campagne& c, const Budget& b) {
  std::vector<Demande> plan;
  for (const auto& f : c.financeurs) {
    Demande one{.financeur = f.code};
    for (const auto& line : b.financeurs)
      if (line.financeur == f.code) one.droit_commun += line.droit_commun, one.specifique += line.specifique;
    if (one.montant().value > 0) plan.push_back(std::move(one));
  }
  return plan;
}

std::int64_t part_des_produits(Cents montant, const Totaux& t) {
  if (t.produits.value <= 0) return 0;
  return (montant.value * 10'000 + t.produits.value / 2) / t.produits.value;
}

std::string pourcentage(std::int64_t centiemes) {
  auto whole = centiemes / 100, rest = centiemes % 100;
  if (rest == 0) return fmt::format("{} %", whole);
  return rest % 10 == 0 ? fmt::format("{},{} %", whole, rest / 10) : fmt::format("{},{:02} %", whole, rest);
}

}  // namespace budget

#include "programme/budget/reconnaissance.h"

#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/ventilation/csv_cellule.h"

namespace budget {
namespace {

using campagne::Financeur;
using campagne::LigneBudget;

/// Shorter beginnings of a label fit too many lines.
constexpr std::size_t shortest_beginning = 6;

bool is_number(std::string_view word) {
  if (word.ends_with('x')) word.remove_suffix(1);
  return word.size() >= 2 && base::all_digits(word);
}

/// "601 achats matieres" → "601", "achats matieres".
std::pair<std::string_view, std::string_view> number_and_label(std::string_view text) {
  auto end = text.find(' ');
  auto first = text.substr(0, end);
  if (!is_number(first)) return {{}, text};
  return {first, end == text.npos ? std::string_view{} : text.substr(end + 1)};
}

/// The only one of them. A heading and its only line may bear the same name ("Autres produits de gestion
/// courante"): the line is meant.
const LigneBudget* only_line(std::vector<const LigneBudget*> lines) {
  auto all = lines;
  std::erase_if(lines, [&](const auto* line) {
    return std::ranges::any_of(all, [&](const auto* other) { return other->dans == line->code; });
  });
  return lines.size() == 1 ? lines.front() : nullptr;
}

}  // namespace

std::string plie(std::string_view text) { return ventilation::sans_signes(text); }

Reconnaissance::Reconnaissance(const campagne::Campagne& c) : campagne_(c) {
  for (std::size_t i = 0; i < c.budget.size(); ++i) lignes_.push_back({plie(c.budget[i].titre), i});
  for (std::size_t i = 0; i < c.financeurs.size(); ++i) {
    const auto& f = c.financeurs[i];
    for (const auto& name : {f.code, f.sigle, f.nom}) financeurs_.push_back({plie(name), i});
    for (const auto& name : base::split(c.texte("synonymes." + f.code), ','))
      financeurs_.push_back({plie(name), i});
  }
}

/// The longest code with which the text begins: "74-ETAT État" is no line 74.
const LigneBudget* Reconnaissance::by_number(const std::string& text, std::optional<bool> charge) const {
  const LigneBudget* found = nullptr;
  std::size_t longest = 0;
  for (const auto& line : campagne_.budget) {
    auto code = plie(line.code);
    bool fits = text == code || text.starts_with(code + " ");
    if (fits && code.size() > longest && charge.value_or(line.charge) == line.charge)
      found = &line, longest = code.size();
  }
  return found;
}

const LigneBudget* Reconnaissance::by_label(std::string_view text, std::optional<bool> charge) const {
  std::vector<const LigneBudget*> exact, begun;
  const LigneBudget* longest = nullptr;
  std::size_t length = 0;
  for (const auto& [label, place] : lignes_) {
    const auto& line = campagne_.budget[place];
    if (charge.value_or(line.charge) != line.charge) continue;
    if (label == text) exact.push_back(&line);
    if (text.size() >= shortest_beginning && label.starts_with(text)) begun.push_back(&line);
    // "Locations de salles": the line whose whole name begins the text. Not a heading, which would be its
    // total; not in kind, which only its own name means.
    bool takes = saisissable(campagne_, line) && !line.nature;
    if (takes && label.size() > length && text.starts_with(label + " "))
      longest = &line, length = label.size();
  }
  if (!exact.empty()) return only_line(exact);
  return begun.empty() ? longest : only_line(begun);
}

const LigneBudget* Reconnaissance::ligne(std::string_view texte, std::optional<bool> charge) const {
  auto text = plie(texte);
  if (text.empty()) return nullptr;
  if (const auto* line = by_number(text, charge)) return line;
  auto label = number_and_label(text).second;
  return label.empty() ? nullptr : by_label(label, charge);
}

const Financeur* Reconnaissance::financeur(std::string_view texte) const {
  auto text = plie(texte);
  if (text.empty()) return nullptr;
  auto known = std::ranges::find(financeurs_, text, &Nom::plie);
  return known == financeurs_.end() ? nullptr : &campagne_.financeurs[known->place];
}

const LigneBudget* Reconnaissance::ligne_de(const Financeur& f) const {
  auto it = std::ranges::find_if(campagne_.budget, [&](const LigneBudget& l) {
    return std::ranges::find(l.financeurs, f.kind) != l.financeurs.end();
  });
  return it == campagne_.budget.end() ? nullptr : &*it;
}

}  // namespace budget

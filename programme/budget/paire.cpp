#include "programme/budget/paire.h"

#include <algorithm>
#include <map>

#include "programme/budget/saisie.h"

namespace budget {
namespace {

using campagne::Campagne;
using campagne::LigneBudget;
using Genre = RangeeDePaire::Genre;

bool nothing(const RangeeDePaire& row) { return row.ici.value == 0 && row.la_bas.value == 0; }

/// What people call that funder: its name in the campaign, else as it was written.
std::string name_of(const Campagne& c, const LigneFinanceur& f) {
  const auto* known = c.financeur(f.financeur);
  if (known) return known->nom;
  return f.nom.empty() ? f.financeur : f.nom;
}

/// Where the campaign lists it; those that it does not know come last.
std::size_t place_of(const Campagne& c, const LigneFinanceur& f) {
  auto it = std::ranges::find(c.financeurs, f.financeur, &campagne::Financeur::code);
  return std::size_t(it - c.financeurs.begin());
}

class Rapprochement {
 public:
  Rapprochement(const Campagne& c, const Budget& ici, const Budget& la_bas)
      : c_(c), ici_(ici), la_bas_(la_bas) {
    pair_.ici = totaliser(c, ici), pair_.la_bas = totaliser(c, la_bas);
  }

  Paire make() && {
    for (const auto& line : c_.budget) add(line);
    for (const auto& code : codes()) beyond(code);
    return std::move(pair_);
  }

 private:
  void add(const LigneBudget& line) {
    RangeeDePaire row{line.dans.empty() ? Genre::titre : Genre::ligne, libelle(line),
                      pair_.ici.ligne(line.code), pair_.la_bas.ligne(line.code)};
    if (nothing(row)) return;
    auto& side = line.charge ? pair_.charges : pair_.produits;
    side.push_back(std::move(row));
    funders(side, line.code);
  }

  void funders(std::vector<RangeeDePaire>& side, const std::string& line) {
    std::map<std::pair<std::size_t, std::string>, RangeeDePaire> rows;
    auto add_all = [&](const Budget& b, Cents RangeeDePaire::* amount) {
      for (const auto& f : b.financeurs) {
        if (f.ligne != line) continue;
        auto name = name_of(c_, f);
        auto& row = rows[{place_of(c_, f), name}];
        row.genre = Genre::financeur, row.libelle = name, row.*amount += f.montant();
      }
    };
    add_all(ici_, &RangeeDePaire::ici), add_all(la_bas_, &RangeeDePaire::la_bas);
    for (auto& [place, row] : rows) side.push_back(std::move(row));
  }

  /// Codes of lines with an amount that the form does not have.
  std::vector<std::string> codes() const {
    std::vector<std::string> list;
    for (const auto* b : {&ici_, &la_bas_}) {
      for (const auto& [code, amount] : b->montants) list.push_back(code);
      for (const auto& f : b->financeurs) list.push_back(f.ligne);
    }
    std::erase_if(list, [&](const auto& code) { return c_.ligne_budget(code) != nullptr; });
    std::ranges::sort(list);
    list.erase(std::ranges::unique(list).begin(), list.end());
    return list;
  }

  static Cents amount_of(const Budget& b, const std::string& code) {
    Cents sum = b.montant(code);
    for (const auto& f : b.financeurs)
      if (f.ligne == code) sum += f.montant();
    return sum;
  }

  void beyond(const std::string& code) {
    RangeeDePaire row{Genre::ligne, code, amount_of(ici_, code), amount_of(la_bas_, code)};
    if (!nothing(row)) pair_.hors_formulaire.push_back(std::move(row));
  }

  const Campagne& c_;
  const Budget &ici_, &la_bas_;
  Paire pair_;
};

}  // namespace

Paire rapprocher(const Campagne& c, const Budget& ici, const Budget& la_bas) {
  return Rapprochement(c, ici, la_bas).make();
}

}  // namespace budget

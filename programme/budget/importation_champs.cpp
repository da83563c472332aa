// From what was read to the fields of the form.
#include <algorithm>
#include <set>

#include "platform/base/text.h"
#include "programme/budget/importation.h"

namespace budget {
namespace {

using dossier::Brouillon;

class Champs {
 public:
  explicit Champs(const Brouillon& actuel) : actuel_(actuel) {}

  void amount(Prise& p) {
    auto field = champ_montant(p.ligne);
    p.actuel = shown(actuel_.valeur(field));
    p.change = put(field, comme_saisi(p.montant));
  }

  /// False when every row under that heading is taken.
  bool funder(Prise& p) {
    const auto& f = *p.financeur;
    auto rang = row_of(f);
    if (rang == 0) return false;
    taken_.insert({f.ligne, rang});
    p.actuel = sum_shown(f, rang);
    auto set = [&](Partie part, std::string text) {
      if (put(champ_financeur(f.ligne, rang, part), std::move(text))) p.change = true;
    };
    set(Partie::qui, f.financeur.empty() ? std::string(autre_financeur) : f.financeur);
    if (!f.nom.empty()) set(Partie::nom, f.nom);
    set(Partie::droit_commun, comme_saisi(f.droit_commun));
    set(Partie::specifique, comme_saisi(f.specifique));
    return true;
  }
  dossier::Envoi take() { return std::move(envoi_); }

 private:
  /// As people read it; what cannot be read as it was typed.
  static std::string shown(std::string_view typed) {
    auto text = base::trim(typed);
    auto read = text.empty() ? std::nullopt : base::parse_cents(text);
    return read ? base::euros(*read) : std::string(text);
  }
  std::string sum_shown(const LigneFinanceur& f, int rang) const {
    Cents sum{};
    for (auto part : {Partie::droit_commun, Partie::specifique})
      sum += base::parse_cents(typed(f, rang, part)).value_or(Cents{});
    return sum.value == 0 ? std::string() : base::euros(sum);
  }
  std::string_view typed(const LigneFinanceur& f, int rang, Partie part) const {
    return base::trim(actuel_.valeur(champ_financeur(f.ligne, rang, part)));
  }
  bool free(const LigneFinanceur& f, int rang) const {
    using enum Partie;
    for (auto part : {qui, nom, droit_commun, specifique})
      if (!typed(f, rang, part).empty()) return false;
    return true;
  }
  bool names(const LigneFinanceur& f, int rang) const {
    auto who = typed(f, rang, Partie::qui);
    if (!f.financeur.empty()) return who == f.financeur;
    return who == autre_financeur && base::fold(typed(f, rang, Partie::nom)) == base::fold(f.nom);
  }
  /// The row that names this funder, else the first empty one; each is given once.
  int row_of(const LigneFinanceur& f) const {
    int empty = 0;
    for (int rang = 1; rang <= financeurs_max; ++rang) {
      if (taken_.contains({f.ligne, rang})) continue;
      if (names(f, rang)) return rang;
      if (empty == 0 && free(f, rang)) empty = rang;
    }
    return empty;
  }
  /// An amount written otherwise ("1 250" and "1250") is no change.
  bool same(std::string_view field, const std::string& text) const {
    auto now = base::trim(actuel_.valeur(field));
    if (now == text) return true;
    bool amounts = field.starts_with("m_") || field.ends_with("_dc") || field.ends_with("_cs");
    if (!amounts) return false;
    auto a = now.empty() ? Cents{} : base::parse_cents(now).value_or(Cents{-1});
    auto b = text.empty() ? Cents{} : base::parse_cents(text).value_or(Cents{-2});
    return a == b;
  }
  bool put(const std::string& field, std::string text) {
    if (same(field, text)) return false;
    envoi_[field] = {std::move(text), dossier::marque(actuel_.valeur(field))};
    return true;
  }

  const Brouillon& actuel_;
  dossier::Envoi envoi_;
  std::set<std::pair<std::string, int>> taken_;
};

}  // namespace

dossier::Envoi champs_importes(Importation& import, const Brouillon& actuel) {
  Champs fields(actuel);
  std::vector<Prise> placed;
  for (auto& p : import.prises) {
    if (p.financeur && !fields.funder(p)) {
      import.laissees.push_back(
          {p.rangee, p.texte, "toutes les places de financeurs de cette ligne sont prises"});
      continue;
    }
    if (!p.financeur) fields.amount(p);
    placed.push_back(std::move(p));
  }
  import.prises = std::move(placed);
  return fields.take();
}

}  // namespace budget

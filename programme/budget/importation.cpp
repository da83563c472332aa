#include "programme/budget/importation.h"

#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/budget/disposition.h"
#include "programme/budget/montant_de_tableur.h"

namespace budget {
namespace {

using campagne::Campagne;
using campagne::LigneBudget;
using documents::Sheet;
using documents::SheetCell;
using documents::SheetRow;

constexpr std::size_t longest_text = 120;

const SheetCell& cell_at(const SheetRow& row, std::size_t column) {
  static const SheetCell empty;
  return column < row.cells.size() ? row.cells[column] : empty;
}

/// What one band of one row says.
struct Ecriture {
  std::int64_t rangee = 0;
  std::string libelle, financeur;
  SheetCell montant, droit_commun, specifique;
  std::optional<bool> charge;
  std::string texte() const {
    std::string text = libelle;
    if (!financeur.empty()) text += " – " + financeur;
    if (!sans_montant(montant)) text += " : " + montant.text;
    return base::shorten(text, longest_text);
  }
};

bool is_total(std::string_view label) {
  auto text = plie(label);
  return text.starts_with("total") || text.starts_with("sous total") || text.starts_with("s total");
}

/// Whether a total is that of charges or of produits, and not of a part of them.
bool of_the_side(std::string_view label) {
  auto text = plie(label);
  for (std::string_view word : {"total", "general", "charges", "depenses", "produits", "recettes", "des"})
    for (auto at = text.find(word); at != text.npos; at = text.find(word)) text.erase(at, word.size());
  return base::trim(text).empty();
}

class Lecteur {
 public:
  Lecteur(const Sheet& sheet, const Campagne& c)
      : sheet_(sheet), campagne_(c), names_(c), layout_(disposition(sheet, c)) {
    out_.feuille = sheet.name;
  }

  Importation read() {
    for (const auto& band : layout_.bandes) {
      side_ = band.charge;
      for (const auto& row : sheet_.rows)
        if (row.number > layout_.titres) one(written(row, band));
      settle();
    }
    without_details();
    totals_agree();
    return std::move(out_);
  }

 private:
  Ecriture written(const SheetRow& row, const Bande& band) const {
    Ecriture e{.rangee = row.number,
               .libelle = {},
               .financeur = {},
               .montant = cell_at(row, band.montant),
               .droit_commun = {},
               .specifique = {},
               .charge = {}};
    auto apart = [&](std::size_t column) {
      return column == band.financeur || column == band.droit_commun || column == band.specifique;
    };
    for (std::size_t i = band.premiere; i < std::min(band.montant, row.cells.size()); ++i) {
      const auto& cell = row.cells[i];
      // Beside a label, another amount is that of another year.
      bool other_year = !e.libelle.empty() && lire_montant(cell);
      if (!apart(i) && !cell.text.empty() && !other_year)
        e.libelle += (e.libelle.empty() ? "" : " ") + cell.text;
    }
    if (band.financeur) e.financeur = cell_at(row, *band.financeur).text;
    if (band.droit_commun) e.droit_commun = cell_at(row, *band.droit_commun);
    if (band.specifique) e.specifique = cell_at(row, *band.specifique);
    return e;
  }

  void one(Ecriture e);
  void amount_on(const LigneBudget&, const Ecriture&);
  void funder(const LigneBudget&, const Ecriture&, std::string_view name);
  void funders_line(const LigneBudget&, const Ecriture&);
  void unknown(const Ecriture&);
  void settle();
  void without_details();
  void totals_agree();
  void total(const LigneBudget* heading, const Ecriture&);
  void left(const Ecriture& e, std::string reason) {
    out_.laissees.push_back({e.rangee, e.texte(), std::move(reason)});
  }
  std::optional<MontantDeTableur> amount(const Ecriture& e, const SheetCell& cell) {
    if (sans_montant(cell)) return MontantDeTableur{};
    auto read = lire_montant(cell);
    if (!read) left(e, fmt::format("« {} » n’est pas un montant", cell.text));
    return read;
  }

  /// A total of the file, to be compared with the sum of what was taken.
  struct Total {
    const LigneBudget* heading = nullptr;
    bool charge = false;
    Cents montant{};
    Ecriture ecriture;
  };

  const Sheet& sheet_;
  const Campagne& campagne_;
  Reconnaissance names_;
  Disposition layout_;
  Importation out_;
  std::optional<bool> side_;
  const LigneBudget* under_ = nullptr;  ///< the line of subsidies below which rows name funders
  std::optional<Ecriture> held_;        ///< its own amount, until one knows whether rows detail it
  std::vector<Total> totals_;
};

void Lecteur::one(Ecriture e) {
  if (e.libelle.empty() && e.financeur.empty()) return;
  if (auto side = cote_du_titre(e.libelle)) {
    settle();
    side_ = side, under_ = nullptr;
    return;
  }
  e.charge = side_;
  if (is_total(e.libelle)) return total(nullptr, e);
  if (const auto* line = names_.ligne(e.libelle, side_)) {
    if (!line->financeurs.empty()) return funders_line(*line, e);
    settle();
    under_ = nullptr;
    return amount_on(*line, e);
  }
  unknown(e);
}

void Lecteur::amount_on(const LigneBudget& line, const Ecriture& e) {
  auto read = sans_montant(e.montant) ? std::nullopt : amount(e, e.montant);
  if (!read) return;
  if (!saisissable(campagne_, line)) return total(&line, e);
  auto twice =
      std::ranges::any_of(out_.prises, [&](const Prise& p) { return p.ligne == line.code && !p.financeur; });
  if (twice) return left(e, "cette ligne a déjà reçu un montant plus haut");
  out_.prises.push_back({e.rangee, e.texte(), line.code, read->montant, {}, read->arrondi});
}

/// "État : …" with the funder in a column of its own, or as a heading of the rows that follow.
void Lecteur::funders_line(const LigneBudget& line, const Ecriture& e) {
  if (!e.financeur.empty()) return funder(line, e, e.financeur);
  settle();
  under_ = &line;
  held_ = e;
}

void Lecteur::funder(const LigneBudget& line, const Ecriture& e, std::string_view name) {
  auto whole = amount(e, e.montant), common = amount(e, e.droit_commun), own = amount(e, e.specifique);
  if (!whole || !common || !own) return;
  LigneFinanceur one{.ligne = line.code,
                     .financeur = {},
                     .nom = {},
                     .droit_commun = common->montant,
                     .specifique = own->montant};
  // Without the two parts, the amount is what is asked of the politique de la ville.
  if (one.montant().value == 0) one.specifique = whole->montant;
  if (one.montant().value == 0) return;
  const auto* known = names_.financeur(name);
  bool here = known && std::ranges::find(line.financeurs, known->kind) != line.financeurs.end();
  if (here)
    one.financeur = known->code;
  else
    one.nom = base::shorten(name, longest_text);
  bool rounded = whole->arrondi || common->arrondi || own->arrondi;
  out_.prises.push_back({e.rangee, e.texte(), line.code, {}, std::move(one), rounded});
}

void Lecteur::unknown(const Ecriture& e) {
  bool nothing = sans_montant(e.montant) && sans_montant(e.droit_commun) && sans_montant(e.specifique);
  if (nothing) return;
  const auto& name = e.financeur.empty() ? e.libelle : e.financeur;
  const auto* known = side_.value_or(false) ? nullptr : names_.financeur(name);
  const auto* line = known ? names_.ligne_de(*known) : nullptr;
  if (under_ && (!known || std::ranges::find(under_->financeurs, known->kind) != under_->financeurs.end()))
    line = under_;
  if (!line) return left(e, "aucune ligne du budget ne porte ce nom ou ce numéro");
  if (line == under_) held_.reset();
  funder(*line, e, name);
}

/// The amount of a line of subsidies that no row has detailed: the only funder of that kind, or nobody knows.
void Lecteur::settle() {
  auto e = std::exchange(held_, std::nullopt);
  if (!e || !under_) return;
  bool nothing = sans_montant(e->montant) && sans_montant(e->droit_commun) && sans_montant(e->specifique);
  if (nothing) return;
  auto possible = financeurs_de(campagne_, *under_);
  if (possible.size() == 1) return funder(*under_, *e, possible.front()->nom);
  left(*e, "le fichier ne dit pas quel financeur : écrivez-le dans la page");
}

void Lecteur::total(const LigneBudget* heading, const Ecriture& e) {
  auto read = sans_montant(e.montant) ? std::nullopt : amount(e, e.montant);
  if (!read || read->montant.value == 0 || (!heading && !e.charge)) return;
  totals_.push_back({heading, e.charge.value_or(heading && heading->charge), read->montant, e});
}

Totaux sums(const Campagne& c, const Importation& i) {
  Budget b;
  for (const auto& p : i.prises) {
    if (p.financeur)
      b.financeurs.push_back(*p.financeur);
    else
      b.montants[p.ligne] = p.montant;
  }
  return totaliser(c, b);
}

/// A heading whose lines are empty in the file: its amount has no place.
void Lecteur::without_details() {
  auto t = sums(campagne_, out_);
  std::erase_if(totals_, [&](const Total& total) {
    if (!total.heading || t.ligne(total.heading->code).value != 0) return false;
    left(total.ecriture, "ce montant n’est pas détaillé : répartissez-le entre ses lignes");
    return true;
  });
}

void Lecteur::totals_agree() {
  auto t = sums(campagne_, out_);
  for (const auto& total : totals_) {
    auto own = total.heading ? t.ligne(total.heading->code) : total.charge ? t.charges : t.produits;
    auto with_nature = total.charge ? t.charges + t.emplois : t.produits + t.contributions;
    if (total.montant == own || (!total.heading && total.montant == with_nature)) continue;
    // "Total des charges", "Total": not "Total des achats", whose lines we do not know.
    if (!total.heading && !of_the_side(total.ecriture.libelle)) continue;
    out_.remarques.push_back(
        fmt::format("Rangée {} : le fichier écrit {}, la somme des lignes comprises est {}.",
                    total.ecriture.rangee, base::euros(total.montant), base::euros(own)));
  }
}

/// The other sheets are notes, calculations, or another budget.
bool better(const Importation& a, const Importation& b) { return a.prises.size() > b.prises.size(); }

}  // namespace

Importation lire_feuilles(const std::vector<Sheet>& sheets, const Campagne& c) {
  Importation best;
  for (const auto& sheet : sheets) {
    auto read = Lecteur(sheet, c).read();
    if (better(read, best) || (best.prises.empty() && best.laissees.empty())) best = std::move(read);
  }
  std::ranges::stable_sort(best.laissees, {}, &Laissee::rangee);
  std::ranges::stable_sort(best.prises, {}, &Prise::rangee);
  return best;
}

}  // namespace budget

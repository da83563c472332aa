#include "programme/budget/saisie.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "platform/base/text.h"
#include "programme/dossier/note.h"

namespace budget {
namespace {

using campagne::Campagne;
using campagne::LigneBudget;
using dossier::Brouillon;

constexpr std::size_t longest_name = 120;

struct PartieNommee {
  Partie partie;
  std::string_view suffixe, label;
};
constexpr std::array parties{
    PartieNommee{Partie::qui, "qui", "financeur"},
    PartieNommee{Partie::nom, "nom", "nom du financeur"},
    PartieNommee{Partie::droit_commun, "dc", "droit commun"},
    PartieNommee{Partie::specifique, "cs", "crédits spécifiques"},
};

/// A field's name taken apart; rang 0 for an amount.
struct Champ {
  std::string_view ligne;
  int rang = 0;
  Partie partie = Partie::qui;
};

const PartieNommee* part_named(std::string_view suffix) {
  const auto* it = std::ranges::find(parties, suffix, &PartieNommee::suffixe);
  return it == parties.end() ? nullptr : it;
}

std::optional<Champ> funder_field(std::string_view rest) {
  auto last = rest.rfind('_');
  if (last == std::string_view::npos) return std::nullopt;
  const auto* part = part_named(rest.substr(last + 1));
  auto head = rest.substr(0, last);
  auto middle = head.rfind('_');
  if (!part || middle == std::string_view::npos) return std::nullopt;
  auto number = head.substr(middle + 1);
  int rang = 0;
  auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), rang);
  bool whole = error == std::errc() && end == number.data() + number.size() && !number.starts_with('0');
  if (!whole || rang < 1 || rang > financeurs_max) return std::nullopt;
  return Champ{head.substr(0, middle), rang, part->partie};
}

std::optional<Champ> taken_apart(std::string_view name) {
  if (name.starts_with("m_")) return Champ{.ligne = name.substr(2)};
  if (name.starts_with("f_")) return funder_field(name.substr(2));
  return std::nullopt;
}

/// The line of the campaign on which such a field stands.
const LigneBudget* line_of(const Campagne& c, const Champ& field) {
  const auto* line = c.ligne_budget(field.ligne);
  if (!line) return nullptr;
  bool fits = field.rang == 0 ? saisissable(c, *line) : !line->financeurs.empty();
  return fits ? line : nullptr;
}

class Lecteur {
 public:
  Lecteur(const Brouillon& b, const Campagne& c) : brouillon_(b), campagne_(c) {}
  Lecture lire() {
    for (const auto& line : campagne_.budget) {
      if (saisissable(campagne_, line)) own_amount(line);
      if (!line.financeurs.empty()) funders(line);
    }
    return std::move(lu_);
  }

 private:
  Cents amount(const std::string& field) {
    auto text = base::trim(brouillon_.valeur(field));
    if (text.empty()) return {};
    auto read = base::parse_cents(text);
    if (!read)
      lu_.erreurs.add(
          field, fmt::format("« {} » n’est pas un montant. Écrivez par exemple 1 250 ou 1 250,50.", text));
    return read.value_or(Cents{});
  }
  void own_amount(const LigneBudget& line) {
    auto read = amount(champ_montant(line.code));
    if (read.value > 0) lu_.budget.montants[line.code] = read;
  }
  void funders(const LigneBudget& line) {
    for (int rang = 1, last = dernier_rang(brouillon_, line.code); rang <= last; ++rang) funder(line, rang);
  }
  void funder(const LigneBudget&, int rang);
  void check_who(const LigneFinanceur&, const LigneBudget&, int rang);

  const Brouillon& brouillon_;
  const Campagne& campagne_;
  Lecture lu_;
};

void Lecteur::funder(const LigneBudget& line, int rang) {
  auto text = [&](Partie p) { return base::trim(brouillon_.valeur(champ_financeur(line.code, rang, p))); };
  LigneFinanceur one{.ligne = line.code, .financeur = {}, .nom = std::string(text(Partie::nom))};
  auto who = text(Partie::qui);
  auto known = financeurs_de(campagne_, line);
  if (std::ranges::any_of(known, [&](const auto* f) { return f->code == who; })) one.financeur = who;
  one.droit_commun = amount(champ_financeur(line.code, rang, Partie::droit_commun));
  one.specifique = amount(champ_financeur(line.code, rang, Partie::specifique));
  check_who(one, line, rang);
  if (one.montant().value > 0) lu_.budget.financeurs.push_back(std::move(one));
}

void Lecteur::check_who(const LigneFinanceur& one, const LigneBudget& line, int rang) {
  if (one.nom.size() > 4 * longest_name || base::length(one.nom) > longest_name)
    lu_.erreurs.add(champ_financeur(line.code, rang, Partie::nom),
                    fmt::format("Le nom du financeur compte {} caractères au plus.", longest_name));
  if (one.montant().value == 0 || !one.financeur.empty()) return;
  bool other = brouillon_.valeur(champ_financeur(line.code, rang, Partie::qui)) == autre_financeur;
  if (!other)
    lu_.erreurs.add(
        champ_financeur(line.code, rang, Partie::qui),
        fmt::format("Choisissez le financeur de qui vous attendez {}.", base::euros(one.montant())));
  else if (one.nom.empty())
    lu_.erreurs.add(
        champ_financeur(line.code, rang, Partie::nom),
        fmt::format("Écrivez le nom du financeur de qui vous attendez {}.", base::euros(one.montant())));
}

/// The first heading under which a funder of that kind may stand.
const LigneBudget* heading_for(const Campagne& c, const campagne::Financeur& f) {
  auto it = std::ranges::find_if(c.budget, [&](const LigneBudget& l) {
    return std::ranges::find(l.financeurs, f.kind) != l.financeurs.end();
  });
  return it == c.budget.end() ? nullptr : &*it;
}

}  // namespace

std::string champ_montant(std::string_view ligne) { return fmt::format("m_{}", ligne); }

std::string champ_financeur(std::string_view ligne, int rang, Partie p) {
  return fmt::format("f_{}_{}_{}", ligne, rang,
                     std::ranges::find(parties, p, &PartieNommee::partie)->suffixe);
}

bool champ_connu(const Campagne& c, std::string_view champ) {
  auto field = taken_apart(champ);
  return field && line_of(c, *field);
}

std::string libelle(const LigneBudget& l) {
  return l.hors_plan ? l.titre : fmt::format("{} {}", l.code, l.titre);
}

std::string libelle_champ(const Campagne& c, std::string_view champ) {
  auto field = taken_apart(champ);
  const auto* line = field ? line_of(c, *field) : nullptr;
  if (!line) return std::string(champ);
  if (field->rang == 0) return libelle(*line);
  return fmt::format("{}, n° {} : {}", libelle(*line), field->rang,
                     std::ranges::find(parties, field->partie, &PartieNommee::partie)->label);
}

std::vector<const campagne::Financeur*> financeurs_de(const Campagne& c, const LigneBudget& l) {
  std::vector<const campagne::Financeur*> found;
  for (const auto& f : c.financeurs)
    if (std::ranges::find(l.financeurs, f.kind) != l.financeurs.end()) found.push_back(&f);
  return found;
}

int dernier_rang(const Brouillon& b, std::string_view ligne) {
  int last = 0;
  for (const auto& [name, entry] : b)
    if (auto field = taken_apart(name); field && field->ligne == ligne && !entry.valeur.empty())
      last = std::max(last, field->rang);
  return last;
}

Lecture lire_budget(const Brouillon& b, const Campagne& c) { return Lecteur(b, c).lire(); }

std::string comme_saisi(Cents amount) {
  if (amount.value == 0) return {};
  auto text = base::plain_euros(amount);
  std::ranges::replace(text, '.', ',');
  return text;
}

dossier::Envoi en_champs(const Campagne& c, const Budget& b) {
  dossier::Envoi fields;
  for (const auto& [code, value] : b.montants) fields[champ_montant(code)] = {comme_saisi(value), {}};
  std::map<std::string, int, std::less<>> ranks;
  for (const auto& f : b.financeurs) {
    const auto* line = c.ligne_budget(f.ligne);
    if (!line || line->financeurs.empty()) continue;
    int rang = ++ranks[f.ligne];
    auto put = [&](Partie p, std::string text) {
      fields[champ_financeur(f.ligne, rang, p)] = {std::move(text), {}};
    };
    put(Partie::qui, f.financeur.empty() ? std::string(autre_financeur) : f.financeur);
    put(Partie::nom, f.nom);
    put(Partie::droit_commun, comme_saisi(f.droit_commun));
    put(Partie::specifique, comme_saisi(f.specifique));
  }
  return fields;
}

Budget depuis_la_note(const Brouillon& note, const Campagne& c) {
  Budget b;
  auto read = dossier::lire(note, c).note;
  for (const auto& d : read.demandes)
    for (const auto& f : c.financeurs) {
      const auto* line = f.code == d.financeur ? heading_for(c, f) : nullptr;
      if (line && d.montant.value > 0)
        b.financeurs.push_back({.ligne = line->code,
                                .financeur = f.code,
                                .nom = {},
                                .droit_commun = {},
                                .specifique = d.montant});
    }
  const auto* own = c.ligne_budget("RESSPROP");
  if (own && read.ressources_propres && read.ressources_propres->value > 0)
    b.montants[own->code] = *read.ressources_propres;
  return b;
}

}  // namespace budget

// The budgets of the demonstration's final dossiers, on the lines that the call has.
#include <algorithm>

#include "programme/budget/budget_store.h"
#include "programme/dossier/dossier_store.h"
#include "programme/structure/identifiants.h"
#include "programme/structure/structure_store.h"
#include "programme/ventilation/sollicitation_store.h"
#include "server/demo_definitifs.h"

namespace server::demo {
namespace {

using base::Cents;
using budget::Budget;

struct Poids {
  std::string_view ligne;
  std::int64_t parts;
};
/// How charges are spread; lines that the call does not have are left out.
constexpr std::array spread{Poids{"641", 42}, Poids{"645", 17},   Poids{"64", 40}, Poids{"601", 9},
                            Poids{"604", 14}, Poids{"613", 6},    Poids{"616", 2}, Poids{"623", 3},
                            Poids{"625", 4},  Poids{"CHIND-1", 3}};
constexpr std::int64_t one_euro = 100;

bool has(const campagne::Campagne& c, std::string_view line) {
  const auto* known = c.ligne_budget(line);
  return known && budget::saisissable(c, *known);
}

/// In whole euros; what is left goes to the last line.
void spread_charges(const campagne::Campagne& c, Budget& b, Cents total) {
  std::vector<Poids> lines;
  std::int64_t parts = 0;
  for (const auto& each : spread)
    if (has(c, each.ligne)) lines.push_back(each), parts += each.parts;
  Cents left = total;
  for (const auto& each : lines) {
    Cents some{total.value * each.parts / parts / one_euro * one_euro};
    b.montants[std::string(each.ligne)] = some;
    left = left - some;
  }
  if (!lines.empty()) b.montants[std::string(lines.back().ligne)] += left;
}

/// Volunteers' time, the same amount on both sides.
void in_kind(const campagne::Campagne& c, Budget& b, Cents worth) {
  for (auto [use, gift] : {std::pair{"864", "870"}, {"86", "87"}})
    if (has(c, use) && has(c, gift)) {
      b.montants[use] = b.montants[gift] = worth;
      return;
    }
}

std::string heading_of(const campagne::Campagne& c, std::string_view funder) {
  const auto* known = c.financeur(funder);
  for (const auto& line : c.budget)
    if (known && std::ranges::find(line.financeurs, known->kind) != line.financeurs.end()) return line.code;
  return {};
}

/// Somebody whom neither the note nor the meeting had thought of.
void ask_another(const campagne::Campagne& c, Budget& b, Cents amount) {
  for (const auto& funder : c.financeurs) {
    bool asked = std::ranges::find(b.financeurs, funder.code, &budget::LigneFinanceur::financeur) !=
                 b.financeurs.end();
    auto heading = heading_of(c, funder.code);
    if (asked || heading.empty()) continue;
    b.financeurs.push_back({heading, funder.code, {}, {}, amount});
    return;
  }
}

/// What the note asks, without those withdrawn, with those that the committee or the meeting added.
Budget resources(db::Reading& r, const World& world, const Projet& p, const dossier::Brouillon& answers) {
  constexpr Cents usual{150'000};
  auto b = budget::depuis_la_note(answers, world.campagne);
  for (const auto& asked : ventilation::demandees(r, world.campagne, p.dossier)) {
    auto line = std::ranges::find(b.financeurs, asked.financeur, &budget::LigneFinanceur::financeur);
    auto heading = heading_of(world.campagne, asked.financeur);
    if (!asked.sollicite && line != b.financeurs.end())
      b.financeurs.erase(line);
    else if (asked.sollicite && line == b.financeurs.end() && !heading.empty())
      b.financeurs.push_back({heading, asked.financeur, {}, {}, usual});
  }
  if (p.rang % 9 == 4) ask_another(world.campagne, b, usual);
  if (p.rang % 11 == 7 && b.financeurs.size() > 1) b.financeurs.pop_back();
  if (!b.financeurs.empty() && p.rang % 3 == 0) {
    auto& first = b.financeurs.front();
    first.droit_commun = {first.specifique.value / 4 / one_euro * one_euro};
    first.specifique = first.specifique - first.droit_commun;
  }
  return b;
}

void save(db::Writing& w, const World& world, const Projet& p, budget::Genre kind, const Budget& b) {
  const auto& c = world.campagne;
  auto f = definitif::lock(w, *p.porteur, p.dossier).value();
  auto locked = budget::verrouiller(w, f.dossier, kind, c.annee, p.fini_le);
  dossier::Brouillon typed;
  for (const auto& [field, sent] : budget::en_champs(c, b))
    typed.poser(field, {sent.texte, p.porteur->id, p.fini_le});
  budget::enregistrer(w, locked, typed, c, p.fini_le);
}

/// The structure's year: what it sells, its members, what it is given.
Budget of_the_year(const campagne::Campagne& c, std::size_t rank) {
  Budget b;
  Cents sales{std::int64_t(90'000 + rank % 7 * 12'500) * one_euro};
  b.montants["70"] = sales;
  if (has(c, "756")) b.montants["756"] = {std::int64_t(600 + rank % 5 * 150) * one_euro};
  if (has(c, "758")) b.montants["758"] = {std::int64_t(1200) * one_euro};
  spread_charges(c, b, budget::totaliser(c, b).produits);
  return b;
}

/// An invented territory has postcodes that no letter can have.
std::string postcode_of(const campagne::Campagne& c, std::string_view town) {
  for (const auto& commune : c.territoire.communes)
    if (commune.nom == town && !commune.codes_postaux.empty() &&
        structure::code_postal(commune.codes_postaux.front()))
      return commune.codes_postaux.front();
  return "59300";
}

void complete_page(db::Writing& w, const World& world, const Projet& p, std::int64_t id) {
  auto s = structure::trouver(w, *p.porteur, id).value();
  auto leaders = structure::bureau(w, id).dirigeants;
  auto page = s.fiche;
  page.siege_code_postal = postcode_of(world.campagne, page.siege_commune);
  page.telephone = "0300000000", page.courriel = "contact@structure.example";
  page.representant_prenom = leaders.empty() ? "Camille" : leaders.front().prenom;
  page.representant_nom = leaders.empty() ? "Modèle" : leaders.front().nom;
  page.representant_fonction = leaders.empty() ? "Direction" : leaders.front().fonction;
  must(structure::modifier(w, *p.porteur, p.ouvert_le, id, s.version, structure::normaliser(page)));
}

}  // namespace

void write_budget(db::Writing& w, const World& world, const Projet& p, bool balanced) {
  auto f = definitif::lock(w, *p.porteur, p.dossier).value();
  auto b = resources(w, world, p, definitif::draft(w, f));
  auto total = budget::totaliser(world.campagne, b).produits;
  constexpr Cents forgotten{45'000};
  spread_charges(world.campagne, b, balanced ? total : total + forgotten);
  if (p.rang % 2 == 0) in_kind(world.campagne, b, {std::int64_t(800 + p.rang % 6 * 200) * one_euro});
  save(w, world, p, budget::Genre::action, b);
}

void complete_structure(db::Writing& w, const World& world, const Projet& p) {
  auto f = definitif::lock(w, *p.porteur, p.dossier).value();
  complete_page(w, world, p, f.dossier.structure);
  save(w, world, p, budget::Genre::structure, of_the_year(world.campagne, p.rang));
}

}  // namespace server::demo

// How long the ventilation's proposal takes: invented notes and agents on the 2023 call, without a database.
// Prints a table in Markdown. Every run computes the whole proposal anew.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <random>

#include "programme/campagne/charger.h"
#include "programme/ventilation/proposition.h"

namespace {

using namespace ventilation;

/// The same on every machine: the distributions of the standard library are not.
class Dice {
 public:
  std::size_t below(std::size_t n) { return generator_() % n; }
  bool one_in(std::size_t n) { return below(n) == 0; }
  /// `n` different codes out of these.
  std::vector<std::string> some(std::vector<std::string> codes, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) std::swap(codes[i], codes[i + below(codes.size() - i)]);
    codes.resize(n);
    return codes;
  }

 private:
  std::mt19937_64 generator_{2023};
};

struct Decor {
  campagne::Campagne call;
  std::vector<std::string> communes, themes, funders;
};

Decor decor() {
  Decor d{campagne::charger(DENTELLE_SOURCE_DIR "/campagnes/valenciennes-2023").value(), {}, {}, {}};
  for (const auto& c : d.call.territoire.communes)
    if (c.concernee) d.communes.push_back(c.insee);
  for (const auto& o : d.call.orientations) d.themes.push_back(o.code);
  for (const auto& f : d.call.financeurs) d.funders.push_back(f.code);
  return d;
}

/// Six out of ten are communal; the others name two to six communes. Each asks two to four funders.
NoteAVentiler note(const Decor& d, Dice& dice, std::int64_t number) {
  NoteAVentiler n;
  n.dossier = number, n.structure = std::int64_t(1 + dice.below(std::size_t(number)));
  bool communal = dice.below(10) < 6;
  n.demande.echelle = communal ? "communale" : "intercommunale";
  n.demande.orientation = d.themes[dice.below(d.themes.size())];
  n.demande.dispositif = "contrat_de_ville", n.demande.forme = "association";
  n.demande.nature = "premiere";
  n.demande.financeurs = dice.some(d.funders, 2 + dice.below(3));
  n.communes = dice.some(d.communes, communal ? 1 : 2 + dice.below(5));
  return n;
}

/// A third follow everything, the others some communes, some themes, or both; one in twenty has an interest
/// in a structure. `funders` of the call share them.
Agent agent(const Decor& d, Dice& dice, std::int64_t number, std::size_t funders, std::size_t structures) {
  Agent a;
  a.personne = number, a.nom = fmt::format("Agent {}", number);
  a.attribution.role = personne::Role::instructeur;
  a.attribution.financeur = d.funders[std::size_t(number) % funders];
  auto kind = dice.below(6);
  if (kind >= 2 && kind != 4) a.attribution.communes = dice.some(d.communes, 2 + dice.below(6));
  if (kind >= 4) a.attribution.themes = dice.some(d.themes, 1 + dice.below(3));
  if (dice.one_in(20)) a.conflits = {std::int64_t(1 + dice.below(structures))};
  return a;
}

struct Case {
  std::string_view name;
  std::size_t notes, agents, funders;  ///< how many funders share the agents
  int runs;
};

double at(const std::vector<double>& sorted, double part) {
  return sorted[std::min(std::size_t(part * double(sorted.size())), sorted.size() - 1)];
}

/// Resident memory at most so far, in MB.
double peak() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) / 1024;
  return 0;
}

void measure(const Decor& d, const Case& c) {
  Dice dice;
  std::vector<NoteAVentiler> notes;
  std::vector<Agent> agents;
  for (std::size_t i = 1; i <= c.notes; ++i) notes.push_back(note(d, dice, std::int64_t(i)));
  for (std::size_t i = 1; i <= c.agents; ++i)
    agents.push_back(agent(d, dice, std::int64_t(i), std::min(c.funders, d.funders.size()), c.notes));
  std::vector<double> milliseconds;
  std::size_t needs = 0, served = 0;
  const double before = peak();
  for (int run = 0; run < c.runs; ++run) {
    auto begin = std::chrono::steady_clock::now();
    auto proposed = proposer(d.call, notes, agents);
    milliseconds.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    needs = served = 0;
    for (const auto& p : proposed)
      for (const auto& a : p.agents) ++needs, served += a.personne.has_value();
  }
  std::ranges::sort(milliseconds);
  fmt::print("| {} | {} | {} | {} | {} | {:.1f} | {:.1f} | {:.0f} |\n", c.name, c.notes, c.agents, needs,
             served, at(milliseconds, 0.5), at(milliseconds, 0.99), peak() - before);
}

}  // namespace

int main() {
  const Decor d = decor();
  fmt::print(
      "\n### The ventilation's proposal\n\n"
      "| case | notes | agents | needs | served | median ms | p99 ms (or longest of 20) | memory added MB |\n"
      "|---|--:|--:|--:|--:|--:|--:|--:|\n");
  measure(d, {"a year of the call", 400, 60, 99, 500});
  measure(d, {"a large call", 30000, 2000, 99, 20});
  measure(d, {"a large call, agents of three funders only", 30000, 2000, 3, 20});
  measure(d, {"a large call, ten times too few agents", 30000, 200, 99, 20});
}

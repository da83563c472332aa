// The demonstration's second round: what holds is taken over and told, the rest waits for a decision.
#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/ventilation/operation.h"
#include "programme/ventilation/reprise_store.h"
#include "programme/ventilation/ventilation_store.h"
#include "server/demo_world.h"

namespace server::demo {
namespace {

using namespace std::chrono_literals;
using namespace ventilation;

/// The dossier with those who go on and those chosen; nothing when a choice is missing.
std::optional<Changement> decided(const World& world, base::Instant now, const DossierFinal& d,
                                  const Reprise& kept, const ChoixDAgents& chosen,
                                  std::span<const Agent> people) {
  auto made = decider(d, kept, chosen, people, world.campagne);
  if (!made.erreurs.empty()) return std::nullopt;
  const auto& l = d.ligne;
  must(accomplir(l.etat.etat(), Preparer{contenu(made.etat, l.note.structure, people)},
                 {world.coordination(), now, world.campagne, l.note.structure}));
  return Changement{l.etat, std::move(made.etat)};
}

void take_over(db::Writing& w, const World& world, base::Instant now) {
  auto round = second_tour(world.campagne);
  auto people = agents(w, world.coordination(), round);
  std::vector<Changement> changes;
  for (const auto& d : dossiers_finals(w, world.coordination(), round)) {
    auto kept = reprendre(d, people);
    if (stade(d, kept) != Stade::sans_difference) continue;
    if (auto change = decided(world, now, d, kept, {}, people)) changes.push_back(std::move(*change));
  }
  if (changes.empty()) return;
  auto label = "Agent·es du premier tour repris pour " +
               base::counted(changes.size(), "dossier définitif", "dossiers définitifs");
  must(appliquer(w, world.coordination(), now, round, Genre::proposition, label, std::move(changes)));
}

void tell(db::Writing& w, const World& world, base::Instant now) {
  auto round = second_tour(world.campagne);
  auto people = agents(w, world.coordination(), round);
  auto all = transmission_finale(dossiers_finals(w, world.coordination(), round), people,
                                 world.coordination(), now, world.campagne);
  if (!all.changements.empty())
    must(transmettre(w, world.coordination(), now, round, tour_vu(w, round), all));
}

/// The first of those that differ, with the first person who can take each funder.
void decide_one(db::Writing& w, const World& world, base::Instant now) {
  auto round = second_tour(world.campagne);
  auto people = agents(w, world.coordination(), round);
  for (const auto& d : dossiers_finals(w, world.coordination(), round)) {
    auto kept = reprendre(d, people);
    if (stade(d, kept) != Stade::a_decider) continue;
    ChoixDAgents chosen;
    for (const auto& funder : a_pourvoir(d.ligne, kept)) {
      auto able = candidats(d.ligne, funder, people);
      chosen[funder] = able.empty() ? std::string(aucun) : std::to_string(able.front()->personne);
    }
    auto change = decided(world, now, d, kept, chosen, people);
    if (!change) continue;
    auto label =
        fmt::format("{} : agent·es choisis pour le dossier définitif", reference(d.ligne, world.campagne));
    must(appliquer(w, world.coordination(), now, round, Genre::changement, label, {std::move(*change)}));
    return;
  }
}

}  // namespace

void hold_second_round(World& world, base::Instant now) {
  world.database.write([&](db::Writing& w) {
    take_over(w, world, now - 3 * 24h);
    tell(w, world, now - 2 * 24h);
    decide_one(w, world, now - 20h);
  });
}

}  // namespace server::demo

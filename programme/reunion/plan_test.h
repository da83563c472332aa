// Meetings to be planned, by hand or at random, and what must hold of any plan.
#pragma once
#include <algorithm>

#include "programme/reunion/creneaux.h"
#include "programme/reunion/plan.h"

namespace reunion::test {

using namespace std::chrono_literals;

/// A day without change of hour: minutes since its midnight.
inline base::Instant at(int hour, int minute = 0) {
  return base::parse_paris("2029-10-10").value() + std::chrono::hours(hour) + std::chrono::minutes(minute);
}
inline base::Period from_to(base::Instant from, base::Instant until) { return {from, until}; }

/// A meeting of one morning, 9 to 11, with four slots of half an hour.
inline DonneesDuPlan morning() {
  DonneesDuPlan d;
  d.duree = 30min;
  d.plages = {{1, {at(9), at(11)}}};
  d.noms = {"Alix", "Béa", "Chadi", "Dina", "Élie"};
  d.themes = {"emploi", "sante"};
  return d;
}

inline std::vector<std::size_t> everybody(const APlacer& p) {
  auto all = p.porteurs;
  all.insert(all.end(), p.agents.begin(), p.agents.end());
  return all;
}

inline bool somebody_in_both(const APlacer& a, const APlacer& b) {
  return std::ranges::any_of(everybody(a), [&](auto who) {
    auto others = everybody(b);
    return std::ranges::find(others, who) != others.end();
  });
}

/// The first thing that must hold and does not; empty when all is well.
inline std::string fault(const DonneesDuPlan& d, const std::vector<Placement>& plan) {
  if (plan.size() != d.passages.size()) return "a line is missing";
  for (std::size_t i = 0; i < plan.size(); ++i) {
    const auto& a = plan[i];
    if (a.passage != d.passages[i].id) return "not in order";
    if (a.raison.empty()) return "no reason";
    if (a.place.has_value() == a.refus.has_value()) return "placed and refused";
    if (!a.place) continue;
    auto hall = std::ranges::find(d.plages, a.place->plage, &Plage::id);
    if (hall == d.plages.end()) return "an unknown half-day";
    if (const auto& kept = d.passages[i].garde) {
      if (kept->plage != a.place->plage || kept->quand.from != a.place->quand.from)
        return "a kept passage moved";
      continue;
    }
    if (!contient(hall->periode, a.place->quand)) return "outside its half-day";
    if (a.place->quand.until - a.place->quand.from != d.duree) return "not of its length";
    for (std::size_t j = 0; j < plan.size(); ++j) {
      const auto& b = plan[j];
      if (i == j || !b.place || !se_chevauchent(a.place->quand, b.place->quand)) continue;
      if (a.place->plage == b.place->plage) return "two at once in a room";
      if (somebody_in_both(d.passages[i], d.passages[j])) return "somebody in two rooms";
    }
    for (const auto& o : d.occupations)
      for (auto who : everybody(d.passages[i]))
        if (who == o.qui && !compatible(a.place->quand, o.quand, o.meme_lieu, d.trajet))
          return "somebody elsewhere";
  }
  return {};
}

}  // namespace reunion::test

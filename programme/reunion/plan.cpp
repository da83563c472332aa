#include "programme/reunion/plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <tuple>

#include "programme/reunion/creneaux.h"
#include "programme/reunion/plan_grille.h"
#include "programme/reunion/plan_ordre.h"
#include "programme/reunion/plan_raisons.h"

namespace reunion {
namespace {

/// How well a half-day suits a theme; less is better.
int mismatch(const Plage& plage, std::string_view theme) {
  if (plage.theme.empty()) return 1;
  return plage.theme == theme ? 0 : 2;
}

class Planner {
 public:
  explicit Planner(const DonneesDuPlan& data) : data_(data), grid_(data) {}

  void run() {
    for (const auto& group : ordonner(data_)) place(group);
    while (!grid_.full() && place_some_more()) {
    }
  }
  const Grille& grid() const { return grid_; }

 private:
  void place(const Groupe& group) {
    const auto& list = group.passages;
    auto run = list.size() > 1 && group.gardes.empty() ? best_run(list) : std::vector<std::size_t>{};
    if (!run.empty() && worse_theme(list.front(), run.front(), best_slot(list.front(), {}))) run.clear();
    for (std::size_t i = 0; i < run.size(); ++i) settle(list[i], run[i]);
    if (!run.empty()) return;
    auto beside = group.gardes;
    for (auto p : list)
      if (auto slot = best_slot(p, beside); slot != Grille::none) {
        settle(p, slot);
        beside.push_back(grid_.slots()[slot].when);
      }
  }

  /// Whether that slot suits the theme less than another one does.
  bool worse_theme(std::size_t p, std::size_t slot, std::size_t other) const {
    auto level = [&](std::size_t s) {
      return mismatch(data_.plages[grid_.slots()[s].plage], data_.passages[p].theme);
    };
    return level(slot) > level(other);
  }

  void settle(std::size_t p, std::size_t slot) {
    grid_.put(p, slot);
    room_of_theme_[data_.passages[p].theme] = grid_.slots()[slot].plage;
  }

  /// Tries those left over again, moving others if need be; false when nobody found a slot, and then none is
  /// possible for any of them.
  bool place_some_more() {
    seen_.assign(grid_.slots().size(), false);
    bool some = false;
    for (std::size_t p = 0; p < data_.passages.size(); ++p) {
      if (data_.passages[p].garde || grid_.slot_of(p) != Grille::none) continue;
      auto slot = best_slot(p, {});
      if (slot != Grille::none) grid_.put(p, slot);
      some |= slot != Grille::none || make_room_for(p);
    }
    return some;
  }

  /// Where passages of that theme have gone so far; none.
  std::size_t room_of(std::size_t p) const {
    auto room = room_of_theme_.find(data_.passages[p].theme);
    return room == room_of_theme_.end() ? Grille::none : room->second;
  }

  /// Less is better: the half-day of the theme; of several rooms at that time, the one where the theme
  /// already is; the earliest.
  auto cost(std::size_t p, std::size_t room, std::size_t slot) const {
    const auto& s = grid_.slots()[slot];
    bool other_room = room != Grille::none && room != s.plage &&
                      se_chevauchent(data_.plages[room].periode, data_.plages[s.plage].periode);
    return std::tuple(mismatch(data_.plages[s.plage], data_.passages[p].theme), other_room, slot);
  }

  /// The slot after that one in the same room, without a gap; none.
  std::size_t next(std::size_t slot) const {
    const auto& all = grid_.slots();
    for (auto n = slot + 1; n < all.size() && all[n].when.from <= all[slot].when.until; ++n)
      if (all[n].plage == all[slot].plage && all[n].when.from == all[slot].when.until) return n;
    return Grille::none;
  }

  std::vector<std::size_t> run_from(const std::vector<std::size_t>& group, std::size_t slot) const {
    std::vector<std::size_t> run;
    for (auto p : group) {
      if (slot == Grille::none || !grid_.possible(p, slot)) return {};
      run.push_back(slot);
      slot = next(slot);
    }
    return run;
  }

  /// Slots in a row for the whole group; empty when there are none.
  std::vector<std::size_t> best_run(const std::vector<std::size_t>& group) const {
    std::vector<std::size_t> best;
    auto first = group.front(), room = room_of(first);
    for (std::size_t s = 0; s < grid_.slots().size(); ++s)
      if (best.empty() || cost(first, room, s) < cost(first, room, best.front()))
        if (auto run = run_from(group, s); !run.empty()) best = std::move(run);
    return best;
  }

  /// How far the slot is from the nearest of those; 0 when there are none.
  std::chrono::milliseconds distance(std::size_t slot, const std::vector<base::Period>& beside) const {
    std::chrono::milliseconds nearest{beside.empty() ? 0 : INT64_MAX};
    for (const auto& p : beside)
      nearest = std::min(nearest, std::chrono::abs(grid_.slots()[slot].when.from - p.from));
    return nearest;
  }

  std::size_t best_slot(std::size_t p, const std::vector<base::Period>& beside) const {
    auto judged = [&, room = room_of(p)](std::size_t s) {
      auto [theme, other_room, rank] = cost(p, room, s);
      return std::tuple(theme, distance(s, beside), other_room, rank);
    };
    std::size_t best = Grille::none;
    for (std::size_t s = 0; s < grid_.slots().size(); ++s)
      if ((best == Grille::none || judged(s) < judged(best)) && grid_.possible(p, s)) best = s;
    return best;
  }

  /// Moves others, one after the other, so that the passage finds a slot: an augmenting path. Slots looked at
  /// in vain stay marked for the round.
  bool make_room_for(std::size_t p) {
    for (std::size_t s = 0; s < seen_.size(); ++s) {
      if (seen_[s] || !grid_.allowed(p, s)) continue;
      seen_[s] = true;
      auto others = grid_.in_the_way(p, s);
      if (others.empty()) return grid_.put(p, s), true;
      if (others.size() > 1) continue;
      auto back = grid_.slot_of(others.front());
      grid_.remove(others.front());
      grid_.put(p, s);
      if (make_room_for(others.front())) return true;
      grid_.remove(p);
      grid_.put(others.front(), back);
    }
    return false;
  }

  const DonneesDuPlan& data_;
  Grille grid_;
  std::vector<bool> seen_;
  std::map<std::string, std::size_t> room_of_theme_;
};

}  // namespace

bool compatible(const base::Period& wanted, const base::Period& taken, bool same_place,
                std::chrono::minutes travel) {
  auto margin = same_place ? std::chrono::minutes{0} : travel;
  return wanted.until + margin <= taken.from || taken.until + margin <= wanted.from;
}

std::vector<Placement> proposer_plan(const DonneesDuPlan& data) {
  Planner planner(data);
  planner.run();
  return expliquer(data, planner.grid());
}

}  // namespace reunion

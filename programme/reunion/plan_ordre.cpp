#include "programme/reunion/plan_ordre.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <ranges>

namespace reunion {
namespace {

/// Which passages belong together: each points to the first of its group.
class Together {
 public:
  explicit Together(std::size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
  std::size_t first(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    a = first(a), b = first(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

/// Themes have half-days of their own: projects of one porteur in two themes pass at two times.
bool themed(const DonneesDuPlan& data) {
  return std::ranges::any_of(data.plages, [](const Plage& p) { return !p.theme.empty(); });
}

std::vector<Groupe> groups(const DonneesDuPlan& data) {
  Together together(data.passages.size());
  std::map<std::pair<std::size_t, std::string>, std::size_t> seen;
  bool by_theme = themed(data);
  for (std::size_t p = 0; p < data.passages.size(); ++p)
    for (auto who : data.passages[p].porteurs) {
      auto [it, first] = seen.try_emplace({who, by_theme ? data.passages[p].theme : ""}, p);
      if (!first) together.join(p, it->second);
    }
  std::map<std::size_t, Groupe> by_first;
  for (std::size_t p = 0; p < data.passages.size(); ++p) {
    auto& group = by_first[together.first(p)];
    if (const auto& kept = data.passages[p].garde)
      group.gardes.push_back(kept->quand);
    else
      group.passages.push_back(p);
  }
  std::vector<Groupe> all;
  for (auto& [first, group] : by_first)
    if (!group.passages.empty()) all.push_back(std::move(group));
  return all;
}

/// A group with what its order depends on.
struct Ordered {
  Groupe group;
  std::size_t theme;                ///< rank of the theme of most of its passages
  std::vector<std::size_t> agents;  ///< sorted
};

std::size_t rank_of(const DonneesDuPlan& data, std::size_t passage) {
  auto it = std::ranges::find(data.themes, data.passages[passage].theme);
  return std::size_t(it - data.themes.begin());
}

Ordered describe(const DonneesDuPlan& data, Groupe group) {
  std::map<std::size_t, std::size_t> votes;
  Ordered o{std::move(group), 0, {}};
  for (auto p : o.group.passages) {
    ++votes[rank_of(data, p)];
    const auto& agents = data.passages[p].agents;
    o.agents.insert(o.agents.end(), agents.begin(), agents.end());
  }
  o.theme = std::ranges::max_element(votes, {}, [](const auto& v) { return v.second; })->first;
  std::ranges::stable_sort(o.group.passages, {}, [&](std::size_t p) { return rank_of(data, p); });
  std::ranges::sort(o.agents);
  auto twice = std::ranges::unique(o.agents);
  o.agents.erase(twice.begin(), twice.end());
  return o;
}

std::size_t in_common(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) {
  std::vector<std::size_t> both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  return both.size();
}

/// Each group after the one with which it shares most agents; the first that was given begins.
void chain(std::ranges::subrange<std::vector<Ordered>::iterator> same_theme) {
  for (auto it = same_theme.begin(); it != same_theme.end() && it + 1 != same_theme.end(); ++it) {
    auto closeness = [&](const Ordered& o) { return in_common(it->agents, o.agents); };
    auto next = std::ranges::max_element(it + 1, same_theme.end(), {}, closeness);
    std::rotate(it + 1, next, next + 1);  // the others keep their order
  }
}

}  // namespace

std::vector<Groupe> ordonner(const DonneesDuPlan& data) {
  std::vector<Ordered> all;
  for (auto& group : groups(data)) all.push_back(describe(data, std::move(group)));
  std::ranges::stable_sort(all, {}, &Ordered::theme);
  for (auto from = all.begin(); from != all.end();) {
    auto to = std::ranges::find_if(from, all.end(), [&](const Ordered& o) { return o.theme != from->theme; });
    chain({from, to});
    from = to;
  }
  std::vector<Groupe> order;
  for (auto& o : all) order.push_back(std::move(o.group));
  return order;
}

}  // namespace reunion

// What must hold of a plan, on meetings made at random.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <set>

#include "programme/reunion/plan_grille.h"
#include "programme/reunion/plan_test.h"

using namespace reunion;
using test::at;
using namespace std::chrono_literals;

namespace {

int upto(int n) { return *rc::gen::inRange(0, n); }
std::string some_theme() { return *rc::gen::element<std::string>("", "emploi", "sante", "habitat"); }

base::Period some_period(int longest) {
  auto from = at(8) + std::chrono::minutes(5 * upto(48));
  return {from, from + std::chrono::minutes(5 * (1 + upto(longest)))};
}

/// Half-days of one room never overlap; here each is a room of its own.
DonneesDuPlan some_meeting(int halls, int passages, bool people = true) {
  DonneesDuPlan d;
  d.duree = std::chrono::minutes(*rc::gen::element(10, 15, 20, 45));
  d.trajet = std::chrono::minutes(*rc::gen::element(0, 20, 30));
  d.noms = {"A", "B", "C", "D", "E", "F"};
  d.themes = {"emploi", "sante"};
  for (int i = 0; i < halls; ++i) d.plages.push_back({i + 1, some_period(40), some_theme()});
  for (int i = 0; i < passages; ++i) {
    APlacer p{.id = 100 + i, .theme = some_theme()};
    for (int n = people ? upto(3) : 0; n > 0; --n) p.porteurs.push_back(std::size_t(upto(6)));
    for (int n = people ? upto(3) : 0; n > 0; --n) p.agents.push_back(std::size_t(upto(6)));
    d.passages.push_back(p);
  }
  for (int n = upto(5); n > 0; --n)
    d.occupations.push_back({std::size_t(upto(6)), some_period(30), upto(2) == 0, "Ailleurs"});
  return d;
}

std::size_t placed(const std::vector<Placement>& plan) {
  return std::size_t(std::ranges::count_if(plan, [](const auto& p) { return p.place.has_value(); }));
}

/// Some of what was placed keeps its place, as after the first convocations.
DonneesDuPlan some_kept(DonneesDuPlan d) {
  auto plan = proposer_plan(d);
  for (std::size_t i = 0; i < plan.size(); ++i)
    if (plan[i].place && upto(2) == 0) d.passages[i].garde = plan[i].place;
  return d;
}

/// Whether the passage could be put at that time, judged from the plan alone.
bool could_be_there(const DonneesDuPlan& d, const std::vector<Placement>& plan, std::size_t p,
                    const Plage& hall, const base::Period& when) {
  auto trial = plan;
  trial[p] = {plan[p].passage, Place{hall.id, when}, {}, "essai"};
  return test::fault(d, trial).empty();
}

/// The largest number of passages that can be placed in one room, by trying everything.
std::size_t most(const Grille& grid, std::size_t passages, std::size_t p = 0,
                 std::set<std::size_t> used = {}) {
  if (p == passages) return used.size();
  auto best = most(grid, passages, p + 1, used);
  for (std::size_t s = 0; s < grid.slots().size(); ++s)
    if (grid.allowed(p, s) && !used.contains(s)) {
      auto more = used;
      more.insert(s);
      best = std::max(best, most(grid, passages, p + 1, more));
    }
  return best;
}

}  // namespace

TEST_CASE("whatever the meeting, nobody is in two places at once and every passage is within its half-day") {
  CHECK(rc::check([] {
    auto d = some_meeting(1 + upto(4), upto(30));
    RC_ASSERT(test::fault(d, proposer_plan(d)) == "");
  }));
}

TEST_CASE("the same holds when some passages keep their place") {
  CHECK(rc::check([] {
    auto d = some_kept(some_meeting(1 + upto(4), upto(20)));
    RC_ASSERT(test::fault(d, proposer_plan(d)) == "");
  }));
}

TEST_CASE("a reason is true: full is full, and else somebody really is taken at every free time") {
  CHECK(rc::check([] {
    auto d = some_meeting(upto(4), upto(20));
    auto plan = proposer_plan(d);
    auto slots = Grille(d).slots();
    for (std::size_t p = 0; p < plan.size(); ++p) {
      if (!plan[p].refus) continue;
      bool full = placed(plan) == slots.size();
      if (*plan[p].refus == SansPlace::complet) RC_ASSERT(full && !slots.empty());
      if (*plan[p].refus == SansPlace::personne_prise) RC_ASSERT(!full);
      if (*plan[p].refus == SansPlace::sans_demi_journee) RC_ASSERT(d.plages.empty());
      if (*plan[p].refus == SansPlace::trop_court) RC_ASSERT(slots.empty() && !d.plages.empty());
      for (const auto& s : slots) RC_ASSERT(!could_be_there(d, plan, p, d.plages[s.plage], s.when));
    }
  }));
}

TEST_CASE("in one room as many pass as trying everything would find") {
  CHECK(rc::check([] {
    auto d = some_meeting(1, upto(6));
    d.plages[0].periode = {at(9), at(9) + d.duree * (1 + upto(5))};
    RC_ASSERT(placed(proposer_plan(d)) == most(Grille(d), d.passages.size()));
  }));
}

TEST_CASE("in one room where nobody is kept elsewhere, the projects of each porteur are in a row") {
  CHECK(rc::check([] {
    auto d = some_meeting(1, 8, false);
    d.occupations.clear();
    d.plages[0] = {1, {at(8), at(8) + d.duree * 8}};
    for (auto& p : d.passages) p.porteurs = {std::size_t(upto(3))};
    auto plan = proposer_plan(d);
    for (std::size_t who = 0; who < 3; ++who) {
      std::vector<base::Instant> starts;
      for (std::size_t p = 0; p < plan.size(); ++p)
        if (d.passages[p].porteurs.front() == who) starts.push_back(plan[p].place.value().quand.from);
      std::ranges::sort(starts);
      for (std::size_t i = 1; i < starts.size(); ++i) RC_ASSERT(starts[i] - starts[i - 1] == d.duree);
    }
  }));
}

TEST_CASE("four hundred passages in eight rooms, with sixty agents, are planned at once") {
  DonneesDuPlan d;
  d.duree = 15min;
  for (std::size_t i = 0; i < 360; ++i) d.noms.push_back("N" + std::to_string(i));
  for (std::int64_t h = 0; h < 8; ++h)
    for (int day = 0; day < 2; ++day)
      d.plages.push_back({h * 2 + day + 1, {at(9) + day * 24h, at(12) + day * 24h + 30min}});
  for (std::size_t i = 0; i < 400; ++i)
    d.passages.push_back(
        {.id = std::int64_t(i), .porteurs = {60 + i % 300}, .agents = {i % 60, (i * 7) % 60}});
  auto start = std::chrono::steady_clock::now();
  auto plan = proposer_plan(d);
  auto spent = std::chrono::steady_clock::now() - start;
  MESSAGE("planned in ms: ", std::chrono::duration_cast<std::chrono::milliseconds>(spent).count());
  CHECK(test::fault(d, plan) == "");
  MESSAGE("placed: ", placed(plan));
  CHECK(spent < 5s);  // with sanitizers, on a busy machine; bench/ measures the rest
}

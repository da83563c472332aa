#include "programme/reunion/plan.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "programme/reunion/plan_test.h"

using namespace reunion;
using test::at;
using test::morning;
using namespace std::chrono_literals;

namespace {

std::vector<Placement> planned(const DonneesDuPlan& d) {
  auto plan = proposer_plan(d);
  CHECK(test::fault(d, plan) == "");
  return plan;
}

/// "9 h 00, 9 h 30 (2), –": when each passes, and in which half-day if it is not the first.
std::string hours(const std::vector<Placement>& plan) {
  std::string text;
  for (const auto& p : plan) {
    text += text.empty() ? "" : ", ";
    text += p.place ? base::time_of_day(p.place->quand.from) : "–";
    if (p.place && p.place->plage != 1) text += fmt::format(" ({})", p.place->plage);
  }
  return text;
}
std::string hours(const DonneesDuPlan& d) { return hours(planned(d)); }

}  // namespace

TEST_CASE("passages follow one another from the beginning, in the order of their numbers") {
  auto d = morning();
  d.passages = {{.id = 11}, {.id = 12}, {.id = 13}};
  CHECK(hours(d) == "9 h 00, 9 h 30, 10 h 00");
  CHECK(planned(d)[0].raison == "Premier créneau libre.");
}

TEST_CASE("what does not fit is told so, and nothing runs over the end") {
  auto d = morning();
  d.passages.assign(5, {});
  for (std::size_t i = 0; i < 5; ++i) d.passages[i].id = std::int64_t(i);
  auto plan = planned(d);
  CHECK(hours(plan) == "9 h 00, 9 h 30, 10 h 00, 10 h 30, –");
  CHECK(plan[4].refus == SansPlace::complet);
  CHECK(plan[4].raison == "Tous les créneaux sont pris.");
}

TEST_CASE("a meeting without half-day, or with too short ones, says which") {
  auto d = morning();
  d.passages = {{.id = 1}};
  d.plages[0].periode.until = at(9, 29);
  CHECK(planned(d)[0].refus == SansPlace::trop_court);
  CHECK(planned(d)[0].raison.contains("30 minutes"));
  d.plages[0].periode.until = at(9, 30);
  CHECK(hours(d) == "9 h 00");
  d.plages.clear();
  CHECK(planned(d)[0].refus == SansPlace::sans_demi_journee);
}

TEST_CASE("several projects of one porteur are one after the other, and the reason says whose") {
  auto d = morning();
  d.passages = {{.id = 1, .porteurs = {0}}, {.id = 2, .porteurs = {1}}, {.id = 3, .porteurs = {0}}};
  auto plan = planned(d);
  CHECK(hours(plan) == "9 h 00, 10 h 00, 9 h 30");
  CHECK(plan[0].raison == "À côté d’un autre projet de Alix.");
  CHECK(plan[1].raison == "Premier créneau libre.");
}

TEST_CASE("projects linked by the person or by the structure make one group") {
  auto d = morning();
  d.passages = {
      {.id = 1, .porteurs = {0, 3}}, {.id = 2}, {.id = 3, .porteurs = {1, 3}}, {.id = 4, .porteurs = {1}}};
  CHECK(hours(d) == "9 h 00, 10 h 30, 9 h 30, 10 h 00");
}

TEST_CASE("a porteur is in one room at a time") {
  auto d = morning();
  d.plages = {{1, {at(9), at(10)}}, {2, {at(9), at(10)}}};
  for (std::int64_t id = 1; id <= 4; ++id) d.passages.push_back({.id = id, .porteurs = {0}});
  auto plan = planned(d);
  CHECK(std::ranges::count_if(plan, [](const auto& p) { return p.place.has_value(); }) == 2);
  CHECK(plan[3].refus == SansPlace::personne_prise);
  CHECK(plan[3].raison == "Aux heures encore libres, Alix est déjà dans cette réunion.");
}

TEST_CASE("an agent is never in two rooms, and two agents make two rooms useful") {
  auto d = morning();
  d.plages = {{1, {at(9), at(10)}}, {2, {at(9), at(10)}}};
  for (std::int64_t id = 1; id <= 4; ++id) d.passages.push_back({.id = id, .agents = {std::size_t(id % 2)}});
  auto plan = planned(d);
  CHECK(std::ranges::all_of(plan, [](const auto& p) { return p.place.has_value(); }));
}

TEST_CASE("who is in another meeting is not called, the time to travel included") {
  auto d = morning();
  d.passages = {{.id = 1, .agents = {2}}};
  d.occupations = {{2, {at(8), at(9)}, false, "Réunion de Marly"}};
  CHECK(hours(d) == "9 h 30");
  d.occupations[0].quand = {at(8), at(8, 30)};
  CHECK(hours(d) == "9 h 00");
  d.occupations[0].quand = {at(8), at(8, 31)};
  CHECK(hours(d) == "9 h 30");
  d.occupations[0] = {2, {at(8), at(9)}, true, ""};
  CHECK(hours(d) == "9 h 00");
}

TEST_CASE("who is elsewhere all morning is named, with the meeting") {
  auto d = morning();
  d.passages = {{.id = 1, .agents = {2}}, {.id = 2}};
  d.occupations = {{2, {at(9), at(12)}, false, "Réunion de Marly"}};
  auto plan = planned(d);
  CHECK(hours(plan) == "–, 9 h 00");
  CHECK(plan[0].refus == SansPlace::personne_prise);
  CHECK(plan[0].raison == "Aux heures encore libres, Chadi est à la « Réunion de Marly ».");
}

TEST_CASE("others are moved so that everybody passes who can") {
  auto d = morning();
  d.plages[0].periode.until = at(10);
  d.passages = {{.id = 1}, {.id = 2, .agents = {2}}};
  d.occupations = {{2, {at(9, 30), at(12)}, true, ""}};
  CHECK(hours(d) == "9 h 30, 9 h 00");
}

TEST_CASE("a theme goes to its half-day, what has none to the others") {
  auto d = morning();
  d.plages = {{1, {at(9), at(10)}, "sante"}, {2, {at(10), at(11)}, "emploi"}, {3, {at(11), at(12)}}};
  d.passages = {{.id = 1, .theme = "emploi"}, {.id = 2, .theme = "sante"}, {.id = 3, .theme = "habitat"}};
  auto plan = planned(d);
  CHECK(hours(plan) == "10 h 00 (2), 9 h 00, 11 h 00 (3)");
  CHECK(plan[1].raison == "Dans la demi-journée de sa thématique.");
}

TEST_CASE("when the half-day of a theme is full, the others take the rest and say why") {
  auto d = morning();
  d.plages = {{1, {at(9), at(9, 30)}, "sante"}, {2, {at(10), at(11)}, "emploi"}};
  d.passages = {{.id = 1, .theme = "sante"}, {.id = 2, .theme = "sante"}, {.id = 3, .theme = "habitat"}};
  auto plan = planned(d);
  CHECK(hours(plan) == "9 h 00, 10 h 00 (2), 10 h 30 (2)");
  CHECK(plan[1].raison.contains("Sa thématique n’avait plus de créneau possible"));
  CHECK(plan[2].raison.contains("Aucune demi-journée n’est prévue pour sa thématique"));
}

TEST_CASE("without half-days of their own, themes are in one stretch each, in the campaign's order") {
  auto d = morning();
  d.passages = {{.id = 1, .theme = "sante"},
                {.id = 2, .theme = "emploi"},
                {.id = 3, .theme = "sante"},
                {.id = 4, .theme = "emploi"}};
  CHECK(hours(d) == "10 h 00, 9 h 00, 10 h 30, 9 h 30");
}

TEST_CASE("in parallel rooms each theme keeps to one room") {
  auto d = morning();
  d.plages = {{1, {at(9), at(11)}}, {2, {at(9), at(11)}}};
  for (std::int64_t id = 1; id <= 8; ++id)
    d.passages.push_back({.id = id, .theme = id % 2 ? "emploi" : "sante"});
  for (const auto& p : planned(d)) CHECK(p.place->plage == (p.passage % 2 ? 1 : 2));
}

TEST_CASE("passages with the same agents are side by side") {
  auto d = morning();
  d.passages = {
      {.id = 1, .agents = {0}}, {.id = 2, .agents = {1}}, {.id = 3, .agents = {0}}, {.id = 4, .agents = {1}}};
  auto plan = planned(d);
  CHECK(hours(plan) == "9 h 00, 10 h 00, 9 h 30, 10 h 30");
  CHECK(plan[2].raison == "À la suite d’un dossier de Alix.");
}

TEST_CASE("a kept passage stays, even off the grid, and the others fill the time around it") {
  auto d = morning();
  d.passages = {{.id = 1}, {.id = 2, .garde = Place{1, {at(9, 40), at(10, 10)}}}, {.id = 3}, {.id = 4}};
  auto plan = planned(d);
  CHECK(hours(plan) == "9 h 00, 9 h 40, 10 h 10, –");
  CHECK(plan[1].raison == "Ce créneau est gardé.");
}

TEST_CASE("who has a kept passage is placed beside it, and not at the same time in another room") {
  auto d = morning();
  d.plages = {{1, {at(9), at(11)}}, {2, {at(9), at(11)}}};
  d.passages = {{.id = 1, .porteurs = {0}, .garde = Place{1, {at(10), at(10, 30)}}},
                {.id = 2, .porteurs = {0}}};
  CHECK(hours(d) == "10 h 00, 9 h 30");
}

TEST_CASE("a porteur with projects of two themes comes twice only if themes have half-days of their own") {
  auto d = morning();
  d.passages = {{.id = 1, .theme = "emploi", .porteurs = {0}},
                {.id = 2, .theme = "emploi"},
                {.id = 3, .theme = "sante", .porteurs = {0}}};
  CHECK(hours(d) == "9 h 00, 10 h 00, 9 h 30");
  d.plages = {{1, {at(9), at(10)}, "emploi"}, {2, {at(14), at(15)}, "sante"}};
  CHECK(hours(d) == "9 h 00, 9 h 30, 14 h 00 (2)");
}

TEST_CASE(
    "two half-days of one theme are filled in their order: a group that does not fit waits for the second") {
  auto d = morning();
  d.plages = {{1, {at(9), at(10, 30)}}, {2, {at(14), at(15, 30)}}};
  d.passages = {{.id = 1}, {.id = 2}, {.id = 3, .porteurs = {0}}, {.id = 4, .porteurs = {0}}, {.id = 5}};
  CHECK(hours(d) == "9 h 00, 9 h 30, 14 h 00 (2), 14 h 30 (2), 10 h 00");
}

TEST_CASE("the same data give the same plan") {
  auto d = morning();
  d.passages = {{.id = 1, .porteurs = {0}}, {.id = 2, .agents = {1}}, {.id = 3, .porteurs = {0}}};
  CHECK(hours(d) == hours(d));
}

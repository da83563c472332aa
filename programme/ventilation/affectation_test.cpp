#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <limits>
#include <map>

#include "programme/ventilation/appel_test.h"

using namespace ventilation;
using namespace ventilation::essai;

namespace {

Besoin need(std::int64_t dossier, std::string financeur, std::vector<std::string> communes,
            std::string orientation = "sante") {
  return {dossier, dossier, std::move(financeur), std::move(orientation), std::move(communes)};
}

campagne::Campagne with_maximum(int maximum) {
  auto c = appel();
  c.ventilation.charge_maximale = maximum;
  return c;
}

std::string only_reason(const Besoin& b, const std::vector<Agent>& agents, int maximum = 60) {
  auto p = affecter(with_maximum(maximum), std::vector{b}, agents);
  REQUIRE(p.size() == 1);
  return p[0].raison;
}

std::map<std::int64_t, int> loads(std::span<const Agent> agents, std::span<const AgentPropose> proposed) {
  std::map<std::int64_t, int> loads;
  for (const auto& a : agents) loads[a.personne] = a.charge;
  for (const auto& p : proposed)
    if (p.personne) ++loads[*p.personne];
  return loads;
}

bool may(const Agent& a, const Besoin& b) { return couvre(a.attribution, b) && !en_conflit(a, b.structure); }

// --- Random calls

using Codes = std::vector<std::string>;
const Codes communes{"00001", "00002", "00003"}, themes{"emploi", "sante"}, funders{"etat", "caf"};

Codes some(const Codes& all) {
  Codes chosen;
  for (const auto& code : all)
    if (*rc::gen::inRange(0, 2)) chosen.push_back(code);
  return chosen;
}

Agent random_agent(std::int64_t personne) {
  bool follows_communes = *rc::gen::inRange(0, 4) == 0;
  Agent a = follows_communes
                ? referent(personne, some(communes))
                : instructeur(personne, *rc::gen::elementOf(funders), some(communes), some(themes));
  a.charge = *rc::gen::inRange(0, 4);
  if (*rc::gen::inRange(0, 3) == 0) a.conflits = {*rc::gen::inRange<std::int64_t>(1, 4)};
  return a;
}

Besoin random_need(std::int64_t dossier) {
  return {dossier, *rc::gen::inRange<std::int64_t>(1, 4),
          *rc::gen::elementOf(Codes{"etat", "caf", "caf", ""}), *rc::gen::elementOf(themes), some(communes)};
}

struct Appel {
  std::vector<Agent> agents;
  std::vector<Besoin> besoins;
  int maximum = 0;
};

Appel random_call(int agents, int besoins) {
  Appel a;
  for (int n = *rc::gen::inRange(0, agents + 1); n > 0; --n) a.agents.push_back(random_agent(n));
  if (a.agents.size() > 1 && *rc::gen::inRange(0, 2)) {  // somebody stands for two funders
    a.agents[1].personne = a.agents[0].personne;
    a.agents[1].charge = a.agents[0].charge, a.agents[1].conflits = a.agents[0].conflits;
  }
  for (int n = *rc::gen::inRange(0, besoins + 1); n > 0; --n) a.besoins.push_back(random_need(n));
  a.maximum = *rc::gen::inRange(1, 7);
  return a;
}

// --- What no assignment can do better, found by trying them all

struct Best {
  int served = 0;
  long squares = std::numeric_limits<long>::max();
};

Best measure(const std::map<std::int64_t, int>& loads, int served) {
  long squares = 0;
  for (const auto& [who, load] : loads) squares += long(load) * load;
  return {served, squares};
}

bool better(const Best& a, const Best& b) {
  return a.served != b.served ? a.served > b.served : a.squares < b.squares;
}

void try_all(const Appel& a, std::size_t at, std::map<std::int64_t, int>& loads, int served, Best& best) {
  if (at == a.besoins.size()) {
    auto here = measure(loads, served);
    if (better(here, best)) best = here;
    return;
  }
  try_all(a, at + 1, loads, served, best);
  for (const auto& agent : a.agents)
    if (may(agent, a.besoins[at]) && loads[agent.personne] < a.maximum) {
      ++loads[agent.personne];
      try_all(a, at + 1, loads, served + 1, best);
      --loads[agent.personne];
    }
}

Best best_of(const Appel& a) {
  auto at_first = loads(a.agents, {});
  Best best = measure(at_first, 0);
  try_all(a, 0, at_first, 0, best);
  return best;
}

}  // namespace

TEST_CASE("an instructeur covers what asks their funder, within the communes and themes they have") {
  auto here = need(1, "caf", {"00001", "00002"});
  CHECK(couvre(instructeur(1, "caf").attribution, here));
  CHECK_FALSE(couvre(instructeur(1, "etat").attribution, here));
  CHECK(couvre(instructeur(1, "caf", {"00002", "00003"}).attribution, here));
  CHECK_FALSE(couvre(instructeur(1, "caf", {"00003"}).attribution, here));
  CHECK(couvre(instructeur(1, "caf", {}, {"sante"}).attribution, here));
  CHECK_FALSE(couvre(instructeur(1, "caf", {"00002"}, {"emploi"}).attribution, here));
  CHECK_FALSE(couvre(instructeur(1, "").attribution, need(1, "", {"00001"})));
}

TEST_CASE("a référent·e covers what is gathered in their communes, and nothing without communes") {
  CHECK(couvre(referent(1, {"00001"}).attribution, need(1, "", {"00001"})));
  CHECK_FALSE(couvre(referent(1, {"00002"}).attribution, need(1, "", {"00001"})));
  CHECK_FALSE(couvre(referent(1, {}).attribution, need(1, "", {"00001"})));
  CHECK_FALSE(couvre(referent(1, {"00001"}).attribution, need(1, "caf", {"00001"})));
  CHECK_FALSE(couvre({.role = personne::Role::coordination}, need(1, "", {"00001"})));
}

TEST_CASE("every line says why the dossier goes there") {
  std::vector agents{instructeur(1, "caf", {"00001", "00002"}, {"sante"})};
  agents[0].charge = 11;
  CHECK(only_reason(need(1, "caf", {"00001"}), agents) ==
        "CAF : suit Amont et la thématique « Santé » ; 12 dossiers en tout.");
  CHECK(only_reason(need(1, "caf", {"00001"}), {instructeur(1, "caf")}) ==
        "CAF : suit tout le territoire ; 1 dossier en tout.");
  CHECK(only_reason(need(1, "caf", {"00001", "00002", "00003", "00004"}),
                    {instructeur(1, "caf", {"00001", "00002", "00003", "00004"})}) ==
        "CAF : suit Amont, Aval, Calme et Bout ; 1 dossier en tout.");
  CHECK(only_reason(need(1, "caf", {"00001", "00002", "00003", "00004", "00005"}),
                    {instructeur(1, "caf", {"00001", "00002", "00003", "00004", "00005"})}) ==
        "CAF : suit Amont, Aval, Calme et 2 autres communes ; 1 dossier en tout.");
}

TEST_CASE("a need that nobody can take is reported with the true reason") {
  auto here = need(9, "caf", {"00001"});
  CHECK(only_reason(here, {}) == "CAF : personne n’y instruit de dossiers.");
  CHECK(only_reason(here, {instructeur(1, "etat")}) == "CAF : personne n’y instruit de dossiers.");
  CHECK(only_reason(need(9, "mecene", {"00001"}), {}) == "mecene : personne n’y instruit de dossiers.");
  CHECK(only_reason(need(9, "", {"00001"}), {instructeur(1, "etat")}) ==
        "Référent·e : personne n’a ce rôle.");
  CHECK(only_reason(need(9, "", {"00001"}), {referent(1, {})}) == "Référent·e : personne ne suit Amont.");
  CHECK(only_reason(here, {instructeur(1, "caf", {"00002"})}) == "CAF : personne ne suit Amont.");
  CHECK(only_reason(here, {instructeur(1, "caf", {}, {"emploi"})}) ==
        "CAF : personne ne suit la thématique « Santé ».");
  CHECK(only_reason(here, {instructeur(1, "caf", {"00002"}, {"emploi"})}) ==
        "CAF : personne ne suit Amont, ni la thématique « Santé ».");
  CHECK(only_reason(here, {instructeur(1, "caf", {"00001"}, {"emploi"}), instructeur(2, "caf", {"00002"})}) ==
        "CAF : personne ne suit à la fois Amont et la thématique « Santé ».");
}

TEST_CASE("a conflict of interest, or the maximum, is named when it alone keeps the dossier from people") {
  auto here = need(9, "caf", {"00001"});
  auto away = instructeur(1, "caf", {"00001"}), full = instructeur(2, "caf");
  away.conflits = {9}, full.charge = 3;
  CHECK(only_reason(here, {away, instructeur(3, "caf", {"00002"})}) ==
        "CAF : un conflit d’intérêts écarte la seule personne qui suit ce dossier.");
  auto other_away = instructeur(3, "caf");
  other_away.conflits = {8, 9};
  CHECK(only_reason(here, {away, other_away}) ==
        "CAF : un conflit d’intérêts écarte les 2 personnes qui suivent ce dossier.");
  CHECK(only_reason(here, {away, full}, 3) ==
        "CAF : la seule personne qui peut suivre ce dossier a atteint le maximum de 3 dossiers.");
  auto other_full = full;
  other_full.personne = 4;
  CHECK(only_reason(here, {full, other_full}, 3) ==
        "CAF : les 2 personnes qui peuvent suivre ce dossier ont atteint le maximum de 3 dossiers.");
  CHECK(affecter(with_maximum(4), std::vector{here}, std::vector{away, full}).at(0).personne == 2);
}

TEST_CASE("dossiers of one structure stay with the same person where that costs nothing") {
  std::vector<Besoin> needs;
  for (std::int64_t dossier = 1; dossier <= 8; ++dossier) {
    needs.push_back(need(dossier, "caf", {"00001"}));
    needs.back().structure = dossier % 2;  // the deposits of two structures alternate
  }
  auto p = affecter(appel(), needs, std::vector{instructeur(1, "caf"), instructeur(2, "caf")});
  for (std::size_t i = 2; i < p.size(); ++i) CHECK(p[i].personne == p[i - 2].personne);
}

TEST_CASE("nobody is left out so that others have less") {
  std::vector agents{instructeur(1, "caf"), instructeur(2, "caf", {"00002"})};
  agents[0].charge = 59;
  auto p = affecter(appel(), std::vector{need(1, "caf", {"00001"}), need(2, "caf", {"00002"})}, agents);
  CHECK(p[0].personne == 1);
  CHECK(p[1].personne == 2);
}

TEST_CASE("whatever the call: perimeters, conflicts and the maximum hold, every need is answered once") {
  CHECK(rc::check([] {
    auto a = random_call(8, 40);
    auto proposed = affecter(with_maximum(a.maximum), a.besoins, a.agents);
    RC_ASSERT(proposed.size() == a.besoins.size());
    for (std::size_t i = 0; i < proposed.size(); ++i) {
      const auto& p = proposed[i];
      RC_ASSERT(p.financeur == a.besoins[i].financeur);
      RC_ASSERT(!p.raison.empty());
      auto could = [&](const Agent& agent) {
        return (!p.personne || agent.personne == *p.personne) && may(agent, a.besoins[i]);
      };
      if (p.personne) RC_ASSERT(std::ranges::any_of(a.agents, could));
      auto all = loads(a.agents, proposed);
      if (!p.personne)
        RC_ASSERT(std::ranges::none_of(
            a.agents, [&](const Agent& g) { return could(g) && all.at(g.personne) < a.maximum; }));
    }
    for (const auto& [who, load] : loads(a.agents, proposed)) {
      auto it = std::ranges::find(a.agents, who, &Agent::personne);
      RC_ASSERT(load <= std::max(a.maximum, it->charge));
    }
  }));
}

TEST_CASE("whatever the call: as many needs as possible are served, and loads cannot be more equal") {
  CHECK(rc::check([] {
    auto a = random_call(4, 7);
    auto proposed = affecter(with_maximum(a.maximum), a.besoins, a.agents);
    auto served =
        std::ranges::count_if(proposed, [](const AgentPropose& p) { return p.personne.has_value(); });
    auto reached = measure(loads(a.agents, proposed), int(served)), best = best_of(a);
    RC_ASSERT(reached.served == best.served);
    RC_ASSERT(reached.squares == best.squares);
  }));
}

TEST_CASE("the same needs and agents give the same assignment, in whichever order they come") {
  CHECK(rc::check([] {
    auto a = random_call(6, 30);
    auto proposed = affecter(with_maximum(a.maximum), a.besoins, a.agents);
    auto b = a;
    std::ranges::reverse(b.agents);
    std::ranges::reverse(b.besoins);
    auto again = affecter(with_maximum(b.maximum), b.besoins, b.agents);
    std::ranges::reverse(again);
    for (std::size_t i = 0; i < proposed.size(); ++i) RC_ASSERT(proposed[i].personne == again[i].personne);
  }));
}

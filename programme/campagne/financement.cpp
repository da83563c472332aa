#include "programme/campagne/financement.h"

#include <algorithm>

namespace campagne {
namespace {

using Raisons = std::vector<std::string_view>;

/// Reasons heard so far, by what they do to the answer.
struct Balance {
  Raisons refus, refus_possibles, accords, a_verifier;
};

void weigh_scheme(Balance& b, const Campagne& c, const Demande& d) {
  const Dispositif* scheme = c.dispositif(d.dispositif);
  if (!scheme || scheme->formes.empty()) return;
  if (d.forme.empty())
    b.refus_possibles.push_back(scheme->raison);
  else if (std::ranges::find(scheme->formes, d.forme) == scheme->formes.end())
    b.refus.push_back(scheme->raison);
}

void weigh_rule(Balance& b, const Regle& rule, const Demande& d) {
  Accord accord = convient(rule.condition, d);
  if (accord == Accord::non) return;
  bool certain = accord == Accord::oui;
  switch (rule.reponse) {
    case Reponse::non:
      return (certain ? b.refus : b.refus_possibles).push_back(rule.raison);
    case Reponse::oui:
      return (certain ? b.accords : b.a_verifier).push_back(rule.raison);
    case Reponse::a_verifier:
      return b.a_verifier.push_back(rule.raison);
  }
}

Raisons joined(Raisons first, const Raisons& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

}  // namespace

Possibilite possibilite(const Campagne& c, const Financeur& f, const Demande& d) {
  Balance b;
  weigh_scheme(b, c, d);
  for (const Regle& rule : f.regles) weigh_rule(b, rule, d);
  if (!b.refus.empty()) return {&f, Reponse::non, b.refus};
  if (b.accords.empty() && b.a_verifier.empty()) return {&f, Reponse::non, {f.sinon}};
  if (!b.refus_possibles.empty())
    return {&f, Reponse::a_verifier, joined(joined(b.refus_possibles, b.accords), b.a_verifier)};
  if (!b.accords.empty()) return {&f, Reponse::oui, b.accords};
  return {&f, Reponse::a_verifier, b.a_verifier};
}

std::vector<Possibilite> qui_finance_quoi(const Campagne& c, const Demande& d) {
  std::vector<Possibilite> answers;
  for (const Financeur& each : c.financeurs) answers.push_back(possibilite(c, each, d));
  return answers;
}

}  // namespace campagne

// Qui finance quoi: which funders a project can ask, and why not the others. Pure.
#pragma once
#include <string_view>
#include <vector>

#include "programme/campagne/condition.h"

namespace campagne {

/// The answer for one funder. Reasons are never empty: a "no" is always explained, a "yes" says what is
/// expected.
struct Possibilite {
  const Financeur* financeur = nullptr;
  Reponse reponse = Reponse::non;
  std::vector<std::string_view> raisons;
};

/// One answer for each funder, in the campaign's order. A rule that excludes wins over one that includes;
/// what depends on something not said yet is to be verified; a project that no rule speaks of cannot be
/// brought to the funder.
std::vector<Possibilite> qui_finance_quoi(const Campagne&, const Demande&);
Possibilite possibilite(const Campagne&, const Financeur&, const Demande&);

}  // namespace campagne

#include "programme/ventilation/charge.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ventilation {

std::vector<ChargeFinanceur> partage(std::span<const ChargeAgent> agents) {
  std::vector<ChargeFinanceur> list;
  for (const auto& each : agents) {
    if (list.empty() || list.back().financeur != each.financeur)
      list.push_back({.financeur = each.financeur, .le_moins = each.dossiers, .le_plus = each.dossiers});
    auto& sum = list.back();
    ++sum.agents;
    sum.confies += each.dossiers;
    sum.demande += each.demande;
    sum.le_moins = std::min(sum.le_moins, each.dossiers);
    sum.le_plus = std::max(sum.le_plus, each.dossiers);
  }
  return list;
}

std::string_view remarque(const ChargeAgent& c, int charge_maximale) {
  if (!c.role) return "N’a plus ce rôle : à confier à quelqu’un d’autre";
  return c.dossiers > charge_maximale ? "Au-dessus de la limite" : "";
}

std::string en_moyenne(const ChargeFinanceur& c) {
  auto tenths = std::llround(c.moyenne() * 10);
  return tenths % 10 == 0 ? std::to_string(tenths / 10) : fmt::format("{},{}", tenths / 10, tenths % 10);
}

}  // namespace ventilation

// Who has how much to handle, funder by funder. Pure.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/money.h"

namespace ventilation {

/// What one person handles for one funder (or, with an empty funder, as territorial référent·e).
struct ChargeAgent {
  std::string financeur;
  std::int64_t personne = 0;
  std::string nom, nom_tri;
  bool role = false;  ///< still holds the role: else the dossiers are to be handed to somebody else
  std::int64_t dossiers = 0, en_preparation = 0;
  base::Cents demande{};  ///< asked of that funder in these dossiers
};

/// How the dossiers of one funder are shared among its agents.
struct ChargeFinanceur {
  std::string financeur;
  std::int64_t agents = 0;   ///< those who may be given something, and those who have something
  std::int64_t confies = 0;  ///< added up over the agents: a dossier that two of them handle counts twice
  std::int64_t le_moins = 0, le_plus = 0;
  base::Cents demande{};
  double moyenne() const { return agents > 0 ? double(confies) / double(agents) : 0; }
};

/// One for each funder of the list, in its order: the charges of a funder stand together.
std::vector<ChargeFinanceur> partage(std::span<const ChargeAgent>);

/// What calls for attention: more than the limit, or no longer the role; empty when nothing does.
std::string_view remarque(const ChargeAgent&, int charge_maximale);

/// "4,5": one decimal at most.
std::string en_moyenne(const ChargeFinanceur&);

}  // namespace ventilation

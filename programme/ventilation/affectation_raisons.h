// Why a dossier goes to somebody, or why it can go to nobody.
#pragma once
#include <map>

#include "programme/ventilation/proposition.h"

namespace ventilation {

class Raisons {
 public:
  Raisons(const campagne::Campagne&, std::span<const Agent>);

  /// "Département : suit Anzin et la thématique « Santé » ; 12 dossiers en tout."
  std::string confie(const Besoin&, const personne::Attribution&, int charge) const;
  /// The true obstacle: nobody of that funder, nobody whose perimeter covers the dossier, all kept away by a
  /// conflict of interest, or all at their maximum.
  std::string personne_ne_peut(const Besoin&) const;

 private:
  std::string devant(const Besoin&) const;
  std::string lieu(const std::vector<std::string>& communes) const;
  std::string theme(const std::string& orientation) const;
  std::string hors_perimetre(const Besoin&, std::span<const Agent* const>) const;

  const campagne::Campagne& campagne_;
  std::map<std::string, std::vector<const Agent*>, std::less<>> agents_;  ///< by funder
};

}  // namespace ventilation

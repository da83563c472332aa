// What a change of many dossiers would do, as people read it before it is applied: counted, grouped, with
// warnings. Pure: the same dossiers and the same change give the same digest.
#pragma once
#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "programme/ventilation/lot.h"

namespace ventilation {

/// Dossiers of which the same sentence is true.
struct Groupe {
  std::string phrase;
  std::vector<std::size_t> lignes;  ///< places in the lot, increasing
};

/// How many dossiers a person has, and would have.
struct Charge {
  std::int64_t personne = 0;
  std::string nom;
  int avant = 0, apres = 0;
  bool trop = false;  ///< more than the campaign's charge_maximale, and more than before
};

struct Consequences {
  struct Effet {
    std::size_t ligne = 0;
    EtatDossier apres;
  };
  struct Refus {
    std::size_t ligne = 0;
    std::string raison;
  };
  std::vector<Effet> effets;            ///< the dossiers that change
  std::vector<Refus> refus;             ///< those that cannot be changed so
  std::vector<std::size_t> inchangees;  ///< those that are already so, or that the change does not concern
  std::vector<Groupe> changements, alertes, raisons;  ///< the largest first; `raisons` are those of `refus`
  std::vector<Charge> charges;                        ///< of whose load changes, in the order of names
  std::vector<std::string> restent;  ///< what stays of the dossiers that change: "les financeurs"
  std::string empreinte;  ///< digest of all this and of the versions read: it differs when anything does
};

/// What each dossier is to become.
using Modifications = std::function<const Modification&(std::size_t)>;
Consequences consequences(const Cadre&, std::span<const Ligne>, const Modifications&);
/// The same for all.
Consequences consequences(const Cadre&, std::span<const Ligne>, const Modification&);

}  // namespace ventilation

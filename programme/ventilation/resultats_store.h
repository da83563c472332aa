// All the SQL of what the ventilation gave: lists, their sums, the workload. Every function takes the person
// who looks: what they may not see is neither shown nor counted, and what the committee is still preparing is
// shown to the coordination only (in a person's own list, to nobody).
#pragma once
#include <functional>
#include <optional>
#include <vector>

#include "platform/db/database.h"
#include "programme/ventilation/charge.h"
#include "programme/ventilation/confies.h"
#include "programme/ventilation/lignes.h"

namespace ventilation {

/// A page of a list. A place that no longer exists (rows have gone) gives the first page.
PageConfies lire_confies(db::Reading&, const personne::Acteur&, const Tour&, const Liste&,
                         const std::optional<RepereConfie>&, std::size_t taille = confies_par_page);
/// Every row of a list, in order, a batch at a time: memory does not grow with their number.
void chaque_confie(db::Reading&, const personne::Acteur&, const Tour&, const Liste&,
                   const std::function<void(const Confie&)>&);
SommeConfies somme_des_confies(db::Reading&, const personne::Acteur&, const Tour&, const Liste&);

struct SommeFinanceur {
  std::string financeur;
  SommeConfies somme;
};
/// One for each funder to whom something was handed, in the order of their codes.
std::vector<SommeFinanceur> sommes_par_financeur(db::Reading&, const personne::Acteur&, const Tour&);

/// Everyone who holds a role to which dossiers are handed, or to whom some were, in the order of funders and
/// names. Nobody for whom is not the coordination.
std::vector<ChargeAgent> charges(db::Reading&, const personne::Acteur&, const Tour&);

}  // namespace ventilation

// What is printed of an attendance list: the sheet that people sign on the day, and afterwards the record of
// who came.
#pragma once
#include <string>
#include <vector>

#include "programme/reunion/presence_store.h"

namespace reunion {

struct ListeImprimee {
  const campagne::Campagne& campagne;
  const Reunion& reunion;
  const std::vector<DemiJournee>& demi_journees;
  const std::vector<Emargement>& lignes;
  const std::vector<Convive>& convives;
  Instant le{};  ///< when it is printed
};

/// PDF, lying: a table for each half-day and room with a place to sign for each person named, blank lines for
/// those who are not, then the institutions.
std::string feuille_a_signer(const ListeImprimee&);
/// PDF, lying: who came, when, and who noted it.
std::string releve_des_presences(const ListeImprimee&);

}  // namespace reunion

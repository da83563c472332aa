// Meetings at a glance: how many passages each has and how far they are.
#pragma once
#include <vector>

#include "programme/reunion/reunion_store.h"

namespace reunion {

/// Counted over the passages whose dossier the person may see.
struct Affluence {
  std::int64_t reunion = 0;
  std::int64_t passages = 0;
  std::int64_t places = 0;                    ///< that have a slot
  std::int64_t convoques = 0, confirmes = 0;  ///< confirmed ones are counted among the convened
  std::int64_t presents = 0;                  ///< late ones included
  std::int64_t absents = 0;                   ///< excused ones included
  std::int64_t consolides = 0;
};

/// One line per meeting of the campaign that has passages the person may see.
std::vector<Affluence> affluence(db::Reading&, const personne::Acteur&, std::string_view campagne);
/// That of one meeting.
Affluence affluence_de(db::Reading&, const personne::Acteur&, const Reunion&);

/// The half-days of all meetings of the campaign, in their order of time.
std::vector<DemiJournee> demi_journees_de_la_campagne(db::Reading&, std::string_view campagne);

/// A day on which several meetings are held: agents share themselves between them.
struct JourDeReunions {
  base::Date jour{};
  std::vector<std::string> titres;
};
std::vector<JourDeReunions> jours_de_plusieurs_reunions(const std::vector<Reunion>&,
                                                        const std::vector<DemiJournee>&);

}  // namespace reunion

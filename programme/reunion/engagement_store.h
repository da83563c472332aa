// Who is expected where, read across all meetings of a campaign: clashes must be seen whoever looks; what the
// person may not see of a dossier stays unsaid.
#pragma once
#include "programme/reunion/engagements.h"
#include "programme/reunion/reunion_store.h"

namespace reunion {

/// Engagements that begin within that time: who carries the projects that pass, their structures, the agents
/// to whom they were handed, who is invited.
std::vector<Engagement> engagements(db::Reading&, const personne::Acteur&, std::string_view campagne,
                                    const base::Period&);

/// From the beginning of the first day to the end of the last one. There must be a half-day.
base::Period jours(const std::vector<DemiJournee>&);

/// Who has to be there for each passage of the meeting, placed or not. Only people: invitations have no
/// passage.
std::vector<Engagement> attendus(db::Reading&, const personne::Acteur&, const Reunion&);

/// The same for one passage.
std::vector<Engagement> attendus_de(db::Reading&, const personne::Acteur&, std::int64_t passage);

/// A passage as it would be.
struct Hypothese {
  std::int64_t passage = 0;
  base::Period quand{};
};
/// What would clash if these passages were in that meeting at those times.
std::vector<ConflitHoraire> conflits_si(db::Reading&, const personne::Acteur&, const campagne::Campagne&,
                                        const Reunion& la, const std::vector<Hypothese>&);

}  // namespace reunion

// Where a passage may go: every slot of a meeting, free or taken, and who would be in two places at once
// there.
#pragma once
#include "programme/reunion/placement_store.h"

namespace reunion {

/// A slot that may be chosen for a passage.
struct CreneauPossible {
  DemiJournee demi_journee;
  base::Period quand{};
  std::int64_t occupant = 0;  ///< the passage that is there; choosing the slot exchanges the two
  std::string occupant_intitule;
  std::vector<ConflitHoraire> conflits;  ///< of the passage itself
  bool libre() const { return occupant == 0; }
};

/// The slots to come of a meeting in the order of time, and the people on whom they depend.
struct ChoixDeCreneau {
  /// Between those taken, one after the other; and those taken by passages that the person may see, if the
  /// passage can be exchanged with them. Not where it is already.
  std::vector<CreneauPossible> creneaux;
  std::vector<Engagement> attendus;  ///< who has to be there for the passage
  std::vector<Engagement> tous;      ///< who is expected anywhere on the meeting's days
};
ChoixDeCreneau choix_de_creneau(db::Reading&, const personne::Acteur&, base::Instant now,
                                const campagne::Campagne&, const Reunion&,
                                const std::vector<DemiJournee>& de_la_reunion, const Passage&);

/// The clashes of the meeting's passages as they are placed now, of everybody who is expected there.
std::vector<ConflitHoraire> conflits_de_la_reunion(db::Reading&, const personne::Acteur&,
                                                   const campagne::Campagne&, const Reunion&);
/// Every clash of the campaign's meetings that the person may know of, and every day that somebody shares
/// between meetings: for the coordination all of them; for who runs a meeting those of its passages; for
/// others their own.
struct Croisements {
  std::vector<ConflitHoraire> conflits;
  std::vector<JourneePartagee> journees;
};
Croisements croisements(db::Reading&, const personne::Acteur&, const campagne::Campagne&);

}  // namespace reunion

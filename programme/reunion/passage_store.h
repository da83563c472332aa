// Passages are born of the ventilation: one for each dossier that the committee handed to the meeting. And
// what has changed since on either side.
#pragma once
#include <set>

#include "programme/reunion/reunion_store.h"

namespace reunion {

/// How many dossiers the ventilation hands to the meeting that have no passage anywhere yet.
std::int64_t a_reprendre(db::Reading&, const personne::Acteur&, const Reunion&);
/// Makes their passages; returns how many. Doing it again makes only those that came since.
Result<std::size_t> reprendre(db::Writing&, const personne::Acteur&, base::Instant, const campagne::Campagne&,
                              const Reunion&);
/// The same for all open meetings that the person runs, together.
std::int64_t a_reprendre_partout(db::Reading&, const personne::Acteur&, const campagne::Campagne&);
std::size_t reprendre_partout(db::Writing&, const personne::Acteur&, base::Instant,
                              const campagne::Campagne&);

/// A dossier about which the committee and the meetings do not say the same.
struct Divergence {
  std::int64_t dossier = 0, passage = 0;
  std::optional<std::int64_t> numero;
  std::string intitule, structure_nom;
  std::string comite;        ///< code of the meeting to which the committee hands it; empty: none
  bool ecarte = false;       ///< the committee set it aside
  std::int64_t reunion = 0;  ///< where it passes
  std::string reunion_titre;
};
/// Those that pass here and are no longer handed to this meeting, and those handed to it that pass elsewhere.
std::vector<Divergence> divergences(db::Reading&, const personne::Acteur&, const Reunion&);

/// Has the passage take place in that other meeting; its slot is to be chosen there. The person runs both.
Result<void> transferer(db::Writing&, const personne::Acteur&, base::Instant, const campagne::Campagne&,
                        std::int64_t passage, const Reunion& vers);
/// Takes a passage back that nobody was told of. Refused (etape_passee) once its porteur was convened.
Result<void> retirer_passage(db::Writing&, const personne::Acteur&, base::Instant, const campagne::Campagne&,
                             std::int64_t passage);

/// Codes already given in that meeting.
std::set<std::string> codes_donnes(db::Reading&, std::int64_t reunion);

}  // namespace reunion

// Answering a request to pass at another time: where the passage may go, and the answer with its new
// convocation.
#pragma once
#include "programme/reunion/placement_store.h"
#include "programme/reunion/venue_store.h"

namespace reunion {

/// A slot that nobody has.
struct CreneauLibre {
  Reunion reunion;
  DemiJournee demi_journee;
  base::Instant debut{};
};
/// Those to come in the meetings that the person runs, in the order of time.
std::vector<CreneauLibre> creneaux_libres(db::Reading&, const personne::Acteur&, base::Instant now,
                                          const campagne::Campagne&);

/// Gives the passage the slot asked for, answers the request and convenes the porteur anew. Refused as
/// `deplacer`, and: deja_fait when the request has its answer.
Result<void> accorder_deplacement(db::Writing&, const personne::Acteur&, base::Instant now,
                                  const campagne::Campagne&, const Deplacement&, const Mouvement&);
/// Keeps the appointment. Refused: acces_inconnu, role_requis, deja_fait.
Result<void> refuser_deplacement(db::Writing&, const personne::Acteur&, base::Instant now,
                                 const campagne::Campagne&, const Deplacement&, std::string_view motif);

}  // namespace reunion

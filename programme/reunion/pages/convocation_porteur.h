// The page by which a porteur answers: signed in under their dossier, or by the secret link of the mail.
#pragma once
#include "programme/page/gabarit.h"
#include "programme/reunion/convocation_store.h"
#include "programme/reunion/venue_store.h"

namespace reunion::pages {

/// What the page shows, and what was typed in it.
struct PagePorteur {
  Passage passage;
  bool par_lien = false;
  std::optional<Convocation> convocation;  ///< what was sent last; nothing before the first sending
  std::vector<Participant> venants;        ///< as recorded
  std::vector<Deplacement> demandes;       ///< latest first
  bool peut_venir = false;                 ///< may say who comes
  bool peut_demander = false;              ///< may ask for another time
  Venue saisie{};
  std::string motif{};
  base::FieldErrors errors{};
  /// The forms' root: "/convocations/12-…" or "/dossiers/3/passage".
  std::string racine{};
};

web::Response page_porteur(db::Reading&, const page::Visite&, const PagePorteur&, int status = 0);

}  // namespace reunion::pages

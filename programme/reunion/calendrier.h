// The appointments of a meeting, as calendars take them.
#pragma once
#include "platform/documents/calendar.h"
#include "programme/reunion/convocation_store.h"

namespace reunion {

/// Who calls to the meeting, and where its pages are.
struct Emetteur {
  const campagne::Campagne& campagne;
  std::string_view public_url;  ///< no final slash; its host also stands in the names of the appointments
  /// The coordination's functional address, under which calendars answer; without it nobody can be invited
  /// through a calendar.
  bool peut_inviter() const { return !campagne.accuse.courriel.empty(); }
};

/// What the porteur has to know besides time and place, a sentence or two each: presence, standing for
/// someone.
std::vector<std::string> regles(const campagne::Campagne&);
/// "mardi 18 octobre 2022, de 9 h 30 à 9 h 45"
std::string moment(const RendezVous&);
/// "« Un jardin »"; "votre projet" when it has no title.
std::string titre_du_projet(std::string_view intitule);

/// The appointment of a convocation, for one person who receives it.
documents::CalendarEvent evenement(const Emetteur&, const Convocation&, const dossier::Destinataire&);
/// The appointment of one stretch of a meeting, for who is invited to it. `page`: the address of their
/// answer.
documents::CalendarEvent evenement(const Emetteur&, const InvitationReunion&, int rang, const RendezVous&);

}  // namespace reunion

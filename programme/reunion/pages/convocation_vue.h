// What pages about convocations share: the appointment, who comes, the tag of an answer.
#pragma once
#include "programme/page/gabarit.h"
#include "programme/reunion/convocation_store.h"
#include "programme/reunion/venue_store.h"

namespace reunion::pages {

/// A row of a summary list; nothing when the value is empty.
void ligne(html::Out&, std::string_view label, std::string_view value);
/// Date, hour, place, how to come in, as a summary list. `code`: what is said at the door; may be empty.
void rendez_vous(html::Out&, std::string_view reunion_titre, const RendezVous&, std::string_view code = {});
/// "Léa Exemple (trésorière), Paul Exemple (représente la personne chargée du projet)"
std::string en_ligne(const std::vector<Participant>&);
/// A tag for who runs the meeting: "Sans réponse", "Venue confirmée"…
void etiquette_reponse(html::Out&, const Passage&);
/// The calendar's file as a download.
web::Response fichier_agenda(std::string bytes);

}  // namespace reunion::pages

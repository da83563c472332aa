// Pieces that several pages of a meeting share.
#pragma once
#include <string>
#include <vector>

#include "programme/page/gabarit.h"
#include "programme/reunion/engagements.h"
#include "programme/reunion/reunion_store.h"

namespace reunion::pages {

/// "2022-0042", "–" before it has a number.
std::string reference(const Passage&, const page::Visite&);
/// A tag: "Venue confirmée"; "À convoquer de nouveau" for who was told another hour.
void etiquette(html::Out&, const Passage&);
/// "Salle Bleue · Santé": what tells a half-day from the others; may be empty.
std::string precision(const DemiJournee&, const campagne::Campagne&);
/// "mardi 4 octobre 2022, de 9 h 00 à 12 h 00 (Salle Bleue · Santé)"
std::string titre(const DemiJournee&, const campagne::Campagne&);
/// The clashes that concern that passage, one line each; nothing when there is none.
void alertes(html::Out&, const std::vector<ConflitHoraire>&, std::int64_t passage);
/// A list of clashes.
void liste_conflits(html::Out&, const std::vector<ConflitHoraire>&);

}  // namespace reunion::pages

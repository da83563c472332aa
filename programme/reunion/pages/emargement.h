// What the pages of the attendance list share: one line of it, its counters, the words for a tick.
#pragma once
#include <string>
#include <vector>

#include "programme/page/gabarit.h"
#include "programme/reunion/presence_store.h"

namespace reunion::pages {

/// "Présent·e depuis 9 h 12, noté par Alix Agent."; empty as long as nobody was noted.
std::string phrase_etat(const Situation&);
/// The tag: "Présent·e".
void etiquette_presence(html::Out&, Presence);

/// How a line is shown: whether it may be ticked, how the person was found, since when late is said.
struct Affichage {
  const page::Visite& visite;
  std::int64_t reunion = 0;
  bool ouverte = true;  ///< the list is not closed
  Mode mode = Mode::pointage;
};
/// A project, who comes, its state and its buttons, in an <li>.
void ligne_emargement(html::Out&, const Affichage&, const Emargement&);
/// What a search looks through, folded; the year makes the dossier's reference.
std::string cherchable(const Emargement&, int annee);
void compteurs(html::Out&, const Comptes&);
Comptes compter(const std::vector<Emargement>&);

/// Hidden fields of a tick, then its button.
void champs_pointage(html::Out&, const Pointage&);

/// The state of a passage for the island, as JSON object.
std::string json_etat(std::int64_t passage, const Situation&);

}  // namespace reunion::pages

// The form of one line: its funders, the agents of each, its meeting.
#pragma once
#include <span>

#include "programme/page/visite.h"
#include "programme/ventilation/pages/saisie.h"

namespace ventilation::pages {

/// What the form of a line is made of. `saisie`: what is ticked, which may differ from what is kept.
struct Formulaire {
  const page::Visite& visite;
  const Ligne& ligne;
  std::span<const Agent> agents;
  const Saisie& saisie;
  const base::FieldErrors& erreurs;
};
void formulaire_ligne(html::Out&, const Formulaire&);
/// Boxes of those who can follow the dossier for that funder (empty: the référent·es), those who are chosen
/// ticked.
void agents_au_choix(html::Out&, const Formulaire&, const std::string& financeur, std::string_view legende);
/// What is wrong with the people chosen, above the boxes.
void erreur_des_agents(html::Out&, const base::FieldErrors&);
/// Why the change is made: needed, and read by those concerned, once people were told.
void champ_raison(html::Out&, const Formulaire&);

}  // namespace ventilation::pages

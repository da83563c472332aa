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

}  // namespace ventilation::pages

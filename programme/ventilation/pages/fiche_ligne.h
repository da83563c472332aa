// The page of one line.
#pragma once
#include <optional>
#include <vector>

#include "programme/obstacle.h"
#include "programme/ventilation/jumeaux.h"
#include "programme/ventilation/pages/formulaire.h"

namespace ventilation::pages {

struct FicheLigne {
  const page::Visite& visite;
  const Ligne& ligne;
  std::vector<Agent> agents{};
  Saisie saisie{};
  const base::FieldErrors* erreurs = nullptr;
  const Obstacle* refus = nullptr;     ///< why what was sent is not kept
  std::optional<EtatDossier> voulu{};  ///< what was sent, when somebody else was faster
  std::vector<Candidature> jumeaux{};  ///< dossiers that may be the twin deposit
};
void fiche(html::Out&, const FicheLigne&);

}  // namespace ventilation::pages

// The page of one line.
#pragma once
#include <optional>
#include <vector>

#include "programme/obstacle.h"
#include "programme/ventilation/jumeaux.h"
#include "programme/ventilation/pages/formulaire.h"

namespace ventilation::pages {

/// What the person wrote to set the note aside, or to take it up again, and that could not be kept.
struct EcartSaisi {
  std::string motif{}, texte{}, reprise{};
};

struct FicheLigne {
  const page::Visite& visite;
  const Ligne& ligne;
  std::vector<Agent> agents{};
  Saisie saisie{};
  const base::FieldErrors* erreurs = nullptr;
  const Obstacle* refus = nullptr;     ///< why what was sent is not kept
  std::optional<EtatDossier> voulu{};  ///< what was sent, when somebody else was faster
  std::optional<EcartSaisi> ecart{};
  std::vector<Candidature> jumeaux{};  ///< dossiers that may be the twin deposit
};
void fiche(html::Out&, const FicheLigne&);
/// The whole page again, with what was written and why it is not kept.
web::Response ligne_refusee(db::Reading&, const page::Visite&, const Ligne&, const Obstacle&, EcartSaisi);

}  // namespace ventilation::pages

// A budget as a form, or to be read: charges and produits side by side, the balance, the plan de financement.
#pragma once
#include <vector>

#include "programme/budget/budget_store.h"
#include "programme/page/visite.h"
#include "programme/ventilation/sollicitation_store.h"

namespace definitif::pages {

struct Feuille {
  const page::Visite& v;
  budget::Genre genre;
  const budget::Enregistre& enregistre;
  const dossier::Envoi& rendu;  ///< texts handed back after a conflict, shown instead of the recorded ones
  budget::Lecture lu;
  budget::Totaux totaux;
  bool modifiable = false;

  std::string_view valeur(std::string_view champ) const;
};
Feuille feuille(const page::Visite&, budget::Genre, const budget::Enregistre&, const dossier::Envoi& rendu,
                bool modifiable);

/// Totals, the gap and where to look.
void bilan(html::Out&, const Feuille&);
/// The two sides, with fields or amounts.
void cotes(html::Out&, const Feuille&);
/// What is asked of each funder of the campaign, its part of the produits, beside what the note asked.
void plan_de_financement(html::Out&, const Feuille&, const std::vector<ventilation::Demandee>&);

}  // namespace definitif::pages

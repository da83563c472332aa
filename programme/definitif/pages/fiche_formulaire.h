// One part of a sheet as a form, or to be read.
#pragma once
#include "programme/definitif/fiche_champ.h"
#include "programme/definitif/pages/fiche_vue.h"

namespace definitif::pages {

struct Feuillet {
  const page::Visite& v;
  const VueFiches& vu;
  const fiche::Fiche& feuille;
  const fiche::Partie& partie;
  const dossier::Envoi& rendu;       ///< texts handed back, shown instead of the recorded ones
  const base::FieldErrors& erreurs;  ///< of this part; empty when they are not to be shown

  std::string_view valeur(std::string_view champ) const;
  std::string chemin() const;
};

void formulaire_fiche(html::Out&, const Feuillet&);
void lecture_fiche(html::Out&, const Feuillet&);
/// The other parts of the same sheet; nothing when it has only one.
void parties_de_la_fiche(html::Out&, const Feuillet&, const std::vector<fiche::Partie>&);

}  // namespace definitif::pages

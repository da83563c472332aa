// What differs between a dossier before and after a change, and what calls for attention there: the sentences
// of consequences.h.
#pragma once
#include <string>
#include <vector>

#include "programme/ventilation/lot.h"

namespace ventilation {

/// One sentence for each thing that changes: "Réunion « Santé » au lieu de « Insertion »".
std::vector<std::string> differences(const Cadre&, const EtatDossier& avant, const EtatDossier& apres);

/// What the change makes doubtful; nothing of what was so before. Sentences name no dossier, so that they
/// group.
std::vector<std::string> alertes_du_changement(const Cadre&, const Ligne& avant, const EtatDossier& apres);

/// Those whom a change hands the dossier to: funder and person, as in the dossier.
std::vector<Affectation> nouveaux(const EtatDossier& avant, const EtatDossier& apres);

}  // namespace ventilation

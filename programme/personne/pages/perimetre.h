// The perimeter of a role against the campaign: its communes, orientations and funders.
#pragma once
#include <string>

#include "programme/campagne/campagne.h"
#include "programme/page/champ.h"
#include "programme/personne/attribution.h"

namespace personne::pages {

/// The role and perimeter that a form or the command line asks for. What the campaign does not know, or the
/// role does not allow, is an error: fields role, financeur, communes, themes.
Attribution lire_attribution(const web::Fields&, const campagne::Campagne&, base::FieldErrors&);

/// The fields of a form that gives a role, with what was chosen before.
void champs_attribution(html::Out&, const campagne::Campagne&, const web::Fields& choisi,
                        const base::FieldErrors&);

/// "CAF ; Anzin, Valenciennes ; Emploi", or "sans limite".
std::string perimetre_en_clair(const Attribution&, const campagne::Campagne&);

}  // namespace personne::pages

// What the words of a document are completed with.
#pragma once
#include "programme/campagne/modele.h"
#include "programme/definitif/modele.h"

namespace definitif {

/// By the names of campagne::noms_a_remplir(); what is not known has no value.
campagne::Valeurs valeurs(const Sujet&);
/// What the action's budget asks of the funders on whom the piece depends; nothing when it asks nothing.
base::Cents somme_demandee(const Sujet&);

}  // namespace definitif

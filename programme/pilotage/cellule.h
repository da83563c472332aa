// What each cell of the tableau says, on screen and in its export.
#pragma once
#include <string>

#include "programme/pilotage/tableau_store.h"

namespace pilotage {

/// The words of a cell: names instead of codes. Empty when there is nothing to say. Amounts and numbers of
/// persons are not words: see montant() and personnes().
std::string texte(Colonne, const Ligne&, const campagne::Campagne&);

/// The amount of a column of money, and the number of a column of persons; nothing for the other columns.
std::optional<base::Cents> montant(Colonne, const Faits&);
std::optional<std::int64_t> personnes(Colonne, const Faits&);

/// What a code of that criterion is called ("commune", "qpv"…); what is empty is called "Non précisé".
std::string nom(std::string_view critere, std::string_view code, const campagne::Campagne&);

}  // namespace pilotage

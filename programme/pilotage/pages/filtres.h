// What stands above the tableau and its totals: the form of filters, the tags of those in force, the sums.
#pragma once
#include <string_view>

#include "programme/page/visite.h"
#include "programme/pilotage/pages/adresse.h"
#include "programme/pilotage/tableau_store.h"

namespace pilotage::pages {

/// The form sends itself to `chemin` by GET, so that every view has an address; it works without scripts.
void formulaire(html::Out&, const page::Visite&, std::string_view chemin, const Demande&);
/// The conditions in force; each tag is a link that lifts it.
void conditions_en_cours(html::Out&, const page::Visite&, std::string_view chemin, const Filtre&);
/// How many dossiers, what they cost, what they ask.
void sommes(html::Out&, const Somme&);

/// The mistakes of the address, for the summary of errors: those of what has no field on the page lead
/// nowhere.
base::FieldErrors pour_le_resume(const base::FieldErrors&);

}  // namespace pilotage::pages

// What the pages of the committee share: addresses, names in place of codes, tags.
#pragma once
#include <string>
#include <string_view>

#include "programme/page/gabarit.h"
#include "programme/ventilation/pages/adresse.h"
#include "programme/ventilation/ventilation_store.h"

namespace ventilation::pages {

/// The round of the notes d'intention, in the campaign of the visit.
Tour tour(const page::Visite&);
bool coordonne(const page::Visite&);

/// The view from which the person came and to which they go back, with that line in sight; the whole list
/// when the address is not one of ours.
std::string retour(const page::Visite&, std::int64_t dossier = 0);

std::string titre_de(const Ligne&);
std::string sigle(const campagne::Campagne&, std::string_view financeur);
/// "Santé, 21 octobre 2022"; "À choisir", "Pas de réunion".
std::string nom_reunion(const campagne::Campagne&, const EtatDossier&);
/// "vendredi 21 octobre 2022 à 9 h 00": the first sitting; empty when it has none.
std::string quand(const campagne::Reunion&);
/// "Anzin, Valenciennes".
std::string communes(const campagne::Campagne&, const std::vector<std::string>& insee);
/// "Projet communal, Anzin".
std::string ou(const campagne::Campagne&, const Ligne&);
void etiquette_etat(html::Out&, const Etat&);

}  // namespace ventilation::pages

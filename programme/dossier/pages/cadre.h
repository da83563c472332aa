// What the pages of a dossier share: its title and way back, the deadline, the loading of the dossier asked
// for.
#pragma once
#include <optional>

#include "programme/dossier/dossier_store.h"
#include "programme/page/gabarit.h"

namespace dossier {

/// "Sans titre" as long as it has none.
std::string titre_de(const Dossier&);
std::string chemin(const Dossier&, std::string_view suite = {});

/// "Mes dossiers" or "Tableau", then the dossier, then more.
void ariane(html::Out&, const page::Visite&, const Dossier&, std::vector<page::Lien> suite = {});

/// The deadline in a sentence, and what remains: "Vous avez jusqu’au vendredi 16 septembre 2022 à 23 h 59. Il
/// reste 5 jours."
std::string phrase_limite(const page::Visite&, const Dossier&);
/// "2 heures", "12 minutes".
std::string duree(std::chrono::milliseconds);
/// Whether this dossier's note can be deposited at this instant.
bool depot_possible(const page::Visite&, const Dossier&);
/// After the deadline: that the note stays readable, and whom to ask.
void depot_clos(html::Out&);

bool peut_ecrire(const page::Visite&, const Dossier&);
/// A tag: "En préparation", "Déposée", "Abandonnée".
void etiquette_etat(html::Out&, const Dossier&);
std::string_view label_etat(std::string_view etat);

/// Sections and answers, for reading. Unanswered optional questions are left out.
void reponses(html::Out&, const Brouillon&, const campagne::Campagne&);

}  // namespace dossier

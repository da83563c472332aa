// The frame of a final dossier's pages: its title, its state, its tabs.
#pragma once
#include <optional>
#include <string>

#include "programme/definitif/definitif_store.h"
#include "programme/page/gabarit.h"

namespace definitif::pages {

/// "/dossiers/12/definitif" and what follows.
std::string chemin_definitif(const dossier::Dossier&, std::string_view suite = {});

/// The way back, the title of the project, the tabs. `onglet`: what follows /definitif in the tab's address.
void cadre(html::Out&, const page::Visite&, const dossier::Dossier&, std::string_view onglet,
           std::string_view titre);
/// The way back to the final dossier, for a page without its frame.
void retour(html::Out&, const page::Visite&, const dossier::Dossier&);
/// "Complet", "En cours, 2 points à régler", "À faire": of a part of the dossier.
void etiquette_manques(html::Out&, std::size_t manques, bool commence);
/// A line of a summary list; nothing without a value.
void ligne_resume(html::Out&, std::string_view label, std::string_view valeur);
void etiquette_etat(html::Out&, const Definitif&);

/// Why what a request for completion does not name stays closed.
Obstacle non_demande();
/// Why the person cannot change what stands at that address ("/partie/projet") now: without the right, after
/// the signature or the deposit, or because the request for completion does not name it.
std::optional<Obstacle> non_modifiable(const page::Visite&, const Definitif&, std::string_view suite);
/// "Dernier moment pour déposer : …", or that it is over.
std::string phrase_limite(const page::Visite&, const Definitif&);

}  // namespace definitif::pages

#include "programme/pilotage/pages/adresse.h"

#include "programme/page/adresse.h"

namespace pilotage::pages {

Demande demande(const page::Visite& v) {
  return lire({v.request.query.begin(), v.request.query.end()}, v.campagne);
}

std::string lien(std::string_view chemin, const Filtre& f) { return page::adresse(chemin, ecrire(f)); }

}  // namespace pilotage::pages

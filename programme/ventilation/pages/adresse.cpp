#include "programme/ventilation/pages/adresse.h"

#include "programme/page/adresse.h"

namespace ventilation::pages {

Demande demande(const page::Visite& v) {
  std::vector<Champ> query(v.request.query.begin(), v.request.query.end());
  return lire(query, v.campagne);
}

std::string lien(std::string_view chemin, const Filtre& f) { return page::adresse(chemin, ecrire(f)); }

}  // namespace ventilation::pages

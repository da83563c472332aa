#include "programme/pilotage/pages/adresse.h"

namespace pilotage::pages {

Demande demande(const page::Visite& v) {
  return lire({v.request.query.begin(), v.request.query.end()}, v.campagne);
}

std::string lien(std::string_view chemin, const Filtre& f) {
  std::string address(chemin);
  char separator = '?';
  for (const auto& [name, value] : ecrire(f)) {
    address.append(1, separator).append(name).append("=").append(web::encode_query(value));
    separator = '&';
  }
  return address;
}

}  // namespace pilotage::pages

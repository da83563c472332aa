#include "programme/ventilation/pages/adresse.h"

namespace ventilation::pages {

Demande demande(const page::Visite& v) {
  std::vector<Champ> query(v.request.query.begin(), v.request.query.end());
  return lire(query, v.campagne);
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

}  // namespace ventilation::pages

// A visit as tests make one.
#pragma once
#include "programme/page/gabarit.h"

namespace page::tests {

struct Passage {
  web::Request request;
  personne::Acteur acteur;
  campagne::Campagne campagne;
  Settings settings;
  base::Instant now = *base::parse_paris("2022-09-10T09:00");
  std::vector<std::string> path;

  Visite visite() const { return {request, acteur, now, campagne, settings, path, "jeton-de-test", {}}; }
};

/// A person who is signed in, with that role.
inline personne::Acteur personne_avec(personne::Role role) {
  personne::Acteur acteur;
  acteur.id = 7;
  acteur.nom = "Camille Exemple";
  acteur.attributions.push_back({.role = role});
  return acteur;
}

}  // namespace page::tests

#include "programme/courriel/modeles.h"

#include "platform/base/number.h"

namespace courriel {

std::string adresse(const Contexte& c, std::string_view chemin) {
  return std::string(c.public_url) + std::string(chemin);
}

std::int64_t nombre(const journal::Ligne& ligne, std::string_view nom) {
  return base::whole_number(journal::detail(ligne, nom)).value_or(0);
}

std::string signature(const Contexte& c) {
  if (c.campagne.collectivite.empty()) return "Dentelle";
  return c.campagne.titre + ", " + c.campagne.collectivite;
}

personne::Acteur lecteur() {
  auto acteur = personne::systeme();
  acteur.attributions.push_back({.role = personne::Role::coordination});
  return acteur;
}

std::string projet(const dossier::Dossier& d) {
  return d.intitule.empty() ? "votre projet" : "« " + d.intitule + " »";
}

std::string page_du_dossier(const Contexte& c, const dossier::Dossier& d) {
  return adresse(c, "/dossiers/" + std::to_string(d.id));
}

}  // namespace courriel

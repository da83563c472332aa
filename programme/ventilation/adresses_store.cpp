#include "programme/ventilation/adresses_store.h"

namespace ventilation {

std::vector<Adresse> adresses(db::Reading& r, const personne::Acteur& acteur, int tour) {
  if (!acteur.est(personne::Role::coordination)) return {};
  return r.all<Adresse>(
      "SELECT p.id, p.courriel FROM personne p WHERE p.id IN (SELECT t.personne_id FROM attribution t"
      " WHERE t.role IN ('instructeur', 'referent_pre') UNION SELECT a.personne_id FROM affectation a"
      " WHERE a.tour = ?1) ORDER BY p.id",
      tour);
}

}  // namespace ventilation

// What the tests of this room start from: persons, and an association.
#pragma once
#include <string>

#include "platform/base/text.h"
#include "platform/db/database.h"
#include "programme/personne/acteur.h"
#include "programme/structure/fiche.h"

namespace decor {

inline base::Instant now() { return *base::parse_paris("2022-09-10T09:00"); }

/// A person with a confirmed account, as the acteur of a request.
inline personne::Acteur person(db::Database& database, const std::string& first_name) {
  personne::Acteur acteur;
  acteur.nom = first_name + " Exemple";
  acteur.courriel = base::lower_ascii(first_name) + "@courriel.example";
  acteur.id = database.write([&](db::Writing& w) {
    return *w.one<std::int64_t>(
        "INSERT INTO personne (courriel, nom, nom_tri, recherche, cree_le, confirme_le) VALUES (?1, ?2, ?3, "
        "?3, ?4, ?4)"
        " RETURNING id",
        acteur.courriel, acteur.nom, base::lower_ascii(acteur.nom), now());
  });
  return acteur;
}

inline personne::Acteur coordination(db::Database& database) {
  auto acteur = person(database, "Camille");
  acteur.attributions.push_back({.role = personne::Role::coordination});
  return acteur;
}

inline structure::Fiche association(const std::string& siret = "73282932000074") {
  structure::Fiche fiche;
  fiche.nom = "Les Mains Ouvertes";
  fiche.forme = "association";
  fiche.siret = siret;
  return fiche;
}

}  // namespace decor

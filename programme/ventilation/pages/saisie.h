// What a person chose for one line: read from the form, held against the line and the campaign. Pure.
#pragma once
#include <map>
#include <span>
#include <string>
#include <vector>

#include "platform/base/field_errors.h"
#include "platform/web/http.h"
#include "programme/ventilation/lignes.h"

namespace ventilation::pages {

struct Saisie {
  std::int64_t version = 0;                                 ///< of the line that the person saw
  std::vector<std::string> financeurs;                      ///< codes
  std::map<std::string, std::vector<std::int64_t>> agents;  ///< funder (empty: référent·es) → people
  std::string reunion;                                      ///< code, empty, or `a_choisir`
  std::string raison;                                       ///< why, in the person's words
};

/// "agent" fields are "caf:12"; what is not of that form is left out.
Saisie lire_saisie(const web::Fields& form);
/// The choices that the line holds.
Saisie saisie_de(const Ligne&);

/// The line with the choices of the person, or everything that is wrong with them, by field.
struct Choix {
  EtatDossier etat;
  base::FieldErrors erreurs;
};
Choix choisir(const Ligne&, const Saisie&, std::span<const Agent>, const campagne::Campagne&,
              base::Instant now);

/// "Réunion : Santé ; CAF ajoutée": what differs, in a few words.
std::string resume(const EtatDossier& avant, const EtatDossier& apres, const campagne::Campagne&);

}  // namespace ventilation::pages

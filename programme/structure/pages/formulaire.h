// The fields of the fiche, in the form that creates and in the one that edits.
#pragma once
#include "platform/base/field_errors.h"
#include "platform/html/html.h"
#include "platform/web/http.h"
#include "programme/structure/fiche.h"

namespace structure::pages {

/// The fields of the form, normalised. Those that the form does not have stay as in `before`.
Fiche lire_fiche(const web::Fields&, Fiche before = {});

/// How a person reads a value: the date is kept in the ISO form.
std::string valeur_lisible(const Attribut&, const Fiche&);

/// What the fields are shown with.
struct Saisie {
  const Fiche& fiche;
  const base::FieldErrors& errors;
};

void champs_identite(html::Out&, const Saisie&);      ///< name, acronym, legal form, SIRET
void champs_essentiels(html::Out&, const Saisie&);    ///< RNA and seat, when registering
void champs_association(html::Out&, const Saisie&);   ///< RNA, or why none
void champs_adresses(html::Out&, const Saisie&);      ///< seat, mail, telephone…
void champs_representant(html::Out&, const Saisie&);  ///< legal representative

}  // namespace structure::pages

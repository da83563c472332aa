// The fields of the note's sections: each question with its guidance, its value, and the mark of what was
// shown.
#pragma once
#include "platform/base/field_errors.h"
#include "programme/dossier/brouillon.h"
#include "programme/dossier/questions.h"
#include "programme/page/visite.h"

namespace dossier {

/// What a section's form shows: values as typed, and errors when the person asked to see them.
struct Formulaire {
  Section section;
  const Brouillon& brouillon;  ///< what is recorded: the marks are taken from it
  const Envoi& rendu;          ///< texts handed back after a conflict, shown instead of the recorded ones
  base::FieldErrors erreurs{};
};

/// All the fields of the section, in order.
void champs_de_section(html::Out&, const page::Visite&, const Formulaire&);

/// What the posted form says of the section: its fields and their marks. With `auto`, only the fields it
/// names.
Envoi lire_envoi(const web::Fields&, Section, const campagne::Campagne&);

}  // namespace dossier

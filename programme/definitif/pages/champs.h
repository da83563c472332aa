// The fields of questions, as every form of the final dossier shows them: guidance, value, error, and the
// mark of what was shown, so that nobody overwrites anybody.
#pragma once
#include <vector>

#include "platform/base/field_errors.h"
#include "programme/definitif/question.h"
#include "programme/page/visite.h"

namespace definitif::pages {

struct Saisies {
  const std::vector<Question>& questions;
  const dossier::Brouillon& brouillon;  ///< what is recorded: the marks are taken from it
  const dossier::Envoi& rendu;  ///< texts handed back after a conflict, shown instead of the recorded ones
  const base::FieldErrors& erreurs;
};

/// The questions that are not fixed, in order. One that depends on another answer is in a block that an
/// island hides when it does not apply.
void champs(html::Out&, const page::Visite&, const Saisies&);

/// What the posted form says of these questions. With `auto`, only the fields that it names.
dossier::Envoi lire_envoi(const web::Fields&, const std::vector<Question>&);

}  // namespace definitif::pages

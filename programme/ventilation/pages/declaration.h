// The form that declares a conflict of interest: by the coordination about anyone with a role, or by somebody
// about themselves.
#pragma once
#include "programme/ventilation/pages/designation.h"

namespace ventilation::pages {

struct Declaration {
  Designe personne, structure;
  std::string motif;

  explicit Declaration(const web::Fields&);
};

/// The form of the coordination (`pour_autrui`), or one's own.
void formulaire_declaration(html::Out&, const page::Visite&, const Declaration&, const base::FieldErrors&,
                            bool pour_autrui);

/// The sentence, followed by "3 dossiers sont à confier à quelqu’un d’autre." when there are some.
std::string avec_a_reaffecter(std::string phrase, std::int64_t dossiers);

}  // namespace ventilation::pages

// One conflict of interest as the coordination reads it, with the form of the decision.
#pragma once
#include "programme/page/gabarit.h"
#include "programme/ventilation/conflit_store.h"

namespace ventilation::pages {

/// What the person wrote before a refusal; empty otherwise.
struct Essai {
  std::string motif;
  base::FieldErrors erreurs{};
};

/// The name of the field of the reason, different for each card: "motif-12".
std::string champ_motif(std::int64_t conflit);
void carte(html::Out&, const page::Visite&, const Conflit&, const Essai& = {});

}  // namespace ventilation::pages

// More time for a deposit, asked in the same words for the note and for the final dossier.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "programme/page/visite.h"

namespace dossier {

/// The closed form that grants a delay: date, hour, reason; sent to `action` by a button of that name.
void formulaire_delai(html::Out&, const page::Visite&, const std::string& action, std::string_view exemple,
                      std::string_view bouton);
/// The instant that was typed there, Paris time; nothing when it cannot be read.
std::optional<base::Instant> delai_demande(const web::Fields&);

}  // namespace dossier

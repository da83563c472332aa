// What the mails about a dossier share: one to each person, the address of the final dossier, the lines of a
// receipt.
#pragma once
#include <functional>

#include "programme/courriel/modeles.h"
#include "programme/dossier/recepisse.h"

namespace courriel {

/// What follows the greeting.
using Suite = std::function<void(Redaction&)>;

/// One mail for each person.
Courriels a_chacun(const Contexte&, const std::vector<dossier::Destinataire>&, std::string_view objet,
                   const Suite&);
/// One for each member of the dossier's structure.
Courriels a_tous(const Contexte&, const dossier::Dossier&, std::string_view objet, const Suite&);

std::string page_du_definitif(const Contexte&, const dossier::Dossier&, std::string_view suite = {});
/// The lines of the receipt, but its address: the mail ends with a link to it.
std::vector<std::pair<std::string, std::string>> lignes(const Contexte&, const dossier::ContenuRecepisse&);

}  // namespace courriel

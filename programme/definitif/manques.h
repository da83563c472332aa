// What keeps a final dossier from being signed or deposited, all at once. Pure.
#pragma once
#include <string>
#include <vector>

#include "programme/budget/budget_store.h"
#include "programme/definitif/contenu.h"

namespace definitif {

struct Manque {
  std::string partie;  ///< title of the page where it is settled
  std::string suite;   ///< address of that place, after "/dossiers/12/definitif"
  std::string texte;   ///< a French sentence
};

/// In the order of the task list: the form, the recommendations, the indicators, the budgets. A budget that
/// is equal to nothing on both sides is not yet a budget. The structure's is not asked when the request is
/// for its whole working.
std::vector<Manque> manques(const Contenu&, const campagne::Campagne&, base::Instant now);

/// What is wrong with one budget, as the sentence that its page shows first; nothing when it can be
/// deposited.
std::optional<std::string> budget_a_revoir(const dossier::Brouillon&, const campagne::Campagne&);
/// Whether the structure's own budget is asked beside that of the action.
bool budget_de_structure_attendu(const Contenu&);

}  // namespace definitif

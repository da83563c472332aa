// How the content of a line changes: by the proposal, by a person. Pure; the store applies the result.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "programme/ventilation/lignes.h"

namespace ventilation {

/// The state that the proposal makes of the line: its funders with what the rules say of each, its agents,
/// its meeting. A funder that stays keeps its row. What nobody can handle says why.
EtatDossier avec_proposition(const Ligne&, const Proposition&, const campagne::Campagne&);
/// The proposal for all these lines, as changes to apply.
std::vector<Changement> avec_propositions(std::span<const Ligne>, std::span<const Agent>,
                                          const campagne::Campagne&);

/// Hands the dossier to the funder; without effect when it already is. `raison`: what people read.
void retenir_financeur(EtatDossier&, const Ligne&, const campagne::Campagne&, std::string_view financeur,
                       std::string_view raison);
/// Takes the dossier away from the funder and its agents. Once it was transmitted the funder's row remains,
/// withdrawn with its reason.
void retirer_financeur(EtatDossier&, std::string_view financeur, base::Instant now, std::string_view raison);
/// Hands the dossier to that person for that funder (empty: as référent·e); without effect when they have it.
void confier(EtatDossier&, std::string_view financeur, std::int64_t personne, std::string_view raison);
void reprendre(EtatDossier&, std::string_view financeur, std::int64_t personne);
/// The meeting, by its code; empty: none. `a_choisir`: to be chosen later.
void choisir_reunion(EtatDossier&, std::string_view code, bool a_choisir, std::string_view raison);

/// What the rules of parcours.h look at. `agents`: those of the dossier's structure, to know whom it must not
/// be handed to.
Contenu contenu(const EtatDossier&, std::int64_t structure, std::span<const Agent> agents);

/// What a choice of the committee is explained with: "Choisi par le comité", and what the person wrote.
std::string raison_du_comite(std::string_view texte);

}  // namespace ventilation

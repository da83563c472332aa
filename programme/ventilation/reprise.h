// The second round: final dossiers go back to those who handled their notes, wherever that still holds, for
// the funders of the deposited budget. Only what differs from the first round is decided by a person. Pure.
#pragma once
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/field_errors.h"
#include "programme/ventilation/lignes.h"
#include "programme/ventilation/transmission.h"

namespace ventilation {

/// From when final dossiers are handed on: the call's step "ventilation_finale", else the end of their
/// deposit. The second round of Tour.
base::Instant ouverture_du_second_tour(const campagne::Campagne&);
bool second_tour_ouvert(const campagne::Campagne&, base::Instant now);
inline Tour second_tour(const campagne::Campagne& c) { return {c, 2}; }

/// Someone to whom the note was handed.
struct AgentDuPremierTour {
  std::int64_t dossier = 0;
  std::string financeur;  ///< empty: as référent·e
  std::int64_t personne = 0;
  std::string nom;
};

/// A deposited final dossier: its line of the second round, where `demandes` are those of the deposited
/// budget, and who handled the note.
struct DossierFinal {
  Ligne ligne;
  std::vector<AgentDuPremierTour> avant{};
};

/// One thing that is no longer as in the first round.
struct DifferenceDeTour {
  enum class Nature : std::uint8_t {
    nouveau_financeur,  ///< the budget asks it, the committee and the meeting had not kept it
    plus_demande,       ///< it was asked, the budget no longer does
    sans_agent,         ///< nobody handled the note for it
    hors_perimetre,     ///< who handled it no longer has a role that covers the dossier
    en_conflit,         ///< who handled it has an interest in the structure
  } nature = Nature::sans_agent;
  std::string financeur{};  ///< code; empty: the référent·e
  std::string personne{};   ///< name of whom it is about
  bool operator==(const DifferenceDeTour&) const = default;
};
/// "CAF : nouveau dans le budget, personne ne suivait la note."
std::string phrase(const DifferenceDeTour&, const campagne::Campagne&);

struct Reprise {
  std::vector<Affectation> reprises;          ///< who goes on with the dossier
  std::vector<DifferenceDeTour> differences;  ///< none: nothing is to be decided
};
/// What of the first round still holds. `agents`: everyone to whom dossiers can be handed.
Reprise reprendre(const DossierFinal&, std::span<const Agent> agents);
/// The funders (empty: the référent·e) for whom nobody goes on, in the order of the budget.
std::vector<std::string> a_pourvoir(const Ligne&, const Reprise&);
/// What the dossier needs for that funder: what `affecter` and `couvre` ask.
Besoin besoin(const Ligne&, std::string_view financeur);
/// Who can take it for that funder: within the perimeter, without conflict of interest; each once.
std::vector<const Agent*> candidats(const Ligne&, std::string_view financeur, std::span<const Agent>);

/// Where a final dossier stands in the second round.
enum class Stade : std::uint8_t {
  sans_difference,  ///< everything of the first round holds: taken over with all the others
  a_decider,        ///< something differs
  pret,             ///< decided on the deposit that stands; nobody was told
  transmis,
};
Stade stade(const DossierFinal&, const Reprise&);

/// Choices of a person, by funder (empty: the référent·e): number of a person, or `aucun`.
using ChoixDAgents = std::map<std::string, std::string, std::less<>>;
/// The name of the field of such a choice.
std::string champ_agent(std::int64_t dossier, std::string_view financeur);
struct ChoixDecides {
  EtatDossier etat;  ///< prepared, with those who go on and those chosen
  base::FieldErrors erreurs{};
};
/// Every choice that is missing or not possible is told.
ChoixDecides decider(const DossierFinal&, const Reprise&, const ChoixDAgents&, std::span<const Agent>,
                     const campagne::Campagne&);

/// A funder of whom the deposited budget no longer asks what is written in its row of the dossier.
struct EcartDeDemande {
  std::string financeur;         ///< code
  base::Cents avant{}, apres{};  ///< zero: it was not, or is no longer, a funder of the dossier
  bool operator==(const EcartDeDemande&) const = default;
};
/// After the transmission a dossier that was completed may ask something else. Those of the budget first.
std::vector<EcartDeDemande> ecarts_de_demande(const Ligne&);
/// The funders become those of the deposited budget, with its amounts; those no longer asked are withdrawn.
void suivre_le_budget(EtatDossier&, const Ligne&, const campagne::Campagne&, base::Instant now);

/// What would be told: the dossiers that are ready become transmitted, and their funders those of the budget
/// (withdrawn with a reason when it no longer asks them). Others stay, with the reason.
Transmission transmission_finale(std::span<const DossierFinal>, std::span<const Agent>,
                                 const personne::Acteur&, base::Instant, const campagne::Campagne&);

}  // namespace ventilation

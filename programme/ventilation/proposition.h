// The first proposal of the ventilation: for each note its funders, their agents and its meeting, every line
// with its reason. Pure: the same notes and agents give the same proposal.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "programme/campagne/condition.h"
#include "programme/personne/acteur.h"

namespace ventilation {

/// A deposited note, as far as the proposal looks at it.
struct NoteAVentiler {
  std::int64_t dossier = 0, structure = 0;
  /// `financeurs`: those that the note asks. `echelle`, `orientation`… as in the note.
  campagne::Demande demande;
  std::vector<std::string> communes;  ///< INSEE codes
  bool territorial = false;           ///< goes to the référent·es of its communes, without meeting
};

/// Someone to whom dossiers can be handed: an instructeur of one funder, or a référent·e of communes.
struct Agent {
  std::int64_t personne = 0;
  std::string nom;
  personne::Attribution attribution;
  std::vector<std::int64_t> conflits;  ///< structures of a confirmed conflict of interest
  int charge = 0;                      ///< dossiers that the person already has in this round
};

struct FinanceurPropose {
  std::string financeur;
  bool retenu = false;  ///< false: the note asks it, but no rule of the campaign lets it fund the project
  std::string raison;
};
struct AgentPropose {
  std::string financeur;                 ///< empty: the territorial référent·e
  std::optional<std::int64_t> personne;  ///< none: nobody can, and the reason says why
  std::string raison;
};
struct ReunionProposee {
  std::string code;  ///< empty: none; the reason says why, or that the committee has to choose
  bool a_decider = false;
  std::string raison;
};

struct Proposition {
  std::int64_t dossier = 0;
  std::vector<FinanceurPropose> financeurs;
  std::vector<AgentPropose> agents;
  ReunionProposee reunion;
};

/// The funders of one note: those it asks, each held against the campaign's rules.
std::vector<FinanceurPropose> proposer_financeurs(const campagne::Campagne&, const NoteAVentiler&);
/// The meeting of one note: the campaign's own rules first, then the commune's or the theme's meeting.
ReunionProposee proposer_reunion(const campagne::Campagne&, const NoteAVentiler&);

/// One dossier to be handled for one funder, or, with an empty funder, by a référent·e of these communes.
struct Besoin {
  std::int64_t dossier = 0, structure = 0;
  std::string financeur, orientation;
  std::vector<std::string> communes;
};
/// One agent for each need, by a minimum-cost flow: as many needs as possible, within the agents' perimeters,
/// never a conflict of interest, never more than the campaign's charge_maximale dossiers each (`charge`
/// counted), and the persons' loads as equal as these allow. Dossiers of one structure stay together where
/// that costs nothing. A person may stand for several funders (one Agent each). Answers in the order of the
/// needs.
std::vector<AgentPropose> affecter(const campagne::Campagne&, std::span<const Besoin>,
                                   std::span<const Agent>);

/// What a note needs: one agent of each funder retained; for a territorial note, also every référent·e whose
/// communes it concerns (one of them, where several follow the same communes).
std::vector<Besoin> besoins(const NoteAVentiler&, std::span<const FinanceurPropose>, std::span<const Agent>);

/// The whole proposal, in the order of the notes.
std::vector<Proposition> proposer(const campagne::Campagne&, std::span<const NoteAVentiler>,
                                  std::span<const Agent>);

/// Whether that perimeter covers the dossier; used by the proposal and by the committee's warnings. As
/// dossier::visibilite: a référent·e without communes covers nothing, an instructeur without communes or
/// themes is not limited.
bool couvre(const personne::Attribution&, const Besoin&);
bool en_conflit(const Agent&, std::int64_t structure);

}  // namespace ventilation

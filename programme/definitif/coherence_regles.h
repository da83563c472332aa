// The rules of coherence, each a named pure function over the facts of one dossier. A rule returns a French
// sentence for each thing that it finds; what it weighs is the campaign's choice.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "programme/budget/budget.h"
#include "programme/definitif/coherence_moyens.h"
#include "programme/ventilation/sollicitation_store.h"

namespace definitif::coherence {

using base::Cents;

/// What a structure, or everybody, asks of one funder of the campaign.
struct Cumul {
  std::string financeur;
  Cents montant{};
  std::int64_t dossiers = 0;
};

/// Amounts known from before, to compare with: the note, or last year's action.
struct Reference {
  Cents cout{}, demande{};
};

/// Everything that the rules look at. What the dossier does not say is absent, and the rules that need it are
/// silent.
struct Faits {
  budget::Budget budget;
  budget::Totaux totaux;
  std::vector<budget::Demande> plan;
  std::vector<ventilation::Demandee> sollicitations;
  std::optional<Reference> note, an_passe;
  std::optional<std::int64_t> personnes;        ///< reached by the action
  std::optional<std::int64_t> etpt;             ///< staff of the action, in hundredths of a full-time post
  std::optional<std::int64_t> journees_jeunes;  ///< youths × days, for VVV
  std::optional<std::int64_t> jours;            ///< that the action lasts
  std::vector<Moyen> moyens;                    ///< people, of the action and of the structure
  std::optional<budget::Totaux> annee;          ///< the structure's budget of the year, once it is typed
  std::vector<Cumul> structure;                 ///< over all the structure's dossiers of this call
  std::vector<Cumul> campagne;                  ///< over everybody's; read by agents only
  Cents demande() const;                        ///< of all the campaign's funders
  Cents charge(std::string_view ligne) const { return totaux.ligne(ligne); }
};
/// The facts that a budget itself holds.
Faits faits_du_budget(const campagne::Campagne&, budget::Budget);

/// What the rules may know besides the facts.
struct Cadre {
  const campagne::Campagne& campagne;
  base::Instant now{};
  /// The figure that holds that day, as the campaign keeps it (cents, hundredths, or a number).
  std::optional<std::int64_t> seuil(std::string_view code) const;
  std::string nom(std::string_view financeur) const;
};

struct Regle {
  std::string_view code;
  std::vector<std::string> (*trouve)(const Faits&, const Cadre&);
};
/// All of them, in the order in which people read them.
std::span<const Regle> regles();

}  // namespace definitif::coherence

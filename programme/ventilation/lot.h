// One change made to many dossiers at once ("lot"): what each of them becomes, and why some cannot. Pure;
// what people read of it before it is applied is in consequences.h.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "programme/ventilation/annuaire.h"
#include "programme/ventilation/lignes.h"

namespace ventilation {

struct FixerReunion {
  std::string reunion;  ///< code; empty: no meeting
};
struct AjouterFinanceur {
  std::string financeur;
};
/// Its agents go with it.
struct RetirerFinanceur {
  std::string financeur;
};
struct AjouterAgent {
  std::string financeur;  ///< empty: as territorial référent·e
  std::int64_t personne = 0;
};
/// Where `ancien` has the dossier for that funder; elsewhere nothing changes.
struct RemplacerAgent {
  std::string financeur;
  std::int64_t ancien = 0, nouveau = 0;
};
struct RetirerAgent {
  std::string financeur;
  std::int64_t personne = 0;
};
struct EcarterNote {
  std::string motif;  ///< code
  std::string texte{};
};
struct ReintegrerNote {};

/// What a dossier is to be in the end; what is not said stays as it is.
struct Voulu {
  struct Agent {
    std::string financeur;  ///< empty: as territorial référent·e
    std::int64_t personne = 0;
    bool operator==(const Agent&) const = default;
  };
  std::optional<std::string> reunion;  ///< code; empty: none
  std::optional<std::vector<std::string>> financeurs;
  std::optional<std::vector<Agent>> agents;
  std::optional<std::string> ecart;  ///< code of the reason; empty: not set aside
  std::optional<std::string> ecart_texte;
  bool operator==(const Voulu&) const = default;
};

using Modification = std::variant<FixerReunion, AjouterFinanceur, RetirerFinanceur, AjouterAgent,
                                  RemplacerAgent, RetirerAgent, EcarterNote, ReintegrerNote, Voulu>;
/// "Réunion « Santé »": the beginning of what the operation is called.
std::string libelle(const Modification&, const campagne::Campagne&, const Annuaire&);

/// What the rules look at besides the dossiers.
struct Cadre {
  const personne::Acteur& acteur;
  base::Instant now{};
  const campagne::Campagne& campagne;
  const Annuaire& annuaire;
};

/// What one dossier becomes: the same content when the change does not concern it, a refusal when it cannot
/// be. A dossier already transmitted is never changed in a lot.
Result<EtatDossier> modifier(const Cadre&, const Ligne&, const Modification&);

}  // namespace ventilation

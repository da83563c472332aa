// The minutes of the ventilation committee: what was decided, told once, for the PDF and for the DOCX. Pure.
#pragma once
#include <string>
#include <vector>

#include "platform/documents/story.h"
#include "programme/ventilation/lignes.h"
#include "programme/ventilation/resultat.h"

namespace ventilation {

/// What the committee changed after the proposal, or after the transmission, and did not undo.
struct Decision {
  std::string libelle;  ///< "Réunion : Santé, pour 12 dossiers"
  std::int64_t dossiers = 0;
  base::Instant le{};
  bool apres_transmission = false;
  std::vector<std::int64_t> lesquels{};  ///< the dossiers, when they are few
};
inline constexpr std::int64_t decisions_detaillees = 12;  ///< up to so many dossiers are named

/// Someone kept away from the dossiers of a structure. Neither they nor the members of its bureau are named.
struct MiseALEcart {
  personne::Role role = personne::Role::instructeur;
  std::string financeur, structure;
  std::int64_t dossiers = 0;  ///< deposited in this campaign
};

struct CompteRendu {
  const campagne::Campagne& campagne;
  std::string preside;  ///< who presides over the committee makes its minutes
  base::Instant le{};
  std::vector<DateDeReunion> dates;
  std::vector<Ligne> lignes;  ///< every deposited note, in the order of numbers
  std::vector<Decision> decisions;
  std::vector<MiseALEcart> conflits;
};

/// Beyond so many notes their lists stand in the exports and not in the minutes, which say so.
inline constexpr std::size_t notes_enumerees = 2000;

documents::Story raconter(const CompteRendu&);
documents::DocumentInfo informations(const CompteRendu&);

}  // namespace ventilation

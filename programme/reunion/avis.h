// What institutions write of a passage, each in its own part. A part is known by a key: "financeur:caf",
// "commune:59606", "invite:12" (an institution without a role here, by its invitation).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "programme/campagne/campagne.h"
#include "programme/personne/acteur.h"

namespace reunion {

/// An institution or a person invited to the meeting.
struct Invitation {
  std::int64_t id = 0;
  std::string institution, financeur, nom;  ///< financeur: its code, when it is one
  std::int64_t personne = 0;                ///< 0: without an account
};

/// Where the passage takes place, as far as parts depend on it.
struct Parties {
  std::vector<Invitation> invitations;
  std::vector<std::string> communes;  ///< INSEE codes: those of the meeting and of the project
};

/// The parts in which the person writes, in a stable order: that of their funder, those of their communes;
/// who holds no such role writes for the institution by which they are invited.
std::vector<std::string> parts_de(const personne::Acteur&, const Parties&);

/// "CAF", "Anzin (commune)", "Conseil citoyen – Camille Exemple".
std::string nom_de_part(std::string_view part, const campagne::Campagne&, const std::vector<Invitation>&);
/// The part as a piece of a name of field or of an id: "financeur_caf".
std::string suffixe(std::string_view part);

/// What is asked of an avis and is missing, as a sentence; empty when nothing is. Saving never depends on it.
std::string avertissement(const campagne::Campagne&, std::string_view avis, std::string_view texte);

}  // namespace reunion

// Who is where and when, across all meetings, and who would be in two places at once. Pure.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/instant.h"

namespace reunion {

/// Why somebody has to be there.
enum class Qualite : std::uint8_t { charge, structure, agent, invite };
/// "porte le projet"
std::string_view label(Qualite);

/// Somebody is expected for a passage, or invited to a half-day. People are known by their address,
/// structures by their number: a structure sends somebody.
struct Engagement {
  std::string cle;  ///< "c:alix@exemple.example", "s:12"
  std::string nom;
  Qualite qualite = Qualite::charge;
  base::Period quand{};
  std::int64_t reunion = 0;
  std::string reunion_code, reunion_titre;
  std::string lieu;  ///< the same text: the same place
  std::string salle;
  std::int64_t passage = 0, dossier = 0;  ///< 0 for an invitation
  std::string intitule{};                 ///< empty: whoever looks may not see the dossier
  bool visible = false;
};

std::string cle_de_personne(std::string_view courriel);
std::string cle_de_structure(std::int64_t structure);
/// The text by which places are compared: name and address without accents and capitals.
std::string cle_de_lieu(std::string_view lieu, std::string_view adresse);

/// What keeps the two apart.
enum class Heurt : std::uint8_t { meme_heure, trajet };

struct ConflitHoraire {
  Engagement un, autre;  ///< `un` begins first
  Heurt heurt = Heurt::meme_heure;
};

/// How the two clash, if they do: at the same time in two rooms or places, or without the time to travel. An
/// invitation to a meeting does not clash with what happens in that meeting.
std::optional<Heurt> heurt(const Engagement&, const Engagement&, std::chrono::minutes trajet);

/// Every pair that clashes, person after person. A structure clashes only where it is not the same person who
/// clashes already.
std::vector<ConflitHoraire> conflits_horaires(std::vector<Engagement>, std::chrono::minutes trajet);

/// The same, of one passage only: its people among all the others.
std::vector<ConflitHoraire> conflits_de(const std::vector<Engagement>& miens,
                                        const std::vector<Engagement>& tous, std::chrono::minutes trajet);

/// "Camille Exemple : Réunion d’Anzin, de 9 h 30 à 9 h 45 et Réunion de Marly, de 9 h 30 à 9 h 45"
std::string phrase(const ConflitHoraire&);

/// Somebody expected in several meetings on one day, whether or not they clash.
struct JourneePartagee {
  std::string cle, nom;
  base::Date jour{};
  std::vector<Engagement> engagements;  ///< in the order of time
};
/// Days first, then names.
std::vector<JourneePartagee> journees_partagees(std::vector<Engagement>);

}  // namespace reunion

// The committee's lines: a deposited note with all that the rules look at and that people read, and what the
// committee holds of it.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "programme/ventilation/etat_dossier.h"
#include "programme/ventilation/proposition.h"

namespace ventilation {

/// A round of ventilation: 1 for the notes d'intention, 2 for the final dossiers.
struct Tour {
  const campagne::Campagne& campagne;
  int numero = 1;
};

/// The twin deposit of a project on both arrondissements, in the other agglomeration's call: a dossier of
/// this platform, or a reference that the other agglomeration gave.
struct Jumeau {
  std::int64_t dossier = 0;
  std::optional<std::int64_t> autre{};
  std::string collectivite, reference;
  std::string autre_campagne, autre_intitule;  ///< of the other dossier
  std::optional<std::int64_t> autre_numero;
};

/// Someone to whom the dossier is handed, with what calls for attention.
struct AgentDeLigne {
  std::string financeur;
  std::int64_t personne = 0;
  std::string nom;
  std::string conflit;          ///< state of a conflict of interest with the structure: "suggere", "confirme"
  bool hors_perimetre = false;  ///< holds no role for that funder that covers the dossier
  int charge = 0;               ///< dossiers that the person has in this round
};

struct Ligne {
  NoteAVentiler note;
  std::optional<std::int64_t> numero;
  std::string intitule, structure_nom;
  bool saillant = false, deux_arrondissements = false;
  base::Instant depose_le{};
  base::Cents demande_total{};
  std::vector<std::pair<std::string, base::Cents>> demandes;  ///< funder → amount, as the note asks
  EtatDossier etat;
  std::vector<AgentDeLigne> agents;  ///< in the order of etat.affectations
  std::optional<Jumeau> jumeau;

  base::Cents demande_a(std::string_view financeur) const;
};

/// "2023-0042".
std::string reference(const Ligne&, const campagne::Campagne&);

/// Where a page begins: just after a line, or just before it (going back).
struct Repere {
  bool avant = false;
  std::int64_t numero = 0, dossier = 0;
  bool operator==(const Repere&) const = default;
};

/// Which lines; empty texts, false and nothing mean: no condition.
struct Filtre {
  std::string etat, orientation, commune, echelle;
  std::string financeur;  ///< asked by the note, or to whom the committee hands it
  std::string reunion;    ///< code, or `a_choisir`
  std::string agent;      ///< number of a person, or `aucun`: a funder of the dossier has no agent
  bool alerte = false;    ///< something calls for attention (alertes.h)
  std::string texte;      ///< words of the project, structure, number
  std::optional<Repere> repere{};
  bool operator==(const Filtre&) const = default;
};
inline constexpr std::string_view a_choisir = "a_choisir", aucun = "aucun";

struct Page {
  std::vector<Ligne> lignes;
  std::optional<Repere> precedente, suivante;
};
inline constexpr std::size_t lignes_par_page = 50;

}  // namespace ventilation

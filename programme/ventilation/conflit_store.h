// All the SQL of conflicts of interest. The coordination sees and decides all of them; a person sees their
// own.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "programme/ventilation/conflit.h"

namespace ventilation {

// --- Finding

/// Looks for persons with a role who sit in a structure's bureau, represent it, or belong to its space, and
/// keeps what it finds as suggestions; what is known already, decided or not, stays as it is. Returns how
/// many suggestions are new. Does nothing for whom is not the coordination. Writes no line of the journal:
/// nothing was decided.
int chercher_conflits(db::Writing&, const personne::Acteur&, base::Instant);

// --- Reading

struct Conflit {
  std::int64_t id = 0, personne = 0, structure = 0;
  std::string personne_nom, structure_nom;
  std::string etat_nom;
  std::string origine;     ///< bureau, representant, membre, declaration
  std::string nom_trouve;  ///< the name that matched, as it stands in the structure
  std::string motif;       ///< written by whoever declared or decided
  base::Instant trouve_le{};
  std::optional<base::Instant> decide_le;
  std::string decide_par;  ///< name; empty as long as nobody decided
  std::string roles{};     ///< of the person, as people read them: "Instructeur·rice, Élu·e"

  EtatConflit etat() const { return etat_conflit(etat_nom); }
};

struct CompteConflits {
  std::string etat_nom;
  std::int64_t nombre = 0;
};
std::vector<CompteConflits> comptes_conflits(db::Reading&, const personne::Acteur&);
/// Those in one state, oldest first, after that id. Nothing for whom is not the coordination.
std::vector<Conflit> conflits(db::Reading&, const personne::Acteur&, std::string_view etat,
                              std::int64_t apres, int limite);
/// Nothing when there is none, or for whom is not the coordination.
std::optional<Conflit> conflit(db::Reading&, const personne::Acteur&, std::int64_t id);
/// One's own, in whichever state, by the name of the structure.
std::vector<Conflit> mes_conflits(db::Reading&, const personne::Acteur&);

/// Whom or what a declaration may name, with what tells homonyms apart.
struct Designation {
  std::int64_t id = 0;
  std::string nom, precision;  ///< address of a person; SIRET and town of a structure
  bool exacte = false;         ///< what was typed is the whole name, address or SIRET
};
/// Persons with a role whose name or address contains what was typed, exact ones first. Nobody for whom is
/// not the coordination.
std::vector<Designation> chercher_agents(db::Reading&, const personne::Acteur&, std::string_view saisie,
                                         int limite);
/// Structures whose name contains what was typed, or whose SIRET it is. Who is not the coordination finds
/// those that have deposited a note; who holds no role, none.
std::vector<Designation> chercher_structures(db::Reading&, const personne::Acteur&, std::string_view saisie,
                                             int limite);

// --- Deciding

/// What a decision has done.
struct Suite {
  std::int64_t conflit = 0, personne = 0;
  std::string personne_nom, structure_nom;
  std::int64_t a_reaffecter = 0;  ///< dossiers that the person had, to be handed to somebody else
};
/// Decide of one conflict. `vu`: its state as the person saw it. Confirming takes the structure's dossiers
/// away from the person in the same transaction. Refused: acces_inconnu, modifie_entre_temps (the state is no
/// longer the one seen), and as conflit.h says.
Result<Suite> decider(db::Writing&, const personne::Acteur&, base::Instant, std::int64_t id,
                      std::string_view vu, const ConfirmerConflit&);
Result<Suite> decider(db::Writing&, const personne::Acteur&, base::Instant, std::int64_t id,
                      std::string_view vu, const EcarterConflit&);
/// Declares that a person with a role has an interest in a structure. Refused: saisie_invalide when one of
/// them does not exist, and as conflit.h says.
Result<Suite> declarer(db::Writing&, const personne::Acteur&, base::Instant, std::int64_t personne,
                       std::int64_t structure, const DeclarerConflit&);

}  // namespace ventilation

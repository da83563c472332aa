// All the SQL of the committee: its lines, the agents, what is changed as one unit and undone, what is
// transmitted. Every function takes the person who looks or acts: what they may not see is not found, and
// what the committee is still preparing is seen by the coordination only.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "programme/ventilation/lignes.h"
#include "programme/ventilation/transmission.h"

namespace ventilation {

// --- Reading (ventilation_store_lignes.cpp)

/// A page of what is filtered, in the order of numbers.
Page lire_page(db::Reading&, const personne::Acteur&, const Tour&, const Filtre&,
               std::size_t taille = lignes_par_page);
/// Every line of what is filtered, in the order of numbers; the place of the page does not count.
std::vector<Ligne> lignes(db::Reading&, const personne::Acteur&, const Tour&, const Filtre&);
/// Those of these dossiers (or numbers in the campaign) that are deposited and that the person may see.
std::vector<Ligne> lignes_de(db::Reading&, const personne::Acteur&, const Tour&,
                             std::span<const std::int64_t> dossiers);
std::vector<Ligne> lignes_par_numero(db::Reading&, const personne::Acteur&, const Tour&,
                                     std::span<const std::int64_t> numeros);
std::optional<Ligne> ligne(db::Reading&, const personne::Acteur&, const Tour&, std::int64_t dossier);

struct Compte {
  std::string etat;
  std::int64_t dossiers = 0;
};
/// How many of what is filtered are in each state; the filter by state does not count.
std::vector<Compte> comptes(db::Reading&, const personne::Acteur&, const Tour&, const Filtre&);
/// How many of what is filtered call for attention.
std::int64_t nombre_d_alertes(db::Reading&, const personne::Acteur&, const Tour&, const Filtre&);

/// Everyone to whom a dossier can be handed, with their perimeter, confirmed conflicts and load of the round;
/// one per role held, in the order of names. Nobody for whom is not the coordination.
std::vector<Agent> agents(db::Reading&, const personne::Acteur&, const Tour&);
/// The names of these people.
struct Nom {
  std::int64_t personne = 0;
  std::string nom;
};
std::vector<Nom> noms(db::Reading&, std::span<const std::int64_t> personnes);

// --- Changing (ventilation_store.cpp)

enum class Genre : std::uint8_t { proposition, changement, transmission, correction };
std::string_view code(Genre);

/// One unit of what was done.
struct Operation {
  std::int64_t id = 0;
  std::string genre, libelle;
  std::int64_t dossiers = 0;
  base::Instant faite_le{};
  std::int64_t faite_par = 0;
  std::string faite_par_nom;
  std::optional<base::Instant> annulee_le{};
};

/// Applies all of these changes, or none; `libelle` says in French what was done ("Réunion : Santé, pour 12
/// dossiers") and is what people read when they undo it. The caller has asked parcours.h whether each change
/// is permitted and has made `apres` from `avant`; `apres.version` is set by the store. Changes that change
/// nothing are left out. Refused:
/// - deja_fait when nothing would change;
/// - modifie_entre_temps when a dossier is no longer as it was read (the numbers are told);
/// - etape_passee when a dossier was transmitted;
/// - role_requis when the person does not coordinate, acces_inconnu when they may not see a dossier;
/// - saisie_invalide when someone is chosen who has a confirmed interest in the structure.
/// The journal keeps one line for the whole, without dossier: what is being prepared is nobody else's.
Result<Operation> appliquer(db::Writing&, const personne::Acteur&, base::Instant, const Tour&, Genre,
                            std::string_view libelle, std::vector<Changement>);

/// The latest operation that was not undone, and whether it can be: nothing of it was changed since or sent.
struct DerniereOperation {
  Operation operation;
  bool annulable = false;
};
std::optional<DerniereOperation> derniere_operation(db::Reading&, const personne::Acteur&, const Tour&);
/// Puts every dossier of the latest operation back exactly as it was. `operation`: the one that the person
/// saw. Refused: modifie_entre_temps when it is no longer the latest, or when a dossier of it was changed
/// since; etape_passee when one was transmitted; deja_fait when there is none.
Result<Operation> annuler(db::Writing&, const personne::Acteur&, base::Instant, const Tour&,
                          std::int64_t operation);
/// What was done in that round, latest first.
std::vector<Operation> operations(db::Reading&, const personne::Acteur&, const Tour&, int limit);

// --- Telling (ventilation_store_transmission.cpp)

/// The number of the last thing done in the round: what a person has seen before they confirm.
std::int64_t tour_vu(db::Reading&, const Tour&);
/// Tells everyone concerned: the lines become `apres` (transmission.h), the journal keeps one line for each
/// dossier, read by its history and by the mails to its porteurs, and one for all agents. `vu`: tour_vu when
/// the person read what would be told. Refused as `appliquer`, and modifie_entre_temps when anything was done
/// since.
Result<Operation> transmettre(db::Writing&, const personne::Acteur&, base::Instant, const Tour&,
                              std::int64_t vu, const Transmission&);
/// A change of one dossier of which people were told: never undone, kept in the dossier's own history under
/// `trace` with its reason and who is concerned (transmission.h, `details`).
Result<Operation> corriger(db::Writing&, const personne::Acteur&, base::Instant, const Tour&,
                           std::string_view trace, std::string_view libelle, std::string_view motif,
                           const Changement&);

/// Someone who was told by an operation, with the number of their dossiers in it. For the outbox.
struct AgentAverti {
  std::int64_t personne = 0;
  std::string nom, courriel;
  std::int64_t dossiers = 0, comme_referent = 0;
};
std::vector<AgentAverti> agents_avertis(db::Reading&, std::int64_t operation);
struct Destinataire {
  std::string nom, courriel;
};
std::vector<Destinataire> destinataires(db::Reading&, std::span<const std::int64_t> personnes);

/// The twin deposit of a dossier; what was noted of either is replaced. Neither a dossier, nor a reference,
/// nor an agglomeration: it is forgotten (jumeaux_store.cpp).
void noter_jumeau(db::Writing&, const personne::Acteur&, base::Instant, const Jumeau&);

/// Takes a person away from every dossier of a structure in which they have an interest, in both rounds, also
/// after the transmission: the dossiers are to be handed to someone else, and say so. Returns these dossiers,
/// each once. Not undone by `annuler`.
std::vector<std::int64_t> retirer_agent(db::Writing&, const personne::Acteur& par, base::Instant,
                                        std::int64_t personne, std::int64_t structure);

}  // namespace ventilation

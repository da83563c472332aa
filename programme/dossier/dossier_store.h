// All the SQL of dossiers and their notes. Every function takes the person who looks or acts: what they may
// not see is not found. Functions that act expect a transaction in which lock() was called first.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "programme/dossier/brouillon.h"
#include "programme/dossier/note.h"
#include "programme/dossier/parcours.h"
#include "programme/personne/acteur.h"

namespace dossier {

struct Dossier {
  std::int64_t id = 0;
  std::string campagne;
  std::int64_t structure = 0;
  std::string structure_nom;
  std::optional<std::int64_t> numero;
  std::string etat_nom;
  std::int64_t version = 0;
  base::Instant cree_le{}, modifie_le{};
  std::optional<base::Instant> depose_le;
  int depots = 0;
  std::string intitule, phrase, orientation, echelle, dispositif, nature;
  bool saillant = false;
  base::Cents cout_total{}, demande_total{};
  std::optional<base::Instant> derogation;  ///< the latest instant granted

  Etat etat() const { return dossier::etat(etat_nom, depose_le); }
  Contexte contexte(const personne::Acteur&, base::Instant now, const campagne::Campagne&) const;
};

/// "2023-0042": how people name a dossier once it was deposited; "n° provisoire 12" before.
std::string reference(const Dossier&, int annee);

std::optional<Dossier> find(db::Reading&, const personne::Acteur&, std::int64_t id);
/// Takes the dossier for writing: no other transaction changes it until this one ends; its version grows by
/// one.
std::optional<Dossier> lock(db::Writing&, const personne::Acteur&, std::int64_t id);
/// The dossiers of the structures the person belongs to, most recently changed first.
std::vector<Dossier> mine(db::Reading&, const personne::Acteur&, std::string_view campagne);
/// Dossiers of every campaign from which the person may copy into that one: same structure, not itself.
std::vector<Dossier> models(db::Reading&, const personne::Acteur&, const Dossier&);

/// A new, empty note. The caller has checked that the person may write for the structure.
std::int64_t create(db::Writing&, const personne::Acteur&, base::Instant, std::string_view campagne,
                    std::int64_t structure, std::optional<std::int64_t> copie_de = {});

Brouillon draft(db::Reading&, const Dossier&);
/// Writes the draft and the facts that the tableau shows; `changes` names the fields that differ from what
/// was stored.
void save_draft(db::Writing&, const Dossier&, const Brouillon&, const NoteIntention&,
                const std::vector<std::string>& changes, base::Instant);
void save_state(db::Writing&, const Dossier&, const Etat&, base::Instant);
void save_derogation(db::Writing&, const personne::Acteur&, const Dossier&, base::Instant now,
                     base::Instant until, std::string_view reason);

/// One deposit, as it was sent.
struct Depot {
  std::int64_t dossier = 0;
  int rang = 0;
  std::string contenu, structure, empreinte;
  base::Instant depose_le{};
  std::int64_t par = 0;
  std::string par_nom;
  std::optional<base::Instant> repris_le;
  Brouillon brouillon() const { return depuis_json(contenu); }
};
/// Keeps what is sent, gives the dossier its number at the first deposit, and returns the deposit.
Depot record_deposit(db::Writing&, const personne::Acteur&, const Dossier&, const Brouillon&, base::Instant);
void record_take_back(db::Writing&, const Dossier&, base::Instant);
/// The deposits of a dossier that the person may see, oldest first.
std::vector<Depot> deposits(db::Reading&, const Dossier&);
std::optional<Depot> deposit(db::Reading&, const Dossier&, int rang);

/// The code of the structure's legal form ("association").
std::string structure_form(db::Reading&, const Dossier&);
/// The reasons and limits of the dérogations granted, oldest first.
struct Derogation {
  base::Instant jusqu_au{};
  std::string motif, par;
  base::Instant le{};
};
std::vector<Derogation> derogations(db::Reading&, const Dossier&);

/// What the ventilation committee made of the note, once those concerned were told: the meeting (its code),
/// or that the note is set aside.
struct Suite {
  bool ecartee = false;
  std::string reunion;
};
std::optional<Suite> suite(db::Reading&, const Dossier&);

/// The names of people, for "modifié par".
std::string person_name(db::Reading&, std::int64_t id);
/// The members of the dossier's structure, to whom its e-mails go.
struct Destinataire {
  std::string nom, courriel;
};
std::vector<Destinataire> recipients(db::Reading&, std::int64_t dossier);

}  // namespace dossier

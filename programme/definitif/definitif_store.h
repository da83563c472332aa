// Final dossiers in the database: what every page of this room reads. Every function takes the person who
// looks or acts: what they may not see is not found. Functions that act expect a transaction in which lock()
// was called first.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "programme/definitif/parcours.h"
#include "programme/dossier/dossier_store.h"

namespace definitif {

struct Definitif {
  dossier::Dossier dossier;  ///< the note's stage, with the structure and the number
  std::string etat_nom;
  std::int64_t version = 0;
  base::Instant ouvert_le{}, modifie_le{};
  std::optional<base::Instant> signature_demandee_le, depose_le;
  int depots = 0;
  std::optional<base::Instant> completer_avant, complet_le, rejete_le;
  std::string rejet_motif;
  std::optional<base::Instant> delai;   ///< the latest instant granted
  bool rendus = false;                  ///< what was asked has come back, and waits to be looked at
  std::vector<std::string> ouvertes{};  ///< targets (cible.h) that a request for completion opens again

  std::int64_t id() const { return dossier.id; }
  Etat etat() const { return definitif::etat(etat_nom, depose_le, completer_avant); }
  Contexte contexte(const personne::Acteur&, base::Instant now, const campagne::Campagne&) const;
  /// Whether what stands there may be changed, as far as requests for completion go: all of it, unless one is
  /// waiting to be answered.
  bool ouverte(std::string_view cible) const;
};

/// Why the final dossier cannot be opened yet; nothing when it can: its passage was consolidated (the porteur
/// received the record), or its dispositif does without a passage and the ventilation was transmitted.
std::optional<Obstacle> obstacle_a_l_ouverture(db::Reading&, const dossier::Dossier&);

/// A final dossier already opened, if the person may see it. Before its deposit only its structure and the
/// coordination do: agents read what was sent.
std::optional<Definitif> find(db::Reading&, const personne::Acteur&, std::int64_t dossier);
/// Takes it for writing: nobody else changes it until the transaction ends; its version grows by one.
std::optional<Definitif> lock(db::Writing&, const personne::Acteur&, std::int64_t dossier);

/// The targets (cible.h) that the request for completion which waits for its answer opens again.
std::vector<std::string> cibles_ouvertes(db::Reading&, std::int64_t dossier);

/// Opens it with these answers carried forward. The caller has checked the right and obstacle_a_l_ouverture.
void create(db::Writing&, const personne::Acteur&, base::Instant, std::int64_t dossier,
            const dossier::Brouillon&);
dossier::Brouillon draft(db::Reading&, const Definitif&);
void save_draft(db::Writing&, const Definitif&, const dossier::Brouillon&, base::Instant);
/// Records the new state and what goes with it; `rejet_motif` with Rejete only.
void save_state(db::Writing&, const Definitif&, const Etat&, base::Instant, const personne::Acteur&,
                std::string_view rejet_motif = {});

}  // namespace definitif

// Meetings and passages in the database: what every page of this room reads. Every function takes the person
// who looks or acts: what they may not see is not found.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "programme/campagne/campagne.h"
#include "programme/reunion/parcours.h"

namespace reunion {

/// A meeting of the campaign that is being prepared, convened or held.
struct Reunion {
  std::int64_t id = 0;
  std::string campagne, code, titre, theme, lieu, adresse, consigne;
  int duree_passage = 0;  ///< minutes
  std::int64_t version = 0, direct = 0;
  std::optional<base::Instant> convoquee_le, close_le;
};

/// A stretch of time in one room.
struct DemiJournee {
  std::int64_t id = 0, reunion = 0;
  base::Instant debut{}, fin{};
  std::string salle, theme;
  base::Period periode() const { return {debut, fin}; }
};

/// The slot of a dossier, with what is needed to show it in a list.
struct Passage {
  std::int64_t id = 0, dossier = 0, reunion = 0;
  std::optional<std::int64_t> demi_journee;
  std::optional<base::Instant> debut, fin;
  std::string etat_nom;
  std::int64_t sequence = 0;
  std::optional<base::Instant> convoque_le, confirme_le;
  std::string confirme_par, nonce, code;
  std::string charge_nom, charge_courriel;  ///< who carries the project, as the deposited note says
  std::string presence_code;
  std::optional<base::Instant> presence_le;
  std::string decision, decision_motif;
  std::optional<base::Instant> decision_le, consolide_le;
  std::int64_t version = 0;
  // Of the dossier and the meeting.
  std::optional<std::int64_t> numero;
  std::string intitule, orientation, dossier_commune;
  std::int64_t structure = 0;
  std::string structure_nom, reunion_code, reunion_titre;

  Presence presence() const { return reunion::presence(presence_code).value(); }
  Etat etat() const;
  std::optional<base::Period> creneau() const;
  /// `communes`: those of the meeting, from the campaign.
  Contexte contexte(const personne::Acteur&, base::Instant now, const campagne::Campagne&) const;
};

/// When meetings may be held: the campaign's step "consolidation", else from the end of the notes to the end
/// of the final deposit.
base::Period consolidation(const campagne::Campagne&);
/// INSEE codes of the communes whose meeting it is; none for a thematic one.
std::vector<std::string> communes_de(const campagne::Campagne&, std::string_view code);
/// Whether the person runs that meeting: the coordination, and the chef·fe de projet of one of its communes.
bool anime(const personne::Acteur&, const campagne::Campagne&, std::string_view code);
/// Whether the person may look at that meeting: who runs it, agents with a role, whoever is invited to it.
bool voit(const personne::Acteur&, const Reunion&);
/// Whether the person may look at some meeting.
bool voit_des_reunions(const personne::Acteur&);

/// Adds to the person's meetings those that they run for one of their communes: they see every project that
/// passes there, also one of another commune that the committee sends there.
void ajouter_animees(db::Reading&, personne::Acteur&, const campagne::Campagne&);

std::optional<Reunion> find_reunion(db::Reading&, const personne::Acteur&, std::int64_t id);
/// Those of the campaign that the person may look at, in the order of their first half-day.
std::vector<Reunion> reunions(db::Reading&, const personne::Acteur&, std::string_view campagne);
std::vector<DemiJournee> demi_journees(db::Reading&, const Reunion&);
/// Takes the meeting for writing: nobody else changes it until the transaction ends; its version grows by
/// one.
std::optional<Reunion> lock_reunion(db::Writing&, const personne::Acteur&, std::int64_t id);
/// To be called with every change that the room shows live: those who follow the meeting look again.
void annoncer(db::Writing&, std::int64_t reunion);

/// The journal's line about a passage: told of its dossier, whose history shows it. Last in the transaction.
void inscrire(db::Writing&, const personne::Acteur&, base::Instant, const Passage&, std::string_view trace,
              std::vector<std::pair<std::string, std::string>> details = {});

/// A passage whose dossier the person may see.
std::optional<Passage> find_passage(db::Reading&, const personne::Acteur&, std::int64_t id);
std::optional<Passage> passage_du_dossier(db::Reading&, const personne::Acteur&, std::int64_t dossier);
/// Those of a meeting that the person may see, in the order of their slots, those without slot last.
std::vector<Passage> passages(db::Reading&, const personne::Acteur&, std::int64_t reunion);
/// Those of a meeting among these.
std::vector<Passage> passages_parmi(db::Reading&, const personne::Acteur&, std::int64_t reunion,
                                    const std::vector<std::int64_t>& ids);
/// Takes the passage for writing; its version grows by one.
std::optional<Passage> lock_passage(db::Writing&, const personne::Acteur&, std::int64_t id);

/// The meeting of a passage that the person was shown, for who may not look at the whole meeting.
std::optional<Reunion> reunion_du_passage(db::Reading&, const Passage&);

/// The secret link by which a convocation is answered without an account: "/convocations/12-…".
std::optional<std::string> chemin_convocation(db::Reading&, std::int64_t passage);
/// The same where many are written: `cle` is the server's key for links, `nonce` the passage's.
std::string chemin_convocation(std::string_view cle, std::int64_t passage, std::string_view nonce);
/// The passage of such a link; nothing when it is not one of ours.
std::optional<Passage> passage_du_lien(db::Reading&, std::string_view lien);

namespace detail {

/// Passages that meet these conditions ("WHERE … ORDER BY …") on p (passage), d (dossier), s (structure) and
/// u (reunion): for the other stores of this room, which add dossier::visibilite.
std::vector<Passage> passages_ou(db::Reading&, const db::Params&, const std::string& conditions);

}  // namespace detail
}  // namespace reunion

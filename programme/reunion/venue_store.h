// What porteurs answer to their convocation: who comes, or another time.
#pragma once
#include <map>

#include "programme/reunion/convocation.h"
#include "programme/reunion/reunion_store.h"

namespace reunion {

/// Those who come for a passage, as the porteur named them.
std::vector<Participant> participants(db::Reading&, const Passage&);
/// The same for every passage of a meeting, by passage.
std::map<std::int64_t, std::vector<Participant>> participants_de(db::Reading&, const Reunion&);

/// A request to pass at another time.
struct Deplacement {
  std::int64_t id = 0, passage = 0;
  std::string motif;
  base::Instant demande_le{};
  std::string demande_par;  ///< name
  std::string reponse;      ///< empty, accepte, refuse, retire
  std::string reponse_motif;
  std::optional<base::Instant> repondu_le;
  bool ouvert() const { return reponse.empty(); }
};
/// Those of a passage, latest first.
std::vector<Deplacement> deplacements(db::Reading&, const Passage&);
/// Those of a meeting's passages that the person may see: the open ones first, oldest first.
std::vector<std::pair<Deplacement, Passage>> deplacements_de(db::Reading&, const personne::Acteur&,
                                                             const Reunion&);
/// One of them; nothing when it is not of that meeting.
std::optional<Deplacement> find_deplacement(db::Reading&, const Reunion&, std::int64_t id);
/// How many wait for an answer.
std::int64_t deplacements_ouverts(db::Reading&, const Reunion&);

/// Takes the passage of a convocation's link for writing.
std::optional<Passage> lock_passage_du_lien(db::Writing&, std::string_view lien);
/// The same for the dossier's passage, where the person may see it.
std::optional<Passage> lock_passage_du_dossier(db::Writing&, const personne::Acteur&, std::int64_t dossier);

/// The porteur comes: replaces those named before, and withdraws a request to move that nobody has answered
/// yet. `par`: the name of who answers.
void enregistrer_venue(db::Writing&, const personne::Acteur&, base::Instant, const Passage&,
                       const std::vector<Participant>&, std::string_view par);
/// The porteur asks for another time. Refused (deja_fait) while a request waits for its answer.
Result<void> enregistrer_demande(db::Writing&, const personne::Acteur&, base::Instant, const Passage&,
                                 std::string_view motif, std::string_view par);
void enregistrer_refus(db::Writing&, const personne::Acteur&, base::Instant, const Passage&,
                       const Deplacement&, std::string_view motif);
/// The answer only: the new slot and its convocation are recorded beside it.
void enregistrer_accord(db::Writing&, const personne::Acteur&, base::Instant, const Passage&,
                        const Deplacement&);

}  // namespace reunion

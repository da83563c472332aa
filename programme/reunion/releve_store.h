// Giving the record of a passage to its porteur: what would be sent, sending it to one or to many as one
// unit, what was sent. A few queries whatever the number of passages.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "programme/dossier/dossier_store.h"
#include "programme/reunion/releve_transmis.h"
#include "programme/reunion/reunion_store.h"

namespace reunion {

/// The record of a passage as it stands, for who runs the meeting.
struct ReleveAEnvoyer {
  Passage passage;
  ReleveTransmis releve;
  std::vector<std::string> a_verifier{};  ///< sentences; none of them keeps from sending
  std::vector<dossier::Destinataire> destinataires{};
  std::optional<Version> dernier{};    ///< what was sent last
  bool change = true;                  ///< differs from what was sent last
  std::string vu{};                    ///< digest: what is sent must be what was read
  std::optional<Obstacle> obstacle{};  ///< why it is not sent now

  /// Whether it is worth sending: came, something is concluded, and nothing of it was sent yet.
  bool pret() const { return !obstacle && change; }
};
/// Of every passage that the person follows in the room (salle_store.h), in its order.
std::vector<ReleveAEnvoyer> releves_a_envoyer(db::Reading&, const personne::Acteur&, base::Instant,
                                              const campagne::Campagne&, const Reunion&);
std::optional<ReleveAEnvoyer> releve_a_envoyer(db::Reading&, const personne::Acteur&, base::Instant,
                                               const campagne::Campagne&, const Reunion&,
                                               std::int64_t passage);

/// A record that a person has read and wants to send.
struct ReleveVu {
  std::int64_t passage = 0;
  std::string vu;
};
/// Sends all of them, or none, and returns how many: each is kept as it was sent, its porteur is written to.
/// Refused: saisie_invalide when none is asked; acces_inconnu when the person does not follow one of them;
/// modifie_entre_temps when one is no longer as it was read; otherwise what keeps one from being sent.
Result<std::size_t> envoyer_releves(db::Writing&, const personne::Acteur&, base::Instant,
                                    const campagne::Campagne&, const Reunion&, const std::vector<ReleveVu>&);

/// A record as it was sent.
struct ReleveEnvoye {
  std::int64_t passage = 0;
  Version version{};
  ReleveTransmis releve{};
};
/// Those of a passage that the person was shown, or that their link opens; latest first.
std::vector<ReleveEnvoye> releves_envoyes(db::Reading&, const Passage&);

/// For the outbox: the latest record of each of these passages, to whom it goes and where it is read.
struct ReleveAnnonce {
  ReleveEnvoye envoye;
  std::string chemin;  ///< opens without account; empty when the server has no key
  std::vector<dossier::Destinataire> destinataires;
};
std::vector<ReleveAnnonce> releves_annonces(db::Reading&, const std::vector<std::int64_t>& passages);

}  // namespace reunion

// What was sent to porteurs and to those invited, what has to be sent, and the recording of it. Functions
// that act expect a transaction in which lock_reunion() was called first.
#pragma once
#include <map>

#include "programme/dossier/dossier_store.h"
#include "programme/reunion/convocation.h"
#include "programme/reunion/reunion_store.h"

namespace reunion {

/// A passage with all that convening it needs.
struct Convocable {
  Passage passage;
  std::optional<RendezVous> prevu;  ///< its place in the plan
  std::optional<Envoye> dernier;    ///< what was sent last
  std::optional<base::Instant> dernier_le, relance_le;
  std::vector<dossier::Destinataire> destinataires;  ///< each address once; may be empty
  Envoi envoi = Envoi::aucun;
};
/// The passages of the meeting that the person may see, in the order of their slots.
std::vector<Convocable> convocables(db::Reading&, const personne::Acteur&, const Reunion&);

/// To whom the mails about these passages go, by passage: the members of the structure, then who carries the
/// project, each address once.
std::map<std::int64_t, std::vector<dossier::Destinataire>> destinataires_des_passages(
    db::Reading&, const std::vector<std::int64_t>& passages);

/// Who is invited to the whole meeting, retired ones included as long as something has to be sent to them.
struct Convie {
  std::int64_t id = 0;
  std::string institution, nom, courriel;
  int sequence = 0;
  std::optional<base::Instant> convie_le;
  std::string reponse;  ///< empty, vient, ne_vient_pas
  std::optional<base::Instant> repondu_le, retire_le, relance_le;
  std::vector<Tranche> envoyees{};  ///< what was sent and stands
  std::vector<EnvoiTranche> a_envoyer{};
};
std::vector<Convie> convies(db::Reading&, const Reunion&, base::Instant now);

/// Records that these passages are convened and these convocations cancelled, with a line of the journal
/// each: the mails are read off it. `demande`: the request to move that the new slot answers.
void enregistrer_convocations(db::Writing&, const personne::Acteur&, base::Instant, const Reunion&,
                              const std::vector<std::int64_t>& convoques,
                              const std::vector<std::int64_t>& annules,
                              std::optional<std::int64_t> demande = {});
/// Records what is sent to those invited. Whoever has another hour than before is asked again whether they
/// come.
void enregistrer_invitations(db::Writing&, const personne::Acteur&, base::Instant, const Reunion&,
                             const std::vector<Convie>&);
/// Records that an answer was asked for again.
void enregistrer_relances(db::Writing&, const personne::Acteur&, base::Instant, const Reunion&,
                          const std::vector<std::int64_t>& passages,
                          const std::vector<std::int64_t>& invites);

// --- For the outbox, which writes to the people themselves

/// A convocation as it was sent, with what its mail says.
struct Convocation {
  std::int64_t passage = 0, sequence = 0;
  bool annulee = false;
  RendezVous rendez_vous;
  std::optional<Envoye> avant;  ///< what had been sent before it
  base::Instant le{};
  std::int64_t reunion = 0, dossier = 0;
  std::string reunion_titre, code, intitule, structure_nom, etat;
  std::string lien;  ///< "/convocations/12-…"; empty when the server has no key
  std::vector<dossier::Destinataire> destinataires;
};
/// The latest convocation of each of these passages.
std::vector<Convocation> convocations(db::Reading&, const std::vector<std::int64_t>& passages);
/// The latest convocation of a passage that the person may see, or that their link opens.
std::optional<Convocation> convocation_de(db::Reading&, const Passage&);

/// An invitation as it was sent.
struct InvitationReunion {
  std::int64_t invite = 0, reunion = 0;
  int sequence = 0;
  std::string reunion_titre, institution, nom, courriel, reponse;
  bool retire = false;
  base::Instant le{};                    ///< of the latest sending
  std::vector<Tranche> tranches{};       ///< that stand
  std::vector<EnvoiTranche> envoyees{};  ///< of the latest sending
  std::string lien{};                    ///< "/invitations-reunion/12-…"
};
std::vector<InvitationReunion> invitations_reunion(db::Reading&, const std::vector<std::int64_t>& invites);
/// The invitation that such a link opens; nothing when it is not one of ours.
std::optional<InvitationReunion> invitation_du_lien(db::Reading&, std::string_view lien);
void enregistrer_reponse(db::Writing&, base::Instant, const InvitationReunion&, bool vient);

}  // namespace reunion

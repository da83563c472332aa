// Invitations by e-mail: a secret link, for who is signed in with the address invited, during two weeks,
// once.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "programme/obstacle.h"
#include "programme/personne/acteur.h"
#include "programme/structure/membre_store.h"

namespace structure {

inline constexpr std::chrono::hours invitation_duree{14 * 24};
inline constexpr int invitations_max =
    30;  ///< open at once for one structure, so that nobody sends mail in bulk through us

struct Invitation {
  std::int64_t id = 0;
  std::string courriel;
  bool administrer = false, ecrire = false, signer = false;
  base::Instant invite_le{}, expire_le{};
};
/// Those that may still be accepted. The caller has checked that the person administers the structure.
std::vector<Invitation> invitations(db::Reading&, std::int64_t structure_id, base::Instant now);

/// Replaces the open invitation of the same address, if any. The mail is written by the outbox, from the
/// journal's line "membre_invite" and chemin_invitation(). Refused: acces_inconnu, role_requis,
/// saisie_invalide (not an address, or too many open), deja_fait (already a member).
Result<std::int64_t> inviter(db::Writing&, const personne::Acteur&, base::Instant, std::int64_t structure_id,
                             std::string_view courriel, Droits);
/// Refused: acces_inconnu, role_requis, lien_expire (no longer open).
Result<void> revoquer(db::Writing&, const personne::Acteur&, base::Instant, std::int64_t structure_id,
                      std::int64_t invitation_id);

/// "/invitations/12-9f86d0…": the page of that invitation; nothing when it does not exist.
std::optional<std::string> chemin_invitation(db::Reading&, std::int64_t invitation_id);

struct InvitationOuverte {
  std::int64_t id = 0, structure_id = 0;
  std::string structure_nom, courriel, invite_par;
  bool administrer = false, ecrire = false, signer = false;
  base::Instant expire_le{};
};
/// What the link (the end of chemin_invitation) opens, whoever holds it; nothing when it is wrong, used,
/// revoked or too old.
std::optional<InvitationOuverte> lire_invitation(db::Reading&, std::string_view lien, base::Instant now);
/// Makes the person a member and returns the structure. Refused: lien_expire, role_requis (signed in with
/// another address).
Result<std::int64_t> accepter(db::Writing&, const personne::Acteur&, base::Instant, std::string_view lien);

}  // namespace structure

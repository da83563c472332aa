// Who is invited to a meeting, in the database. Nothing is sent from here.
#pragma once
#include "programme/reunion/invites.h"
#include "programme/reunion/reunion_store.h"

namespace reunion {

/// Those who are invited now, by institution then name.
std::vector<Invite> invites(db::Reading&, const Reunion&);
/// Agents to whom dossiers that pass in the meeting were handed and who are not invited; most dossiers first.
std::vector<AgentPropose> agents_proposes(db::Reading&, const Reunion&);

/// Records new ones; the lines are right and none is invited yet. Who has an account is known by their
/// address.
void ajouter_invites(db::Writing&, const personne::Acteur&, base::Instant, const Reunion&,
                     const std::vector<InviteSaisi>&);
/// No longer invited: gone when nothing was sent, else marked so, for the cancellation to be sent. Refused:
/// acces_inconnu.
Result<void> retirer_invite(db::Writing&, const personne::Acteur&, base::Instant, const Reunion&,
                            std::int64_t invite);

}  // namespace reunion

#include "programme/reunion/invite_store.h"

#include "platform/base/secret.h"
#include "platform/db/insert_rows.h"
#include "programme/journal/journal.h"

namespace reunion {
namespace {

struct NewInvite {
  std::int64_t reunion;
  std::string institution, financeur, nom, courriel, nonce;
};

}  // namespace

std::vector<Invite> invites(db::Reading& r, const Reunion& u) {
  return r.all<Invite>(
      "SELECT id, institution, financeur, nom, courriel, CASE WHEN personne_id IS NULL THEN 0 ELSE 1 END, "
      "convie_le, "
      "reponse FROM invite WHERE reunion_id = ?1 AND retire_le IS NULL ORDER BY institution, nom, id",
      u.id);
}

std::vector<AgentPropose> agents_proposes(db::Reading& r, const Reunion& u) {
  return r.all<AgentPropose>(
      "SELECT q.id, q.nom, q.courriel, MIN(a.financeur), COUNT(DISTINCT a.dossier_id) FROM passage p "
      "JOIN affectation_transmise a ON a.dossier_id = p.dossier_id AND a.tour = 1 JOIN personne q ON q.id = "
      "a.personne_id "
      "WHERE p.reunion_id = ?1 AND NOT EXISTS (SELECT 1 FROM invite i WHERE i.reunion_id = ?1 AND i.courriel "
      "= q.courriel "
      "AND i.retire_le IS NULL) GROUP BY q.id, q.nom, q.courriel ORDER BY COUNT(DISTINCT a.dossier_id) DESC, "
      "q.nom, q.id",
      u.id);
}

void ajouter_invites(db::Writing& w, const personne::Acteur& acteur, base::Instant now, const Reunion& u,
                     const std::vector<InviteSaisi>& list) {
  if (list.empty()) return;
  std::vector<NewInvite> rows;
  for (const auto& one : list)
    rows.push_back({u.id, one.institution, one.financeur, one.nom, one.courriel, base::random_token(16)});
  db::insert_rows(w, "invite (reunion_id, institution, financeur, nom, courriel, nonce)", rows);
  w.exec(
      "UPDATE invite SET personne_id = (SELECT q.id FROM personne q WHERE q.courriel = invite.courriel AND "
      "q.confirme_le IS NOT NULL) WHERE reunion_id = ?1 AND personne_id IS NULL",
      u.id);
  journal::inscrire(w, acteur, now,
                    {"invites_ajoutes", "reunion", u.id, {{"nombre", std::to_string(list.size())}}});
}

Result<void> retirer_invite(db::Writing& w, const personne::Acteur& acteur, base::Instant now,
                            const Reunion& u, std::int64_t invite) {
  auto institution = w.one<std::string>(
      "SELECT institution FROM invite WHERE id = ?1 AND reunion_id = ?2 AND retire_le IS NULL", invite, u.id);
  if (!institution) return refuse(Cause::acces_inconnu);
  if (w.exec("DELETE FROM invite WHERE id = ?1 AND convie_le IS NULL", invite) == 0)
    w.exec("UPDATE invite SET retire_le = ?2 WHERE id = ?1", invite, now);
  journal::inscrire(w, acteur, now, {"invite_retire", "reunion", u.id, {{"institution", *institution}}});
  return {};
}

}  // namespace reunion

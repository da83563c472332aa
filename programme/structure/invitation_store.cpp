#include "programme/structure/invitation_store.h"

#include "platform/base/secret.h"
#include "programme/journal/journal.h"
#include "programme/personne/adresse.h"
#include "programme/personne/lien.h"
#include "programme/personne/personne_store.h"

namespace structure {
namespace {

constexpr std::string_view objet = "membre_invite";
constexpr std::string_view page_path = "/invitations/";

bool is_member(db::Reading& r, std::int64_t structure_id, const std::string& courriel) {
  return r
      .one<std::int64_t>(
          "SELECT p.id FROM personne p JOIN membre m ON m.personne_id = p.id WHERE m.structure_id = ?1 AND "
          "p.courriel = ?2",
          structure_id, courriel)
      .has_value();
}

std::int64_t open_count(db::Reading& r, std::int64_t structure_id, base::Instant now) {
  return r
      .one<std::int64_t>(
          "SELECT COUNT(*) FROM invitation WHERE structure_id = ?1 AND acceptee_le IS NULL AND revoquee_le "
          "IS NULL"
          " AND expire_le > ?2",
          structure_id, now)
      .value_or(0);
}

void replace_earlier(db::Writing& w, base::Instant now, std::int64_t structure_id,
                     const std::string& courriel) {
  w.exec(
      "UPDATE invitation SET revoquee_le = ?3 WHERE structure_id = ?1 AND courriel = ?2 AND acceptee_le IS "
      "NULL"
      " AND revoquee_le IS NULL",
      structure_id, courriel, now);
}

std::int64_t insert(db::Writing& w, const personne::Acteur& author, base::Instant now,
                    std::int64_t structure_id, const std::string& courriel, Droits d) {
  return *w.one<std::int64_t>(
      "INSERT INTO invitation (structure_id, courriel, administrer, ecrire, signer, nonce, invite_par, "
      "invite_le, expire_le)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) RETURNING id",
      structure_id, courriel, d.administrer, d.ecrire, d.signer, base::random_token(16), author.id, now,
      now + invitation_duree);
}

/// The secret of an invitation; nothing when there is no such invitation.
std::optional<std::string> secret_of(db::Reading& r, std::int64_t id) {
  auto nonce = r.one<std::string>("SELECT nonce FROM invitation WHERE id = ?1", id);
  auto key = personne::cle_des_liens(r);
  if (!nonce || key.empty()) return std::nullopt;
  return personne::jeton_lien(key, objet, id, *nonce);
}

}  // namespace

std::vector<Invitation> invitations(db::Reading& r, std::int64_t structure_id, base::Instant now) {
  return r.all<Invitation>(
      "SELECT id, courriel, administrer, ecrire, signer, invite_le, expire_le FROM invitation WHERE "
      "structure_id = ?1"
      " AND acceptee_le IS NULL AND revoquee_le IS NULL AND expire_le > ?2 ORDER BY courriel",
      structure_id, now);
}

Result<std::int64_t> inviter(db::Writing& w, const personne::Acteur& acteur, base::Instant now,
                             std::int64_t structure_id, std::string_view typed, Droits wanted) {
  verrouiller_membres(w, structure_id);
  if (auto allowed = exiger_administration(w, acteur, structure_id); !allowed)
    return std::unexpected(allowed.error());
  auto courriel = personne::normaliser_adresse(typed);
  if (auto wrong = personne::defaut_adresse(courriel); !wrong.empty())
    return refuse(Cause::saisie_invalide, wrong);
  if (is_member(w, structure_id, courriel))
    return refuse(Cause::deja_fait, "Cette personne est déjà membre de la structure.");
  replace_earlier(w, now, structure_id, courriel);
  if (open_count(w, structure_id, now) >= invitations_max)
    return refuse(Cause::saisie_invalide, "Trop d’invitations attendent une réponse : annulez-en d’abord.");
  personne::assurer_cle_des_liens(w);
  auto id = insert(w, acteur, now, structure_id, courriel, wanted);
  journal::inscrire(w, acteur, now,
                    {"membre_invite", "structure", structure_id, {{"invitation", std::to_string(id)}}});
  return id;
}

Result<void> revoquer(db::Writing& w, const personne::Acteur& acteur, base::Instant now,
                      std::int64_t structure_id, std::int64_t invitation_id) {
  if (auto allowed = exiger_administration(w, acteur, structure_id); !allowed) return allowed;
  auto changed = w.exec(
      "UPDATE invitation SET revoquee_le = ?3 WHERE id = ?1 AND structure_id = ?2 AND acceptee_le IS NULL"
      " AND revoquee_le IS NULL",
      invitation_id, structure_id, now);
  if (changed == 0) return refuse(Cause::lien_expire);
  journal::inscrire(
      w, acteur, now,
      {"invitation_annulee", "structure", structure_id, {{"invitation", std::to_string(invitation_id)}}});
  return {};
}

std::optional<std::string> chemin_invitation(db::Reading& r, std::int64_t id) {
  auto secret = secret_of(r, id);
  if (!secret) return std::nullopt;
  return std::string(page_path) + personne::ecrire_lien(id, *secret);
}

std::optional<InvitationOuverte> lire_invitation(db::Reading& r, std::string_view lien, base::Instant now) {
  auto read = personne::lire_lien(lien);
  if (!read) return std::nullopt;
  auto secret = secret_of(r, read->id);
  if (!secret || !base::same_secret(*secret, read->jeton)) return std::nullopt;
  return r.one<InvitationOuverte>(
      "SELECT i.id, i.structure_id, s.nom, i.courriel, p.nom, i.administrer, i.ecrire, i.signer, i.expire_le"
      " FROM invitation i JOIN structure s ON s.id = i.structure_id JOIN personne p ON p.id = i.invite_par"
      " WHERE i.id = ?1 AND i.acceptee_le IS NULL AND i.revoquee_le IS NULL AND i.expire_le > ?2",
      read->id, now);
}

Result<std::int64_t> accepter(db::Writing& w, const personne::Acteur& acteur, base::Instant now,
                              std::string_view lien) {
  auto found = lire_invitation(w, lien, now);
  if (!found) return refuse(Cause::lien_expire);
  if (acteur.courriel != found->courriel)
    return refuse(Cause::role_requis, "Cette invitation est pour l’adresse " + found->courriel + ".");
  verrouiller_membres(w, found->structure_id);
  // Accepted and revoked at the same moment: whoever comes first wins.
  if (w.exec("UPDATE invitation SET acceptee_le = ?2 WHERE id = ?1 AND acceptee_le IS NULL AND revoquee_le "
             "IS NULL",
             found->id, now) != 1)
    return refuse(Cause::lien_expire);
  ajouter_membre(w, now, found->structure_id, acteur.id, {found->administrer, found->ecrire, found->signer});
  journal::inscrire(w, acteur, now,
                    {"membre_arrive",
                     "structure",
                     found->structure_id,
                     {{"invitation", std::to_string(found->id)}, {"personne", std::to_string(acteur.id)}}});
  return found->structure_id;
}

}  // namespace structure

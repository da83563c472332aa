// Those invited to a whole meeting: what was sent to them, what they answered.
#include <algorithm>
#include <map>

#include "platform/base/secret.h"
#include "platform/db/sets.h"
#include "programme/journal/journal.h"
#include "programme/personne/lien.h"
#include "programme/personne/personne_store.h"
#include "programme/reunion/convocation_store.h"

namespace reunion {
namespace {

constexpr std::string_view objet_du_lien = "invitation_reunion";

struct LigneTranche {
  std::int64_t invite;
  int rang, sequence;
  std::string methode;
  base::Instant debut, fin;
  std::string lieu, adresse, salle, consigne;
  base::Instant le;
  RendezVous rendez_vous() const { return {debut, fin, lieu, adresse, salle, consigne}; }
  bool annulee() const { return methode == "cancel"; }
};

/// The latest thing sent about each stretch, of these people invited.
std::vector<LigneTranche> latest(db::Reading& r, const std::string& which, const db::Params& params) {
  return r.all<LigneTranche>(
      "SELECT c.invite_id, c.rang, c.sequence, c.methode, c.debut, c.fin, c.lieu, c.adresse, c.salle, "
      "c.consigne, c.le FROM invite i JOIN invite_convocation c ON c.invite_id = i.id WHERE " +
          which +
          " AND c.sequence = (SELECT MAX(l.sequence) FROM invite_convocation l WHERE l.invite_id = "
          "c.invite_id "
          "AND l.rang = c.rang) ORDER BY c.invite_id, c.debut, c.rang",
      params);
}

struct LigneInvite {
  std::int64_t id;
  std::string institution, nom, courriel;
  int sequence;
  std::optional<base::Instant> convie_le;
  std::string reponse;
  std::optional<base::Instant> repondu_le, retire_le, relance_le;
};

std::vector<RendezVous> planned(const std::vector<DemiJournee>& half_days, const Reunion& u) {
  std::vector<RendezVous> all;
  for (auto& h : half_days) all.push_back({h.debut, h.fin, u.lieu, u.adresse, h.salle, u.consigne});
  return tranches(std::move(all));
}

std::string chemin(std::string_view cle, std::int64_t invite, std::string_view nonce) {
  return "/invitations-reunion/" +
         personne::ecrire_lien(invite, personne::jeton_lien(cle, objet_du_lien, invite, nonce));
}

}  // namespace

std::vector<Convie> convies(db::Reading& r, const Reunion& u, base::Instant now) {
  db::Params params;
  auto here = "i.reunion_id = ?" + std::to_string(params.add(u.id));
  std::map<std::int64_t, std::vector<LigneTranche>> sent;
  for (auto& row : latest(r, here, params)) sent[row.invite].push_back(std::move(row));
  auto stretches = planned(demi_journees(r, u), u);
  std::vector<Convie> all;
  for (auto& row : r.all<LigneInvite>(
           "SELECT id, institution, nom, courriel, sequence, convie_le, reponse, repondu_le, retire_le, "
           "relance_le FROM invite WHERE reunion_id = ?1 ORDER BY institution, nom, id",
           u.id)) {
    Convie c{row.id,        row.institution, row.nom,        row.courriel,  row.sequence,
             row.convie_le, row.reponse,     row.repondu_le, row.retire_le, row.relance_le};
    int last = 0;
    for (auto& t : sent[c.id]) {
      last = std::max(last, t.rang);
      if (!t.annulee()) c.envoyees.push_back({t.rang, t.rendez_vous()});
    }
    c.a_envoyer = envois(c.retire_le ? std::vector<RendezVous>{} : stretches, c.envoyees, last, now);
    if (!c.retire_le || !c.a_envoyer.empty()) all.push_back(std::move(c));
  }
  return all;
}

namespace {

struct LigneInvitation {
  std::int64_t id, reunion;
  int sequence;
  std::string titre, institution, nom, courriel, reponse, nonce;
  std::optional<base::Instant> retire_le, convie_le;
};

InvitationReunion invitation(const LigneInvitation& l, std::string_view cle) {
  InvitationReunion i{.invite = l.id,
                      .reunion = l.reunion,
                      .sequence = l.sequence,
                      .reunion_titre = l.titre,
                      .institution = l.institution,
                      .nom = l.nom,
                      .courriel = l.courriel,
                      .reponse = l.reponse,
                      .retire = l.retire_le.has_value(),
                      .le = l.convie_le.value_or(base::Instant{})};
  if (!cle.empty()) i.lien = chemin(cle, l.id, l.nonce);
  return i;
}

/// What the latest sending said of a stretch, told from what stood before it.
Envoi said(const LigneTranche& t, const std::vector<LigneTranche>& before) {
  if (t.annulee()) return Envoi::annulation;
  auto old = std::ranges::find_if(before, [&](auto& b) { return b.invite == t.invite && b.rang == t.rang; });
  if (old == before.end() || old->annulee()) return Envoi::premiere;
  return meme_moment(old->rendez_vous(), t.rendez_vous()) ? Envoi::lieu : Envoi::horaire;
}

/// The sending before the latest, of each stretch.
std::vector<LigneTranche> former(db::Reading& r, const std::string& which, const db::Params& params) {
  return r.all<LigneTranche>(
      "SELECT c.invite_id, c.rang, c.sequence, c.methode, c.debut, c.fin, c.lieu, c.adresse, c.salle, "
      "c.consigne, c.le FROM invite i JOIN invite_convocation c ON c.invite_id = i.id WHERE " +
          which +
          " AND c.sequence = (SELECT MAX(l.sequence) FROM invite_convocation l WHERE l.invite_id = "
          "c.invite_id "
          "AND l.rang = c.rang AND l.sequence < i.sequence) ORDER BY c.invite_id, c.rang",
      params);
}

}  // namespace

std::vector<InvitationReunion> invitations_reunion(db::Reading& r, const std::vector<std::int64_t>& invites) {
  if (invites.empty()) return {};
  db::Params params;
  auto which = "i.id IN " + db::in_list(invites, params);
  auto cle = personne::cle_des_liens(r);
  auto now_sent = latest(r, which, params), before = former(r, which, params);
  std::vector<InvitationReunion> all;
  for (auto& row : r.all<LigneInvitation>(
           "SELECT i.id, i.reunion_id, i.sequence, u.titre, i.institution, i.nom, i.courriel, i.reponse, "
           "i.nonce, i.retire_le, i.convie_le FROM invite i JOIN reunion u ON u.id = i.reunion_id WHERE " +
               which,
           params)) {
    auto i = invitation(row, cle);
    for (auto& t : now_sent) {
      if (t.invite != i.invite) continue;
      if (!t.annulee()) i.tranches.push_back({t.rang, t.rendez_vous()});
      if (t.sequence == i.sequence) i.envoyees.push_back({t.rang, said(t, before), t.rendez_vous()});
    }
    all.push_back(std::move(i));
  }
  return all;
}

std::optional<InvitationReunion> invitation_du_lien(db::Reading& r, std::string_view lien) {
  auto read = personne::lire_lien(lien);
  if (!read) return std::nullopt;
  auto found = invitations_reunion(r, {read->id});
  if (found.empty() || found.front().lien.empty()) return std::nullopt;
  auto ours = personne::lire_lien(found.front().lien.substr(found.front().lien.rfind('/') + 1));
  if (!ours || !base::same_secret(ours->jeton, read->jeton)) return std::nullopt;
  return std::move(found.front());
}

void enregistrer_reponse(db::Writing& w, base::Instant now, const InvitationReunion& i, bool vient) {
  std::string_view answer = vient ? "vient" : "ne_vient_pas";
  w.exec("UPDATE invite SET reponse = ?2, repondu_le = ?3 WHERE id = ?1", i.invite, answer, now);
  annoncer(w, i.reunion);
  journal::inscrire(w, personne::systeme(), now,
                    {trace_reponse_invite,
                     "reunion",
                     i.reunion,
                     {{"invite", std::to_string(i.invite)}, {"reponse", std::string(answer)}}});
}

}  // namespace reunion

// Recording what is sent: a few statements whatever the number of passages.
#include <algorithm>

#include "platform/db/insert_rows.h"
#include "platform/db/sets.h"
#include "programme/journal/journal.h"
#include "programme/personne/personne_store.h"
#include "programme/reunion/convocation_store.h"

namespace reunion {
namespace {

using Ids = std::vector<std::int64_t>;

struct Numerote {
  std::int64_t passage, sequence, dossier;
  std::optional<base::Instant> debut;
};

std::vector<Numerote> convoquer(db::Writing& w, const personne::Acteur& acteur, base::Instant now,
                                const Ids& passages) {
  if (passages.empty()) return {};
  db::Params params;
  params.add(now);
  auto done = w.all<Numerote>(
      "UPDATE passage SET etat = 'convoque', convoque_le = ?1, confirme_le = NULL, confirme_par = '', "
      "sequence = sequence + 1, version = version + 1 WHERE demi_journee_id IS NOT NULL AND id IN " +
          db::in_list(passages, params) + " RETURNING id, sequence, dossier_id, debut",
      params);
  db::Params values;
  values.add(now), values.add(acteur.id);
  w.exec(
      "INSERT INTO convocation (passage_id, sequence, methode, reunion_id, debut, fin, lieu, adresse, salle, "
      "consigne, le, par) SELECT p.id, p.sequence, 'request', p.reunion_id, p.debut, p.fin, u.lieu, "
      "u.adresse, "
      "h.salle, u.consigne, CAST(?1 AS BIGINT), CAST(?2 AS BIGINT) FROM passage p "
      "JOIN reunion u ON u.id = p.reunion_id JOIN demi_journee h ON h.id = p.demi_journee_id WHERE p.id IN " +
          db::in_list(passages, values),
      values);
  return done;
}

std::vector<Numerote> annuler(db::Writing& w, const personne::Acteur& acteur, base::Instant now,
                              const Ids& passages) {
  if (passages.empty()) return {};
  db::Params params;
  auto done = w.all<Numerote>(
      "UPDATE passage SET sequence = sequence + 1, version = version + 1 WHERE demi_journee_id IS NULL AND "
      "id "
      "IN " +
          db::in_list(passages, params) + " RETURNING id, sequence, dossier_id, debut",
      params);
  db::Params values;
  values.add(now), values.add(acteur.id);
  w.exec(
      "INSERT INTO convocation (passage_id, sequence, methode, reunion_id, debut, fin, lieu, adresse, salle, "
      "consigne, le, par) SELECT c.passage_id, p.sequence, 'cancel', c.reunion_id, c.debut, c.fin, c.lieu, "
      "c.adresse, c.salle, c.consigne, CAST(?1 AS BIGINT), CAST(?2 AS BIGINT) FROM passage p "
      "JOIN convocation c ON c.passage_id = p.id AND c.sequence = p.sequence - 1 "
      "WHERE p.demi_journee_id IS NULL AND p.id IN " +
          db::in_list(passages, values),
      values);
  return done;
}

using Details = std::vector<std::pair<std::string, std::string>>;

/// In the order in which they pass, whatever the order in which the database changed them.
std::vector<journal::Fait> faits(std::string_view trace, std::vector<Numerote> all, const Reunion& u,
                                 std::optional<std::int64_t> demande = {}) {
  std::ranges::sort(all, {}, [](const Numerote& n) { return std::pair(n.debut, n.passage); });
  std::vector<journal::Fait> facts;
  for (auto& n : all) {
    Details details{{"passage", std::to_string(n.passage)},
                    {"sequence", std::to_string(n.sequence)},
                    {"reunion", u.titre}};
    if (n.debut) details.emplace_back("creneau", base::iso_paris(*n.debut));
    if (demande) details.emplace_back("demande", std::to_string(*demande));
    facts.push_back({trace, "dossier", n.dossier, std::move(details)});
  }
  return facts;
}

journal::Fait fait_invite(std::string_view trace, const Reunion& u, std::int64_t invite, int sequence) {
  return {
      trace, "reunion", u.id, {{"invite", std::to_string(invite)}, {"sequence", std::to_string(sequence)}}};
}

void premiere_fois(db::Writing& w, base::Instant now, const Reunion& u) {
  w.exec("UPDATE reunion SET convoquee_le = ?2 WHERE id = ?1 AND convoquee_le IS NULL", u.id, now);
}

}  // namespace

void enregistrer_convocations(db::Writing& w, const personne::Acteur& acteur, base::Instant now,
                              const Reunion& u, const Ids& convoques, const Ids& annules,
                              std::optional<std::int64_t> demande) {
  personne::assurer_cle_des_liens(w);
  auto facts = faits(Convoquer::trace, convoquer(w, acteur, now, convoques), u, demande);
  auto cancelled = faits(trace_annulation, annuler(w, acteur, now, annules), u);
  facts.insert(facts.end(), std::make_move_iterator(cancelled.begin()),
               std::make_move_iterator(cancelled.end()));
  premiere_fois(w, now, u);
  annoncer(w, u.id);
  journal::inscrire_tous(w, acteur, now, facts);
}

namespace {

struct LigneTranche {
  std::int64_t invite;
  int rang, sequence;
  std::string_view methode;
  base::Instant debut, fin;
  std::string_view lieu, adresse, salle, consigne;
  base::Instant le;
  std::int64_t par;
};

void numeroter(db::Writing& w, base::Instant now, const Ids& invites, bool redemander) {
  if (invites.empty()) return;
  db::Params params;
  params.add(now);
  w.exec(
      (redemander ? "UPDATE invite SET sequence = sequence + 1, convie_le = ?1, reponse = '', repondu_le = "
                    "NULL WHERE id IN "
                  : "UPDATE invite SET sequence = sequence + 1, convie_le = ?1 WHERE id IN ") +
          db::in_list(invites, params),
      params);
}

bool autre_heure(const Convie& c) {
  return std::ranges::any_of(c.a_envoyer, [](const EnvoiTranche& e) {
    return e.envoi == Envoi::premiere || e.envoi == Envoi::horaire;
  });
}

}  // namespace

void enregistrer_invitations(db::Writing& w, const personne::Acteur& acteur, base::Instant now,
                             const Reunion& u, const std::vector<Convie>& all) {
  std::vector<LigneTranche> rows;
  std::vector<journal::Fait> facts;
  Ids asked, told;
  for (auto& c : all) {
    if (c.a_envoyer.empty()) continue;
    (autre_heure(c) ? asked : told).push_back(c.id);
    facts.push_back(fait_invite(trace_invitation, u, c.id, c.sequence + 1));
    for (auto& e : c.a_envoyer) {
      auto& t = e.rendez_vous;
      rows.push_back({c.id, e.rang, c.sequence + 1, e.envoi == Envoi::annulation ? "cancel" : "request",
                      t.debut, t.fin, t.lieu, t.adresse, t.salle, t.consigne, now, acteur.id});
    }
  }
  if (rows.empty()) return;
  personne::assurer_cle_des_liens(w);
  numeroter(w, now, asked, true);
  numeroter(w, now, told, false);
  db::insert_rows(w,
                  "invite_convocation (invite_id, rang, sequence, methode, debut, fin, lieu, adresse, salle, "
                  "consigne, le, par)",
                  rows);
  premiere_fois(w, now, u);
  journal::inscrire_tous(w, acteur, now, facts);
}

void enregistrer_relances(db::Writing& w, const personne::Acteur& acteur, base::Instant now, const Reunion& u,
                          const Ids& passages, const Ids& invites) {
  std::vector<journal::Fait> facts;
  if (!passages.empty()) {
    db::Params params;
    params.add(now);
    auto in = db::in_list(passages, params);
    w.exec("UPDATE convocation SET relancee_le = ?1 WHERE passage_id IN " + in +
               " AND sequence = (SELECT p.sequence FROM passage p WHERE p.id = convocation.passage_id)",
           params);
    db::Params which;
    facts = faits(trace_relance,
                  w.all<Numerote>("SELECT id, sequence, dossier_id, debut FROM passage WHERE id IN " +
                                      db::in_list(passages, which) + " ORDER BY debut, id",
                                  which),
                  u);
  }
  if (!invites.empty()) {
    db::Params params;
    params.add(now);
    w.exec("UPDATE invite SET relance_le = ?1 WHERE id IN " + db::in_list(invites, params), params);
  }
  for (auto id : invites) facts.push_back(fait_invite(trace_relance_invite, u, id, 0));
  journal::inscrire_tous(w, acteur, now, facts);
}

}  // namespace reunion

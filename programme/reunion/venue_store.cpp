#include "programme/reunion/venue_store.h"

#include "platform/base/text.h"
#include "platform/db/insert_rows.h"
#include "programme/journal/journal.h"

namespace reunion {
namespace {

struct LigneParticipant {
  std::int64_t passage;
  std::string nom, fonction;
  bool represente;
};

constexpr std::string_view columns =
    "SELECT d.id, d.passage_id, d.motif, d.demande_le, d.demande_par, d.reponse, d.reponse_motif, "
    "d.repondu_le "
    "FROM deplacement d ";

std::vector<Deplacement> select(db::Reading& r, std::string_view rest, std::int64_t value) {
  return r.all<Deplacement>(std::string(columns) + std::string(rest), value);
}

/// Texts of the journal are short.
std::string en_bref(std::string_view text) { return base::shorten(base::trim(text), 200); }

/// An answer to the request, if nobody has answered meanwhile.
void repondre(db::Writing& w, const personne::Acteur& acteur, base::Instant now, const Deplacement& d,
              std::string_view reponse, std::string_view motif) {
  w.exec(
      "UPDATE deplacement SET reponse = ?2, reponse_motif = ?3, repondu_le = ?4, repondu_par = ?5 WHERE id = "
      "?1 "
      "AND reponse = ''",
      d.id, reponse, motif, now, acteur.id > 0 ? std::optional(acteur.id) : std::nullopt);
}

}  // namespace

std::vector<Participant> participants(db::Reading& r, const Passage& p) {
  return r.all<Participant>(
      "SELECT nom, fonction, represente FROM participant WHERE passage_id = ?1 ORDER BY rang", p.id);
}

std::map<std::int64_t, std::vector<Participant>> participants_de(db::Reading& r, const Reunion& u) {
  std::map<std::int64_t, std::vector<Participant>> all;
  for (auto& l : r.all<LigneParticipant>(
           "SELECT c.passage_id, c.nom, c.fonction, c.represente FROM passage p JOIN participant c ON "
           "c.passage_id = p.id WHERE p.reunion_id = ?1 ORDER BY c.passage_id, c.rang",
           u.id))
    all[l.passage].push_back({l.nom, l.fonction, l.represente});
  return all;
}

std::vector<Deplacement> deplacements(db::Reading& r, const Passage& p) {
  return select(r, "WHERE d.passage_id = ?1 ORDER BY d.id DESC", p.id);
}

std::vector<std::pair<Deplacement, Passage>> deplacements_de(db::Reading& r, const personne::Acteur& acteur,
                                                             const Reunion& u) {
  auto asked = select(r,
                      "JOIN passage p ON p.id = d.passage_id WHERE p.reunion_id = ?1 "
                      "ORDER BY CASE WHEN d.reponse = '' THEN 0 ELSE 1 END, d.id",
                      u.id);
  if (asked.empty()) return {};
  std::map<std::int64_t, Passage> seen;
  for (auto& p : passages(r, acteur, u.id)) seen.emplace(p.id, p);
  std::vector<std::pair<Deplacement, Passage>> all;
  for (auto& d : asked)
    if (auto p = seen.find(d.passage); p != seen.end()) all.emplace_back(std::move(d), p->second);
  return all;
}

std::optional<Deplacement> find_deplacement(db::Reading& r, const Reunion& u, std::int64_t id) {
  return r.one<Deplacement>(
      std::string(columns) + "JOIN passage p ON p.id = d.passage_id WHERE d.id = ?1 AND p.reunion_id = ?2",
      id, u.id);
}

std::int64_t deplacements_ouverts(db::Reading& r, const Reunion& u) {
  return r
      .one<std::int64_t>(
          "SELECT COUNT(*) FROM passage p JOIN deplacement d ON d.passage_id = p.id WHERE p.reunion_id = ?1 "
          "AND "
          "d.reponse = ''",
          u.id)
      .value_or(0);
}

std::optional<Passage> lock_passage_du_lien(db::Writing& w, std::string_view lien) {
  auto found = passage_du_lien(w, lien);
  if (!found) return std::nullopt;
  annoncer(w, found->reunion);  // the meeting first, as everybody takes them
  w.exec("UPDATE passage SET version = version + 1 WHERE id = ?1", found->id);
  return passage_du_lien(w, lien);  // as it is now that nobody else changes it
}

std::optional<Passage> lock_passage_du_dossier(db::Writing& w, const personne::Acteur& acteur,
                                               std::int64_t dossier) {
  auto found = passage_du_dossier(w, acteur, dossier);
  if (!found) return std::nullopt;
  annoncer(w, found->reunion);
  return lock_passage(w, acteur, found->id);
}

void enregistrer_venue(db::Writing& w, const personne::Acteur& acteur, base::Instant now, const Passage& p,
                       const std::vector<Participant>& people, std::string_view par) {
  struct Row {
    std::int64_t passage;
    int rang;
    std::string nom, fonction;
    bool represente;
  };
  std::vector<Row> rows;
  for (auto& one : people)
    rows.push_back({p.id, int(rows.size()) + 1, one.nom, one.fonction, one.represente});
  w.exec("DELETE FROM participant WHERE passage_id = ?1", p.id);
  db::insert_rows(w, "participant (passage_id, rang, nom, fonction, represente)", rows);
  w.exec("UPDATE passage SET etat = 'confirme', confirme_le = ?2, confirme_par = ?3 WHERE id = ?1", p.id, now,
         par);
  for (auto& d : deplacements(w, p))
    if (d.ouvert()) repondre(w, acteur, now, d, "retire", "");
  annoncer(w, p.reunion);
  inscrire(w, acteur, now, p, ConfirmerVenue::trace,
           {{"participants", std::to_string(people.size())}, {"par", std::string(par)}});
}

Result<void> enregistrer_demande(db::Writing& w, const personne::Acteur& acteur, base::Instant now,
                                 const Passage& p, std::string_view motif, std::string_view par) {
  auto id = w.one<std::int64_t>(
      "INSERT INTO deplacement (passage_id, motif, demande_le, demande_par) VALUES (?1, ?2, ?3, ?4) "
      "ON CONFLICT DO NOTHING RETURNING id",
      p.id, motif, now, par);
  if (!id) return refuse(Cause::deja_fait, "Une demande attend déjà sa réponse.");
  annoncer(w, p.reunion);
  inscrire(w, acteur, now, p, DemanderDeplacement::trace,
           {{"deplacement", std::to_string(*id)}, {"motif", en_bref(motif)}, {"par", std::string(par)}});
  return {};
}

void enregistrer_refus(db::Writing& w, const personne::Acteur& acteur, base::Instant now, const Passage& p,
                       const Deplacement& d, std::string_view motif) {
  repondre(w, acteur, now, d, "refuse", motif);
  annoncer(w, p.reunion);
  inscrire(w, acteur, now, p, trace_deplacement_refuse,
           {{"deplacement", std::to_string(d.id)}, {"motif", en_bref(motif)}});
}

void enregistrer_accord(db::Writing& w, const personne::Acteur& acteur, base::Instant now, const Passage& p,
                        const Deplacement& d) {
  repondre(w, acteur, now, d, "accepte", "");
  annoncer(w, p.reunion);
}

}  // namespace reunion

#include "programme/reunion/placement_store.h"

#include <fmt/format.h>

#include "platform/base/text.h"
#include "programme/reunion/code_passage.h"
#include "programme/reunion/creneaux.h"
#include "programme/reunion/passage_store.h"

namespace reunion {
namespace {

using personne::Acteur;

std::optional<DemiJournee> find_half_day(db::Reading& r, std::int64_t id) {
  return r.one<DemiJournee>("SELECT id, reunion_id, debut, fin, salle, theme FROM demi_journee WHERE id = ?1",
                            id);
}

struct Occupant {
  std::int64_t id;
  base::Instant debut;
  std::string intitule;
};

/// Who passes then in that room, other than the passage itself. Its title is said to who runs the meeting:
/// they draw up its plan.
std::optional<Occupant> occupant(db::Reading& r, const DemiJournee& h, const base::Period& when,
                                 std::int64_t self) {
  return r.one<Occupant>(
      "SELECT p.id, p.debut, d.intitule FROM passage p JOIN dossier d ON d.id = p.dossier_id "
      "WHERE p.demi_journee_id = ?1 AND p.debut < ?3 AND p.fin > ?2 AND p.id <> ?4 AND p.decision <> "
      "'annulation' "
      "ORDER BY p.debut",
      h.id, when.from, when.until, self);
}

std::unexpected<Obstacle> wrong(std::string detail) {
  return refuse(Cause::saisie_invalide, std::move(detail));
}

std::optional<Obstacle> outside(const DemiJournee& h, const base::Period& when) {
  if (contient(h.periode(), when)) return std::nullopt;
  return Obstacle{Cause::saisie_invalide, fmt::format("Le passage durerait {}, mais la demi-journée va {}.",
                                                      heures(when), heures(h.periode()))};
}

std::optional<Obstacle> over_another(db::Reading& r, const DemiJournee& h, const base::Period& when,
                                     std::int64_t self) {
  auto other = occupant(r, h, when, self);
  if (!other) return std::nullopt;
  return Obstacle{Cause::saisie_invalide, fmt::format("« {} » passe déjà à {} dans cette salle.",
                                                      other->intitule, base::time_of_day(other->debut))};
}

/// The clashes as a refusal, unless the person has seen them.
std::optional<Obstacle> unseen(const std::vector<ConflitHoraire>& clashes, bool seen) {
  if (clashes.empty() || seen) return std::nullopt;
  return Obstacle{Cause::saisie_invalide, phrase(clashes)};
}

/// Holds the meetings, in the same order for everybody, then the passage. Nothing when the person may not see
/// it.
std::optional<Passage> lock(db::Writing& w, const Acteur& acteur, std::int64_t passage,
                            std::int64_t other_meeting) {
  auto seen = find_passage(w, acteur, passage);
  if (!seen) return std::nullopt;
  auto [first, second] = std::minmax(seen->reunion, other_meeting == 0 ? seen->reunion : other_meeting);
  annoncer(w, first);
  if (second != first) annoncer(w, second);
  return lock_passage(w, acteur, passage);
}

Result<Accompli> may_move(const Passage& p, const Acteur& acteur, base::Instant now,
                          const campagne::Campagne& c, std::int64_t version) {
  if (version != 0 && p.version != version + 1) return refuse(Cause::modifie_entre_temps);
  return accomplir(p.etat(), Deplacer{}, p.contexte(acteur, now, c));
}

std::string told(const Reunion& u, const base::Period& when) {
  return fmt::format("{}, {}", u.titre, base::date_time(when.from));
}

Result<void> take_slot_away(db::Writing& w, const Acteur& acteur, base::Instant now,
                            const campagne::Campagne& c, const Mouvement& m) {
  auto p = lock(w, acteur, m.passage, 0);
  if (!p) return refuse(Cause::acces_inconnu);
  auto done = may_move(*p, acteur, now, c, m.version);
  if (!done) return std::unexpected(done.error());
  if (!p->debut) return refuse(Cause::deja_fait);
  detail::record_move(w, p->id, {.reunion = p->reunion, .code = p->code});
  inscrire(w, acteur, now, *p, done->trace, {{"vers", "sans créneau"}});
  return {};
}

bool already_there(const Passage& p, const Destination& d) {
  return p.demi_journee == d.demi_journee.id && p.debut == d.quand.from && p.fin == d.quand.until;
}

}  // namespace

void detail::record_move(db::Writing& w, std::int64_t passage, const Lieu& to) {
  w.exec(
      "UPDATE passage SET reunion_id = ?2, code = ?3, demi_journee_id = ?4, debut = ?5, fin = ?6, etat = "
      "'planifie', "
      "convoque_le = NULL, confirme_le = NULL, confirme_par = '', "
      "presence_version = presence_version + CASE WHEN presence = 'attendu' THEN 0 ELSE 1 END, presence = "
      "'attendu', "
      "presence_le = NULL, presence_par = NULL, presence_mode = '', presence_motif = '', "
      "decision = '', decision_motif = '', decision_le = NULL, decision_par = NULL WHERE id = ?1",
      passage, to.reunion, to.code, to.demi_journee, to.debut, to.fin);
}

std::string phrase(const std::vector<ConflitHoraire>& clashes) {
  std::vector<std::string> sentences;
  for (const auto& c : clashes) sentences.push_back(phrase(c));
  return base::join(sentences, " ; ") + ".";
}

Result<Destination> destination(db::Reading& r, const Acteur& acteur, base::Instant now,
                                const campagne::Campagne& c, const Mouvement& m) {
  auto half_day = find_half_day(r, m.demi_journee);
  auto meeting = half_day ? find_reunion(r, acteur, half_day->reunion) : std::nullopt;
  if (!meeting || meeting->campagne != c.code) return refuse(Cause::acces_inconnu);
  if (!anime(acteur, c, meeting->code)) return refuse(Cause::role_requis);
  base::Period when{m.debut, m.debut + std::chrono::minutes(meeting->duree_passage)};
  if (when.from <= now) return refuse(Cause::periode_close, "Choisissez une heure à venir.");
  if (auto obstacle = outside(*half_day, when)) return std::unexpected(*obstacle);
  if (auto obstacle = over_another(r, *half_day, when, m.passage)) return std::unexpected(*obstacle);
  return Destination{*meeting, *half_day, when};
}

Result<void> deplacer(db::Writing& w, const Acteur& acteur, base::Instant now, const campagne::Campagne& c,
                      const Mouvement& m) {
  if (m.demi_journee == 0) return take_slot_away(w, acteur, now, c, m);
  auto half_day = find_half_day(w, m.demi_journee);
  auto p = half_day ? lock(w, acteur, m.passage, half_day->reunion) : std::nullopt;
  if (!p) return refuse(Cause::acces_inconnu);
  auto done = may_move(*p, acteur, now, c, m.version);
  if (!done) return std::unexpected(done.error());
  auto to = destination(w, acteur, now, c, m);
  if (!to) return std::unexpected(to.error());
  if (already_there(*p, *to)) return refuse(Cause::deja_fait, "Le passage est déjà à cette heure.");
  if (auto obstacle = unseen(conflits_si(w, acteur, c, to->reunion, {{p->id, to->quand}}), m.malgre_conflits))
    return std::unexpected(*obstacle);
  auto codes = to->reunion.id == p->reunion ? std::set<std::string>{} : codes_donnes(w, to->reunion.id);
  detail::record_move(w, p->id,
                      {.reunion = to->reunion.id,
                       .code = to->reunion.id == p->reunion ? p->code : nouveau_code(codes),
                       .demi_journee = to->demi_journee.id,
                       .debut = to->quand.from,
                       .fin = to->quand.until});
  inscrire(w, acteur, now, *p, done->trace, {{"vers", told(to->reunion, to->quand)}});
  return {};
}

namespace {

/// Each where the other is; empty when one of them has no slot, or when they are not of the same meeting.
std::vector<Hypothese> exchanged(const Passage& a, const Passage& b) {
  if (a.reunion != b.reunion || a.id == b.id || !a.creneau() || !b.creneau()) return {};
  return {{a.id, *b.creneau()}, {b.id, *a.creneau()}};
}

Result<void> judge_exchange(db::Reading& r, const Acteur& acteur, base::Instant now,
                            const campagne::Campagne& c, const Passage& a, const Passage& b, bool seen) {
  auto wanted = exchanged(a, b);
  if (wanted.empty()) return wrong("Échangez deux passages de la même réunion qui ont chacun un créneau.");
  for (const auto& h : wanted)
    if (h.quand.from <= now) return refuse(Cause::periode_close, "L’un des deux créneaux est déjà passé.");
  auto meeting = find_reunion(r, acteur, a.reunion).value();
  if (auto obstacle = unseen(conflits_si(r, acteur, c, meeting, wanted), seen))
    return std::unexpected(*obstacle);
  return {};
}

void record_exchange(db::Writing& w, const Passage& mover, const Passage& other) {
  detail::record_move(w, mover.id,
                      {.reunion = mover.reunion,
                       .code = mover.code,
                       .demi_journee = other.demi_journee,
                       .debut = other.debut,
                       .fin = other.fin});
}

}  // namespace

std::vector<ConflitHoraire> conflits_si_echange(db::Reading& r, const Acteur& acteur,
                                                const campagne::Campagne& c, const Echange& e) {
  auto a = find_passage(r, acteur, e.passage), b = find_passage(r, acteur, e.autre);
  auto meeting = a ? find_reunion(r, acteur, a->reunion) : std::nullopt;
  return meeting && b ? conflits_si(r, acteur, c, *meeting, exchanged(*a, *b))
                      : std::vector<ConflitHoraire>{};
}

Result<void> echanger(db::Writing& w, const Acteur& acteur, base::Instant now, const campagne::Campagne& c,
                      const Echange& e) {
  auto first = lock(w, acteur, std::min(e.passage, e.autre), 0);
  auto second = lock_passage(w, acteur, std::max(e.passage, e.autre));
  if (!first || !second) return refuse(Cause::acces_inconnu);
  auto& a = e.passage < e.autre ? *first : *second;
  auto& b = e.passage < e.autre ? *second : *first;
  auto moved = may_move(a, acteur, now, c, e.version);
  if (!moved) return std::unexpected(moved.error());
  if (auto other = may_move(b, acteur, now, c, 0); !other) return std::unexpected(other.error());
  if (auto judged = judge_exchange(w, acteur, now, c, a, b, e.malgre_conflits); !judged) return judged;
  record_exchange(w, a, b);
  record_exchange(w, b, a);
  inscrire(w, acteur, now, a, moved->trace, {{"vers", base::date_time(*b.debut)}});
  inscrire(w, acteur, now, b, moved->trace, {{"vers", base::date_time(*a.debut)}});
  return {};
}

}  // namespace reunion

#include "programme/reunion/preparation_store.h"

#include <fmt/format.h>

#include <algorithm>

#include "platform/db/insert_rows.h"
#include "platform/db/sets.h"
#include "programme/journal/journal.h"

namespace reunion {
namespace {

using personne::Acteur;

struct Ouverte {
  std::int64_t id;
  std::string code;
};

/// Inserts them at once; gives those that were not there.
std::vector<Ouverte> insert(db::Writing& w, const campagne::Campagne& c,
                            const std::vector<const campagne::Reunion*>& wanted) {
  db::Params params;
  std::string rows;
  auto campagne = params.add(c.code), duree = params.add(c.passages.duree);
  for (const auto* one : wanted)
    rows += fmt::format("{}(?{}, ?{}, ?{}, ?{}, ?{}, ?{}, ?{})", rows.empty() ? "" : ", ", campagne,
                        params.add(one->code), params.add(one->titre), params.add(one->theme),
                        params.add(one->lieu), params.add(one->adresse), duree);
  return w.all<Ouverte>(
      "INSERT INTO reunion (campagne, code, titre, theme, lieu, adresse, duree_passage) VALUES " + rows +
          " ON CONFLICT (campagne, code) DO NOTHING RETURNING id, code",
      params);
}

void insert_half_days(db::Writing& w, const campagne::Campagne& c, const std::vector<Ouverte>& opened) {
  db::Params params;
  std::string rows;
  for (const auto& one : opened)
    for (const auto& sitting : c.reunion(one.code)->seances)
      rows += fmt::format("{}(?{}, ?{}, ?{})", rows.empty() ? "" : ", ", params.add(one.id),
                          params.add(sitting.from), params.add(sitting.until));
  if (!rows.empty()) w.exec("INSERT INTO demi_journee (reunion_id, debut, fin) VALUES " + rows, params);
}

std::vector<Ouverte> open(db::Writing& w, const Acteur& acteur, base::Instant now,
                          const campagne::Campagne& c, const std::vector<const campagne::Reunion*>& wanted) {
  if (wanted.empty()) return {};
  auto opened = insert(w, c, wanted);
  insert_half_days(w, c, opened);
  for (const auto& one : opened)
    journal::inscrire(w, acteur, now, {"reunion_ouverte", "reunion", one.id, {{"code", one.code}}});
  return opened;
}

}  // namespace

Result<std::int64_t> ouvrir(db::Writing& w, const Acteur& acteur, base::Instant now,
                            const campagne::Campagne& c, std::string_view code) {
  const auto* known = c.reunion(code);
  if (!known) return refuse(Cause::acces_inconnu);
  if (!anime(acteur, c, code)) return refuse(Cause::role_requis);
  auto opened = open(w, acteur, now, c, {known});
  if (opened.empty()) return refuse(Cause::deja_fait, "Cette réunion est déjà ouverte.");
  return opened.front().id;
}

std::size_t ouvrir_toutes(db::Writing& w, const Acteur& acteur, base::Instant now,
                          const campagne::Campagne& c) {
  std::vector<const campagne::Reunion*> mine;
  for (const auto& one : c.reunions)
    if (anime(acteur, c, one.code)) mine.push_back(&one);
  return open(w, acteur, now, c, mine).size();
}

std::vector<Occupee> occupees(db::Reading& r, const Reunion& u) {
  return r.all<Occupee>(
      "SELECT demi_journee_id, COUNT(*), MIN(debut), MAX(fin) FROM passage WHERE reunion_id = ?1 AND debut "
      "IS NOT NULL "
      "GROUP BY demi_journee_id ORDER BY MIN(debut)",
      u.id);
}

std::int64_t convoques(db::Reading& r, const Reunion& u) {
  return r
      .one<std::int64_t>("SELECT COUNT(*) FROM passage WHERE reunion_id = ?1 AND etat <> 'planifie'", u.id)
      .value();
}

namespace {

struct NewHalfDay {
  std::int64_t reunion;
  base::Instant debut, fin;
  std::string salle, theme;
};

void remove_missing(db::Writing& w, const Reunion& u, const std::vector<DemiJournee>& wanted) {
  std::vector<std::int64_t> kept{0};
  for (const auto& h : wanted)
    if (h.id != 0) kept.push_back(h.id);
  db::Params params;
  auto meeting = params.add(u.id);
  w.exec(fmt::format("DELETE FROM demi_journee WHERE reunion_id = ?{} AND id NOT IN {}", meeting,
                     db::in_list(kept, params)),
         params);
}

/// Rooms first get names that nobody has: two half-days may exchange theirs.
void change_known(db::Writing& w, const Reunion& u, const std::vector<DemiJournee>& wanted) {
  std::vector<std::tuple<std::int64_t, base::Instant, base::Instant, std::string, std::string>> rows;
  for (const auto& h : wanted)
    if (h.id != 0) rows.emplace_back(h.id, h.debut, h.fin, h.salle, h.theme);
  if (rows.empty()) return;
  w.exec("UPDATE demi_journee SET salle = '~' || id WHERE reunion_id = ?1", u.id);
  db::Params params;
  auto values = db::values_of(rows, params);
  w.exec(fmt::format("WITH v (id, debut, fin, salle, theme) AS ({}) UPDATE demi_journee SET debut = v.debut, "
                     "fin = v.fin, "
                     "salle = v.salle, theme = v.theme FROM v WHERE demi_journee.id = v.id AND "
                     "demi_journee.reunion_id = ?{}",
                     values, params.add(u.id)),
         params);
}

void add_new(db::Writing& w, const Reunion& u, const std::vector<DemiJournee>& wanted) {
  std::vector<NewHalfDay> rows;
  for (const auto& h : wanted)
    if (h.id == 0) rows.push_back({u.id, h.debut, h.fin, h.salle, h.theme});
  db::insert_rows(w, "demi_journee (reunion_id, debut, fin, salle, theme)", rows);
}

}  // namespace

void enregistrer(db::Writing& w, const Acteur& acteur, base::Instant now, const Reunion& u,
                 const Preparation& p) {
  w.exec("UPDATE reunion SET lieu = ?2, adresse = ?3, consigne = ?4, duree_passage = ?5 WHERE id = ?1", u.id,
         p.lieu, p.adresse, p.consigne, p.duree);
  remove_missing(w, u, p.demi_journees);
  change_known(w, u, p.demi_journees);
  add_new(w, u, p.demi_journees);
  annoncer(w, u.id);
  journal::inscrire(w, acteur, now, {"reunion_preparee", "reunion", u.id, {}});
}

}  // namespace reunion

#include "programme/reunion/preparation_store.h"

#include <fmt/format.h>

#include <algorithm>

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

}  // namespace reunion

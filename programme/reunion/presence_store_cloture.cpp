#include <fmt/format.h>

#include "programme/journal/journal.h"
#include "programme/reunion/presence_store.h"

namespace reunion {
namespace {

using personne::Acteur;

constexpr std::string_view still_expected = "presence = 'attendu' AND decision = '' AND consolide_le IS NULL";

std::vector<PassageAttendu> expected(const std::vector<Emargement>& lines) {
  std::vector<PassageAttendu> all;
  for (const auto& [passage, situation, unused] : lines)
    if (passage.presence() == Presence::attendu && passage.decision.empty() && !passage.consolide_le)
      all.push_back({passage.id, passage.creneau(), situation.version});
  return all;
}

/// Nobody is noted absent by somebody who may not see the dossier.
int hidden(db::Reading& r, std::int64_t reunion, std::size_t seen) {
  auto sql = "SELECT COUNT(*) FROM passage WHERE reunion_id = ?1 AND " + std::string(still_expected);
  return r.one<int>(sql, reunion).value_or(0) - int(seen);
}

std::vector<Pointage> absences(const std::vector<PassageAttendu>& passages) {
  std::vector<Pointage> ticks;
  for (const auto& one : passages)
    ticks.push_back(
        {.passage = one.passage, .presence = Presence::absent, .vu = std::to_string(one.version)});
  return ticks;
}

/// So that nothing is ticked or decided meanwhile.
void hold_all(db::Writing& w, std::int64_t reunion) {
  w.exec("UPDATE passage SET version = version WHERE reunion_id = ?1", reunion);
}

}  // namespace

Cloture prevoir_cloture(db::Reading& r, const Acteur& acteur, const Reunion& u, Instant now) {
  auto seen = expected(emargements(r, acteur, u.id));
  auto planned = prevoir_cloture(seen, now);
  planned.caches = hidden(r, u.id, seen.size());
  return planned;
}

Result<std::size_t> clore_liste(db::Writing& w, const Acteur& acteur, const Reunion& u,
                                const campagne::Campagne& c, Instant now) {
  if (!anime(acteur, c, u.code)) return refuse(Cause::role_requis);
  hold_all(w, u.id);
  auto planned = prevoir_cloture(w, acteur, u, now);
  if (auto possible = clore(planned, liste_close(w, u.id), now); !possible)
    return std::unexpected(possible.error());
  noter(w, acteur, u, c, now, absences(planned.absents));
  w.exec("UPDATE reunion SET close_le = ?1, direct = direct + 1 WHERE id = ?2", now, u.id);
  auto count = planned.absents.size();
  journal::inscrire(w, acteur, now,
                    {"emargement_clos", "reunion", u.id, {{"absents", std::to_string(count)}}});
  return count;
}

Result<void> rouvrir_liste(db::Writing& w, const Acteur& acteur, const Reunion& u,
                           const campagne::Campagne& c, Instant now) {
  if (!anime(acteur, c, u.code)) return refuse(Cause::role_requis);
  hold_all(w, u.id);
  if (auto possible = rouvrir(liste_close(w, u.id), suites(w, u)); !possible) return possible;
  w.exec("UPDATE reunion SET close_le = NULL, direct = direct + 1 WHERE id = ?1", u.id);
  journal::inscrire(w, acteur, now, {"emargement_rouvert", "reunion", u.id, {}});
  return {};
}

Suites suites(db::Reading& r, const Reunion& u) {
  auto sql = fmt::format(
      "SELECT COALESCE(SUM(CASE WHEN decision <> '' THEN 1 ELSE 0 END), 0), COALESCE(SUM(CASE WHEN debut IS "
      "NOT NULL AND {} THEN 1 ELSE 0 END), 0) FROM passage WHERE reunion_id = ?1",
      still_expected);
  return r.one<Suites>(sql, u.id).value();
}

}  // namespace reunion

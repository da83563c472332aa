#include "programme/reunion/affluence_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "programme/dossier/visibilite.h"

namespace reunion {
namespace {

constexpr std::string_view counts =
    "SELECT p.reunion_id, COUNT(*), COUNT(p.debut), COUNT(CASE WHEN p.etat <> 'planifie' THEN 1 END), "
    "COUNT(CASE WHEN p.etat = 'confirme' THEN 1 END), "
    "COUNT(CASE WHEN p.presence IN ('present', 'en_retard') THEN 1 END), "
    "COUNT(CASE WHEN p.presence IN ('excuse', 'absent') THEN 1 END), COUNT(p.consolide_le) "
    "FROM passage p JOIN reunion u ON u.id = p.reunion_id JOIN dossier d ON d.id = p.dossier_id ";

}  // namespace

std::vector<Affluence> affluence(db::Reading& r, const personne::Acteur& acteur, std::string_view campagne) {
  db::Params params;
  auto visible = dossier::visibilite(acteur, params, dossier::Portee::liste);
  return r.all<Affluence>(fmt::format("{}WHERE u.campagne = ?{} AND {} GROUP BY p.reunion_id", counts,
                                      params.add(campagne), visible.sql),
                          params);
}

Affluence affluence_de(db::Reading& r, const personne::Acteur& acteur, const Reunion& u) {
  db::Params params;
  auto visible = dossier::visibilite(acteur, params, dossier::Portee::liste);
  auto found = r.one<Affluence>(fmt::format("{}WHERE p.reunion_id = ?{} AND {} GROUP BY p.reunion_id", counts,
                                            params.add(u.id), visible.sql),
                                params);
  return found.value_or(Affluence{.reunion = u.id});
}

std::vector<DemiJournee> demi_journees_de_la_campagne(db::Reading& r, std::string_view campagne) {
  return r.all<DemiJournee>(
      "SELECT h.id, h.reunion_id, h.debut, h.fin, h.salle, h.theme FROM reunion u "
      "JOIN demi_journee h ON h.reunion_id = u.id WHERE u.campagne = ?1 ORDER BY h.debut, h.salle, h.id",
      campagne);
}

std::vector<JourDeReunions> jours_de_plusieurs_reunions(const std::vector<Reunion>& meetings,
                                                        const std::vector<DemiJournee>& half_days) {
  std::map<std::chrono::sys_days, std::vector<std::string>> by_day;
  for (const auto& h : half_days) {
    auto meeting = std::ranges::find(meetings, h.reunion, &Reunion::id);
    if (meeting == meetings.end()) continue;
    auto& titles = by_day[base::paris_date(h.debut)];
    if (std::ranges::find(titles, meeting->titre) == titles.end()) titles.push_back(meeting->titre);
  }
  std::vector<JourDeReunions> days;
  for (auto& [day, titles] : by_day)
    if (titles.size() > 1) days.push_back({day, std::move(titles)});
  return days;
}

}  // namespace reunion

#include "programme/reunion/engagement_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "platform/db/sets.h"
#include "programme/dossier/visibilite.h"

namespace reunion {
namespace {

using personne::Acteur;

/// A passage with who answers for it.
struct Row {
  std::int64_t id, dossier, reunion;
  std::optional<base::Instant> debut, fin;
  std::string salle, reunion_code, titre, lieu, adresse, intitule;
  bool visible;
  std::string charge_courriel, charge_nom;
  std::int64_t structure;
  std::string structure_nom;
};

struct Agent {
  std::int64_t passage;
  std::string courriel, nom;
};

struct Invited {
  std::string courriel, nom, institution;
  base::Instant debut, fin;
  std::string salle;
  std::int64_t reunion;
  std::string reunion_code, titre, lieu, adresse;
};

/// The rows and the agents that meet a condition on p (passage) and u (reunion).
class Loader {
 public:
  Loader(db::Reading& r, const Acteur& acteur) : r_(r), acteur_(acteur) {}

  template <class Condition>
  std::vector<Engagement> all(Condition condition) {
    db::Params params;
    auto visible = dossier::visibilite(acteur_, params, dossier::Portee::liste);
    auto rows = r_.all<Row>(
        fmt::format(
            "SELECT p.id, p.dossier_id, p.reunion_id, p.debut, p.fin, COALESCE(h.salle, ''), u.code, "
            "u.titre, "
            "u.lieu, "
            "u.adresse, CASE WHEN {0} THEN d.intitule ELSE '' END, CASE WHEN {0} THEN 1 ELSE 0 END, "
            "p.charge_courriel, p.charge_nom, d.structure_id, s.nom FROM passage p "
            "JOIN reunion u ON u.id = p.reunion_id JOIN dossier d ON d.id = p.dossier_id "
            "JOIN structure s ON s.id = d.structure_id LEFT JOIN demi_journee h ON h.id = p.demi_journee_id "
            "WHERE p.decision <> 'annulation' AND {1} ORDER BY p.id",
            visible.sql, condition(params)),
        params);
    auto agents = agents_of(condition);
    std::vector<Engagement> list;
    for (const auto& row : rows) expected(row, agents, list);
    return list;
  }

 private:
  template <class Condition>
  std::multimap<std::int64_t, Agent> agents_of(Condition condition) {
    db::Params params;
    std::multimap<std::int64_t, Agent> agents;
    auto where = condition(params);
    for (auto& one : r_.all<Agent>(
             "SELECT DISTINCT p.id, q.courriel, q.nom FROM passage p JOIN reunion u ON u.id = p.reunion_id "
             "JOIN affectation_transmise a ON a.dossier_id = p.dossier_id AND a.tour = 1 "
             "JOIN personne q ON q.id = a.personne_id WHERE p.decision <> 'annulation' AND " +
                 where + " ORDER BY p.id, q.nom",
             params))
      agents.emplace(one.passage, std::move(one));
    return agents;
  }

  static void expected(const Row& row, const std::multimap<std::int64_t, Agent>& agents,
                       std::vector<Engagement>& list) {
    Engagement e;
    if (row.debut) e.quand = {*row.debut, *row.fin};
    e.reunion = row.reunion, e.reunion_code = row.reunion_code, e.reunion_titre = row.titre,
    e.lieu = cle_de_lieu(row.lieu, row.adresse);
    e.salle = row.salle, e.passage = row.id, e.dossier = row.dossier;
    e.intitule = row.intitule, e.visible = row.visible;
    auto add = [&](std::string cle, const std::string& nom, Qualite q) {
      e.cle = std::move(cle), e.nom = nom, e.qualite = q;
      list.push_back(e);
    };
    if (!row.charge_courriel.empty())
      add(cle_de_personne(row.charge_courriel), row.charge_nom, Qualite::charge);
    add(cle_de_structure(row.structure), row.structure_nom, Qualite::structure);
    for (auto [it, end] = agents.equal_range(row.id); it != end; ++it)
      add(cle_de_personne(it->second.courriel), it->second.nom, Qualite::agent);
  }

  db::Reading& r_;
  const Acteur& acteur_;
};

std::string within(db::Params& params, std::string_view campagne, const base::Period& window) {
  return fmt::format("u.campagne = ?{} AND p.debut >= ?{} AND p.debut < ?{}", params.add(campagne),
                     params.add(window.from), params.add(window.until));
}

std::vector<Invited> invited(db::Reading& r, std::string_view campagne, const base::Period& window) {
  return r.all<Invited>(
      "SELECT i.courriel, CASE WHEN i.nom <> '' THEN i.nom ELSE i.institution END, i.institution, h.debut, "
      "h.fin, h.salle, "
      "u.id, u.code, u.titre, u.lieu, u.adresse FROM reunion u JOIN demi_journee h ON h.reunion_id = u.id "
      "JOIN invite i ON i.reunion_id = u.id AND i.retire_le IS NULL AND i.reponse <> 'ne_vient_pas' "
      "WHERE u.campagne = ?1 AND h.debut >= ?2 AND h.debut < ?3 ORDER BY h.debut, i.id",
      campagne, window.from, window.until);
}

Engagement as_engagement(const Acteur& acteur, Invited i) {
  Engagement e;
  e.cle = cle_de_personne(i.courriel), e.nom = std::move(i.nom), e.qualite = Qualite::invite;
  e.quand = {i.debut, i.fin};
  e.reunion = i.reunion, e.reunion_code = std::move(i.reunion_code), e.reunion_titre = std::move(i.titre),
  e.lieu = cle_de_lieu(i.lieu, i.adresse);
  e.salle = std::move(i.salle);
  e.visible = acteur.est(Role::coordination);
  return e;
}

}  // namespace

base::Period jours(const std::vector<DemiJournee>& half_days) {
  base::Period all{half_days.front().debut, half_days.front().fin};
  for (const auto& h : half_days) all = {std::min(all.from, h.debut), std::max(all.until, h.fin)};
  return {base::start_of_day(base::paris_date(all.from)),
          base::start_of_day(base::paris_date(all.until)) + std::chrono::hours(26)};
}

std::vector<Engagement> engagements(db::Reading& r, const Acteur& acteur, std::string_view campagne,
                                    const base::Period& window) {
  auto all = Loader(r, acteur).all([&](db::Params& params) { return within(params, campagne, window); });
  for (auto& one : invited(r, campagne, window)) all.push_back(as_engagement(acteur, std::move(one)));
  return all;
}

std::vector<Engagement> attendus(db::Reading& r, const Acteur& acteur, const Reunion& u) {
  return Loader(r, acteur).all(
      [&](db::Params& params) { return fmt::format("p.reunion_id = ?{}", params.add(u.id)); });
}

std::vector<Engagement> attendus_de(db::Reading& r, const Acteur& acteur, std::int64_t passage) {
  return Loader(r, acteur).all(
      [&](db::Params& params) { return fmt::format("p.id = ?{}", params.add(passage)); });
}

namespace {

const Hypothese* about(const std::vector<Hypothese>& list, const Engagement& e) {
  auto it = std::ranges::find(list, e.passage, &Hypothese::passage);
  return it == list.end() ? nullptr : &*it;
}

/// The days that the periods touch.
base::Period days_of(const std::vector<Hypothese>& list) {
  auto [first, last] = std::ranges::minmax(list, {}, [](const Hypothese& h) { return h.quand.from; });
  return {base::start_of_day(base::paris_date(first.quand.from)),
          base::start_of_day(base::paris_date(last.quand.from)) + std::chrono::hours(26)};
}

/// Those of the passages named, as they would be.
std::vector<Engagement> as_wished(db::Reading& r, const Acteur& acteur, const Reunion& there,
                                  const std::vector<Hypothese>& list) {
  std::vector<std::int64_t> ids;
  for (const auto& h : list) ids.push_back(h.passage);
  auto all = Loader(r, acteur).all([&](db::Params& params) { return "p.id IN " + db::in_list(ids, params); });
  for (auto& e : all) {
    e.quand = about(list, e)->quand;
    e.reunion = there.id, e.reunion_code = there.code, e.reunion_titre = there.titre;
    e.lieu = cle_de_lieu(there.lieu, there.adresse);
  }
  return all;
}

}  // namespace

std::vector<ConflitHoraire> conflits_si(db::Reading& r, const Acteur& acteur, const campagne::Campagne& c,
                                        const Reunion& there, const std::vector<Hypothese>& list) {
  if (list.empty()) return {};
  auto all = engagements(r, acteur, c.code, days_of(list));
  std::erase_if(all, [&](const Engagement& e) { return about(list, e) != nullptr; });
  auto mine = as_wished(r, acteur, there, list);
  all.insert(all.end(), mine.begin(), mine.end());
  return conflits_de(mine, all, std::chrono::minutes(c.passages.trajet));
}

}  // namespace reunion

// What a plan depends on, read for the meeting; and the plan once it is accepted.
#include <fmt/format.h>

#include <map>

#include "platform/base/secret.h"
#include "platform/db/sets.h"
#include "programme/journal/journal.h"
#include "programme/reunion/placement_store.h"

namespace reunion {
namespace {

using personne::Acteur;

/// People by number, as the plan wants them.
class People {
 public:
  std::size_t number(const Engagement& e) {
    auto [it, first] = numbers_.try_emplace(e.cle, names_.size());
    if (first) names_.push_back(e.nom);
    return it->second;
  }
  const std::size_t* known(const Engagement& e) const {
    auto it = numbers_.find(e.cle);
    return it == numbers_.end() ? nullptr : &it->second;
  }
  std::vector<std::string> names() && { return std::move(names_); }

 private:
  std::map<std::string, std::size_t, std::less<>> numbers_;
  std::vector<std::string> names_;
};

/// Whether the passage is to have a slot; one that took place or was cancelled without one is left alone.
bool concerned(const Passage& p) { return p.debut || std::holds_alternative<Planifie>(p.etat()); }

bool keeps(const Passage& p, bool tout) {
  return p.debut && (!tout || !std::holds_alternative<Planifie>(p.etat()));
}

void add_passages(DonneesDuPlan& data, std::vector<Passage> list, bool tout) {
  std::ranges::sort(list, {}, [](const Passage& p) { return std::pair(p.numero.value_or(INT64_MAX), p.id); });
  for (const auto& p : list) {
    if (!concerned(p)) continue;
    APlacer one{.id = p.id, .theme = p.orientation};
    if (keeps(p, tout)) one.garde = Place{p.demi_journee.value(), p.creneau().value()};
    data.passages.push_back(std::move(one));
  }
}

struct Taken {
  std::int64_t id, half_day;
  base::Instant from, until;
};

/// Passages that the person may not see take their room and their people all the same.
void add_unseen(db::Reading& r, DonneesDuPlan& data, const Reunion& u) {
  for (const auto& t : r.all<Taken>("SELECT id, demi_journee_id, debut, fin FROM passage WHERE reunion_id = "
                                    "?1 AND debut IS NOT NULL AND "
                                    "decision <> 'annulation' ORDER BY id",
                                    u.id))
    if (std::ranges::find(data.passages, t.id, &APlacer::id) == data.passages.end())
      data.passages.push_back({.id = t.id, .garde = Place{t.half_day, {t.from, t.until}}});
}

void add_people(DonneesDuPlan& data, People& people, const std::vector<Engagement>& expected) {
  std::map<std::int64_t, APlacer*> by_id;
  for (auto& p : data.passages) by_id[p.id] = &p;
  for (const auto& e : expected) {
    auto found = by_id.find(e.passage);
    if (found == by_id.end()) continue;
    auto& list = e.qualite == Qualite::agent ? found->second->agents : found->second->porteurs;
    list.push_back(people.number(e));
  }
}

/// Who is expected at another meeting; being invited to one leaves the choice.
void add_occupations(DonneesDuPlan& data, const People& people, const Reunion& u,
                     const std::vector<Engagement>& everywhere) {
  auto here = cle_de_lieu(u.lieu, u.adresse);
  for (const auto& e : everywhere)
    if (const auto* who = people.known(e); who && e.reunion != u.id && e.qualite != Qualite::invite)
      data.occupations.push_back({*who, e.quand, e.lieu == here && here.size() > 1, e.reunion_titre});
}

}  // namespace

DonneesDuPlan donnees_du_plan(db::Reading& r, const Acteur& acteur, base::Instant now,
                              const campagne::Campagne& c, const Reunion& u, bool tout) {
  DonneesDuPlan data;
  data.duree = std::chrono::minutes(u.duree_passage);
  data.trajet = std::chrono::minutes(c.passages.trajet);
  auto half_days = demi_journees(r, u);
  for (const auto& h : half_days)
    if (now < h.debut) data.plages.push_back({h.id, h.periode(), h.theme});
  for (const auto& o : c.orientations) data.themes.push_back(o.code);
  add_passages(data, passages(r, acteur, u.id), tout);
  add_unseen(r, data, u);
  People people;
  add_people(data, people, attendus(r, acteur, u));
  if (!half_days.empty())
    add_occupations(data, people, u, engagements(r, acteur, u.campagne, jours(half_days)));
  data.noms = std::move(people).names();
  return data;
}

std::string empreinte(const std::vector<Placement>& plan) {
  std::string text;
  for (const auto& p : plan)
    text += p.place ? fmt::format("{}:{}:{};", p.passage, p.place->plage, base::millis(p.place->quand.from))
                    : fmt::format("{}:-;", p.passage);
  return base::sha256_hex(text);
}

Result<std::size_t> appliquer_plan(db::Writing& w, const Acteur& acteur, base::Instant now,
                                   const campagne::Campagne& c, const Reunion& u, const DonneesDuPlan& data,
                                   const std::vector<Placement>& plan) {
  if (!anime(acteur, c, u.code)) return refuse(Cause::role_requis);
  std::vector<std::tuple<std::int64_t, std::optional<std::int64_t>, std::optional<base::Instant>,
                         std::optional<base::Instant>>>
      rows;
  std::size_t placed = 0;
  for (std::size_t i = 0; i < plan.size(); ++i) {
    placed += plan[i].place.has_value();
    if (data.passages[i].garde) continue;
    if (const auto& to = plan[i].place)
      rows.emplace_back(plan[i].passage, to->plage, to->quand.from, to->quand.until);
    else
      rows.emplace_back(plan[i].passage, std::nullopt, std::nullopt, std::nullopt);
  }
  if (rows.empty()) return placed;
  db::Params params;
  auto values = db::values_of(rows, params);
  w.exec(fmt::format("WITH v (id, demi_journee, debut, fin) AS ({}) UPDATE passage SET demi_journee_id = "
                     "v.demi_journee, "
                     "debut = v.debut, fin = v.fin, version = version + 1 FROM v WHERE passage.id = v.id AND "
                     "passage.reunion_id = ?{} AND passage.etat = 'planifie'",
                     values, params.add(u.id)),
         params);
  annoncer(w, u.id);
  journal::inscrire(w, acteur, now, {"plan_applique", "reunion", u.id, {{"places", std::to_string(placed)}}});
  return placed;
}

}  // namespace reunion

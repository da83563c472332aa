#include "programme/reunion/choix_store.h"

#include <algorithm>

#include "programme/reunion/creneaux.h"

namespace reunion {
namespace {

using personne::Acteur;

struct Taken {
  std::int64_t id, half_day;
  base::Instant from, until;
  base::Period period() const { return {from, until}; }
};

/// Every passage of the meeting that has a slot, seen or not.
std::vector<Taken> taken_in(db::Reading& r, const Reunion& u) {
  return r.all<Taken>(
      "SELECT id, demi_journee_id, debut, fin FROM passage WHERE reunion_id = ?1 AND debut IS NOT NULL AND "
      "decision <> 'annulation' ORDER BY debut, id",
      u.id);
}

class Choices {
 public:
  Choices(const Reunion& u, const Passage& p, const campagne::Campagne& c,
          const std::vector<Engagement>& mine, const std::vector<Engagement>& everybody)
      : u_(u), passage_(p), c_(c), mine_(mine), everybody_(everybody) {}

  void load(db::Reading& r, const Acteur& acteur) {
    taken_ = taken_in(r, u_);
    seen_ = passages(r, acteur, u_.id);
  }

  void add(const DemiJournee& h, base::Instant now, std::vector<CreneauPossible>& all) const {
    auto first = all.size();
    std::vector<base::Period> taken;
    for (const auto& t : taken_) {
      if (t.half_day != h.id) continue;
      taken.push_back(t.period());
      if (const auto* other = exchangeable(t); other && now < t.from)
        all.push_back(slot(h, t.period(), other));
    }
    for (const auto& free : libres(h.periode(), taken))
      for (auto start : debuts(free, std::chrono::minutes(u_.duree_passage)))
        if (now < start)
          all.push_back(slot(h, {start, start + std::chrono::minutes(u_.duree_passage)}, nullptr));
    std::sort(all.begin() + std::ptrdiff_t(first), all.end(),
              [](const auto& a, const auto& b) { return a.quand.from < b.quand.from; });
  }

 private:
  const Passage* exchangeable(const Taken& t) const {
    if (t.id == passage_.id || !passage_.debut || passage_.reunion != u_.id) return nullptr;
    auto it = std::ranges::find(seen_, t.id, &Passage::id);
    return it != seen_.end() && possible<Deplacer>(it->etat()) ? &*it : nullptr;
  }

  CreneauPossible slot(const DemiJournee& h, const base::Period& when, const Passage* other) const {
    auto mine = mine_;
    for (auto& e : mine)
      e.quand = when, e.reunion = u_.id, e.reunion_titre = u_.titre,
      e.lieu = cle_de_lieu(u_.lieu, u_.adresse);
    auto others = everybody_;
    if (other) std::erase_if(others, [&](const Engagement& e) { return e.passage == other->id; });
    return {h, when, other ? other->id : 0, other ? other->intitule : "",
            conflits_de(mine, others, std::chrono::minutes(c_.passages.trajet))};
  }

  const Reunion& u_;
  const Passage& passage_;
  const campagne::Campagne& c_;
  const std::vector<Engagement>&mine_, &everybody_;
  std::vector<Taken> taken_;
  std::vector<Passage> seen_;
};

}  // namespace

ChoixDeCreneau choix_de_creneau(db::Reading& r, const Acteur& acteur, base::Instant now,
                                const campagne::Campagne& c, const Reunion& u,
                                const std::vector<DemiJournee>& half_days, const Passage& p) {
  ChoixDeCreneau choice;
  choice.attendus = attendus_de(r, acteur, p.id);
  if (half_days.empty()) return choice;
  choice.tous = engagements(r, acteur, u.campagne, jours(half_days));
  Choices choices(u, p, c, choice.attendus, choice.tous);
  choices.load(r, acteur);
  for (const auto& h : half_days) choices.add(h, now, choice.creneaux);
  return choice;
}

std::vector<ConflitHoraire> conflits_de_la_reunion(db::Reading& r, const Acteur& acteur,
                                                   const campagne::Campagne& c, const Reunion& u) {
  auto half_days = demi_journees(r, u);
  if (half_days.empty()) return {};
  auto found = conflits_horaires(engagements(r, acteur, u.campagne, jours(half_days)),
                                 std::chrono::minutes(c.passages.trajet));
  std::erase_if(found,
                [&](const ConflitHoraire& k) { return k.un.reunion != u.id && k.autre.reunion != u.id; });
  return found;
}

namespace {

/// Whether the person may know that somebody is expected there.
bool known_to(const Acteur& acteur, const Engagement& e) {
  return acteur.est(Role::coordination) || e.cle == cle_de_personne(acteur.courriel) ||
         (acteur.est(Role::chef_de_projet) && e.visible);
}

}  // namespace

Croisements croisements(db::Reading& r, const Acteur& acteur, const campagne::Campagne& c) {
  auto all = engagements(r, acteur, c.code, consolidation(c));
  Croisements found{conflits_horaires(all, std::chrono::minutes(c.passages.trajet)), journees_partagees(all)};
  std::erase_if(found.conflits, [&](const ConflitHoraire& k) {
    return !known_to(acteur, k.un) && !known_to(acteur, k.autre);
  });
  std::erase_if(found.journees, [&](const JourneePartagee& d) {
    return std::ranges::none_of(d.engagements, [&](const Engagement& e) { return known_to(acteur, e); });
  });
  return found;
}

}  // namespace reunion

#include "programme/reunion/accord_store.h"

#include <algorithm>
#include <map>

#include "programme/reunion/affluence_store.h"
#include "programme/reunion/convocation_store.h"
#include "programme/reunion/creneaux.h"

namespace reunion {
namespace {

using personne::Acteur;

struct Pris {
  std::int64_t demi_journee;
  base::Instant debut, fin;
};

/// Every slot taken in the campaign, by half-day, whoever passes there.
std::map<std::int64_t, std::vector<base::Period>> taken(db::Reading& r, std::string_view campagne) {
  std::map<std::int64_t, std::vector<base::Period>> all;
  for (auto& p : r.all<Pris>(
           "SELECT p.demi_journee_id, p.debut, p.fin FROM reunion u JOIN passage p ON p.reunion_id = u.id "
           "WHERE u.campagne = ?1 AND p.debut IS NOT NULL AND p.decision <> 'annulation'",
           campagne))
    all[p.demi_journee].push_back({p.debut, p.fin});
  return all;
}

bool is_free(const base::Period& slot, const std::vector<base::Period>& taken) {
  return std::ranges::none_of(taken, [&](const base::Period& t) { return se_chevauchent(slot, t); });
}

/// Holds the meeting, then the passage, in the order in which everybody takes them.
std::optional<Passage> lock(db::Writing& w, const Acteur& acteur, std::int64_t passage) {
  auto seen = find_passage(w, acteur, passage);
  if (!seen) return std::nullopt;
  annoncer(w, seen->reunion);
  return lock_passage(w, acteur, passage);
}

/// Whether the request still waits, now that nobody else changes its passage.
bool waits(db::Reading& r, const Passage& p, const Deplacement& d) {
  auto all = deplacements(r, p);
  auto it = std::ranges::find(all, d.id, &Deplacement::id);
  return it != all.end() && it->ouvert();
}

}  // namespace

std::vector<CreneauLibre> creneaux_libres(db::Reading& r, const Acteur& acteur, base::Instant now,
                                          const campagne::Campagne& c) {
  std::map<std::int64_t, Reunion> mine;
  for (auto& u : reunions(r, acteur, c.code))
    if (anime(acteur, c, u.code)) mine.emplace(u.id, u);
  auto busy = taken(r, c.code);
  std::vector<CreneauLibre> all;
  for (auto& h : demi_journees_de_la_campagne(r, c.code)) {
    auto u = mine.find(h.reunion);
    if (u == mine.end()) continue;
    std::chrono::minutes length(u->second.duree_passage);
    for (auto start : debuts(h.periode(), length))
      if (now < start && is_free({start, start + length}, busy[h.id])) all.push_back({u->second, h, start});
  }
  std::ranges::stable_sort(all, {}, &CreneauLibre::debut);
  return all;
}

Result<void> accorder_deplacement(db::Writing& w, const Acteur& acteur, base::Instant now,
                                  const campagne::Campagne& c, const Deplacement& d, const Mouvement& m) {
  if (auto moved = deplacer(w, acteur, now, c, m); !moved) return moved;
  auto p = find_passage(w, acteur, m.passage);
  if (!p || !waits(w, *p, d)) return refuse(Cause::deja_fait, "Cette demande a déjà sa réponse.");
  enregistrer_accord(w, acteur, now, *p, d);
  auto there = find_reunion(w, acteur, p->reunion).value();
  enregistrer_convocations(w, acteur, now, there, {p->id}, {}, d.id);
  return {};
}

Result<void> refuser_deplacement(db::Writing& w, const Acteur& acteur, base::Instant now,
                                 const campagne::Campagne& c, const Deplacement& d, std::string_view motif) {
  auto p = lock(w, acteur, d.passage);
  if (!p) return refuse(Cause::acces_inconnu);
  if (!autorise(Deplacer::by, p->contexte(acteur, now, c))) return refuse(Cause::role_requis);
  if (!waits(w, *p, d)) return refuse(Cause::deja_fait, "Cette demande a déjà sa réponse.");
  enregistrer_refus(w, acteur, now, *p, d, motif);
  return {};
}

}  // namespace reunion

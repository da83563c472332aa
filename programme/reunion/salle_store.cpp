#include "programme/reunion/salle_store.h"

#include <algorithm>

#include "platform/base/number.h"
#include "platform/db/sets.h"

namespace reunion {
namespace {

using personne::Acteur;

constexpr std::string_view prefix_of_topics = "reunion:";

/// The same person without what they see as a member of structures.
Acteur at_work(Acteur acteur) {
  acteur.structures.clear();
  return acteur;
}

/// Structures of the person about which someone has ruled that there is no conflict.
std::vector<std::int64_t> cleared(db::Reading& r, const Acteur& acteur) {
  if (acteur.structures.empty()) return {};
  return r.all<std::int64_t>(
      "SELECT structure_id FROM conflit_interet WHERE personne_id = ?1 AND etat = 'ecarte'", acteur.id);
}

bool interested(const Acteur& acteur, const std::vector<std::int64_t>& ruled_out, const Passage& p) {
  return acteur.membre_de(p.structure) && std::ranges::find(ruled_out, p.structure) == ruled_out.end();
}

}  // namespace

std::optional<Passage> passage_en_salle(db::Reading& r, const Acteur& acteur, const Reunion& u,
                                        std::int64_t id) {
  auto p = find_passage(r, at_work(acteur), id);
  if (!p || p->reunion != u.id) return std::nullopt;
  bool kept_away = acteur.membre_de(p->structure) && interested(acteur, cleared(r, acteur), *p);
  return kept_away ? std::nullopt : p;
}

std::vector<Passage> passages_en_salle(db::Reading& r, const Acteur& acteur, const Reunion& u) {
  auto all = passages(r, at_work(acteur), u.id);
  auto ruled_out = cleared(r, acteur);
  std::erase_if(all, [&](const Passage& p) { return interested(acteur, ruled_out, p); });
  auto half_days = demi_journees(r, u);
  auto rank = [&](const Passage& p) {
    return std::ranges::find(half_days, p.demi_journee.value_or(0), &DemiJournee::id) - half_days.begin();
  };
  std::ranges::stable_sort(all, {}, rank);
  return all;
}

Parties parties(db::Reading& r, const campagne::Campagne& c, const Passage& p) {
  Parties here;
  here.invitations = r.all<Invitation>(
      "SELECT id, institution, financeur, nom, COALESCE(personne_id, 0) FROM invite"
      " WHERE reunion_id = ?1 AND retire_le IS NULL ORDER BY id",
      p.reunion);
  here.communes = r.all<std::string>(
      "SELECT commune FROM dossier_commune WHERE dossier_id = ?1 ORDER BY commune", p.dossier);
  for (auto& insee : communes_de(c, p.reunion_code))
    if (std::ranges::find(here.communes, insee) == here.communes.end()) here.communes.push_back(insee);
  return here;
}

std::vector<Ecrits> ecrits(db::Reading& r, const Reunion& u) {
  return r.all<Ecrits>(
      "SELECT p.id, (SELECT COUNT(*) FROM avis_passage a WHERE a.passage_id = p.id AND a.contenu <> '{}'),"
      " (SELECT COUNT(*) FROM recommandation m WHERE m.passage_id = p.id AND m.retiree_le IS NULL)"
      " FROM passage p WHERE p.reunion_id = ?1",
      u.id);
}

std::vector<Direct> directs(db::Reading& r, const std::vector<std::int64_t>& reunions) {
  if (reunions.empty()) return {};
  db::Params params;
  return r.all<Direct>("SELECT id, direct FROM reunion WHERE id IN " + db::in_list(reunions, params), params);
}

std::string sujet(std::int64_t reunion) { return std::string(prefix_of_topics) + std::to_string(reunion); }

std::optional<std::int64_t> reunion_du_sujet(std::string_view topic) {
  if (!topic.starts_with(prefix_of_topics)) return std::nullopt;
  topic.remove_prefix(prefix_of_topics.size());
  return base::whole_number(topic);
}

}  // namespace reunion

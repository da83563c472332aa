// The demonstration's meetings, prepared: rooms, guests, passages, plan.
#include <fmt/format.h>

#include <algorithm>

#include "programme/reunion/invite_store.h"
#include "programme/reunion/passage_store.h"
#include "programme/reunion/placement_store.h"
#include "programme/reunion/preparation_store.h"
#include "server/demo_texts.h"
#include "server/demo_world.h"

namespace server::demo {
namespace {

using namespace std::chrono_literals;
using namespace reunion;

/// The day after the transmission, at ten.
base::Instant prepared_on(const campagne::Campagne& c) {
  const auto* step = c.etape("ventilation");
  return base::start_of_day(base::paris_date(step ? step->periode.until : c.depot_note.until)) + 10h;
}

/// How many passages the half-days can hold.
std::int64_t places(const std::vector<DemiJournee>& half_days, int minutes) {
  std::int64_t n = 0;
  for (const auto& h : half_days) n += (h.fin - h.debut) / std::chrono::minutes(minutes);
  return n;
}

/// Rooms get names; where one is not enough, a second is taken at the same hours.
void take_rooms(db::Writing& w, const World& world, base::Instant now, const Reunion& u,
                std::int64_t dossiers) {
  auto half_days = demi_journees(w, u);
  bool crowded = places(half_days, u.duree_passage) < dossiers;
  Preparation p{.lieu = u.lieu,
                .adresse = u.adresse,
                .consigne = "Entrée par l’accueil, accessible en fauteuil. Venez dix minutes avant.",
                .duree = u.duree_passage,
                .demi_journees = {}};
  for (auto& h : half_days) {
    h.salle = crowded ? "Salle A" : "";
    p.demi_journees.push_back(h);
    if (!crowded) continue;
    h.id = 0, h.salle = "Salle B";
    p.demi_journees.push_back(h);
  }
  enregistrer(w, world.coordination(), now, u, p);
}

InviteSaisi partner(InviteSaisi line, const Reunion& u, std::size_t rank) {
  line.nom =
      fmt::format("{} Partenaire", first_names.at((std::size_t(u.id) + rank * 3) % first_names.size()));
  line.courriel = fmt::format("partenaire{}-{}@institutions.example", u.id, rank + 1);
  return line;
}

/// Agents who follow dossiers there, and somebody of each institution that the campaign names; for a meeting
/// of communes, their élu·e.
void invite_everyone(db::Writing& w, const World& world, base::Instant now, const Reunion& u) {
  std::vector<InviteSaisi> all;
  for (const auto& a : agents_proposes(w, u))
    all.push_back({institution_de(world.campagne, a), a.financeur, a.nom, a.courriel});
  std::size_t rank = 0;
  for (auto& line : institutions_proposees(world.campagne, u.code, {}))
    if (std::ranges::find(all, line.institution, &InviteSaisi::institution) == all.end())
      all.push_back(partner(line, u, rank++));
  auto elected = std::ranges::find_if(world.agents, [](const auto& a) { return a.est(personne::Role::elu); });
  if (elected != world.agents.end() && !communes_de(world.campagne, u.code).empty())
    all.push_back({"Élu·e délégué·e à la politique de la ville", "", elected->nom, elected->courriel});
  ajouter_invites(w, world.coordination(), now, u, all);
}

void plan(db::Writing& w, const World& world, base::Instant now, const Reunion& u) {
  auto data = donnees_du_plan(w, world.coordination(), now, world.campagne, u, false);
  must(appliquer_plan(w, world.coordination(), now, world.campagne, u, data, proposer_plan(data)));
}

}  // namespace

void prepare_meetings(World& world) {
  const auto now = prepared_on(world.campagne);
  const auto& who = world.coordination();
  world.database.write([&](db::Writing& w) {
    ouvrir_toutes(w, who, now, world.campagne);
    for (const auto& u : reunions(w, who, world.campagne.code)) {
      auto dossiers = must(reprendre(w, who, now, world.campagne, u));
      take_rooms(w, world, now + 1h, u, std::int64_t(dossiers));
      invite_everyone(w, world, now + 2h, u);
    }
    for (const auto& u : reunions(w, who, world.campagne.code)) plan(w, world, now + 4h, u);
  });
}

}  // namespace server::demo

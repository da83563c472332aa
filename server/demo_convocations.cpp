// The demonstration's convocations: sent two weeks before at most, and answered by most.
#include <fmt/format.h>

#include "programme/personne/personne_store.h"
#include "programme/reunion/consequences.h"
#include "programme/reunion/convocation_store.h"
#include "programme/reunion/venue_store.h"
#include "server/demo_texts.h"
#include "server/demo_world.h"

namespace server::demo {
namespace {

using namespace std::chrono_literals;
using namespace reunion;

constexpr auto ahead = 14 * 24h;

/// When its convocations leave: so long before it, at the earliest when all was prepared.
base::Instant sent_on(const World& world, const DemiJournee& first) {
  const auto* step = world.campagne.etape("ventilation");
  auto ready = step ? step->periode.until : world.campagne.depot_note.until;
  return std::max(base::start_of_day(base::paris_date(first.debut - ahead)) + 17h,
                  base::start_of_day(base::paris_date(ready)) + 17h);
}

void send(db::Writing& w, const World& world, base::Instant now, const Reunion& u) {
  auto all = consequences(convocables(w, world.coordination(), u), convies(w, u, now), world.coordination(),
                          now, world.campagne);
  enregistrer_convocations(w, world.coordination(), now, u, ids(all.convoques), ids(all.annules));
  enregistrer_invitations(w, world.coordination(), now, u, all.invites);
}

const personne::Acteur* porteur_of(const World& world, const Passage& p) {
  for (const auto& one : world.porteurs)
    if (one.membre_de(p.structure)) return &one;
  return nullptr;
}

void confirm(db::Writing& w, const World& world, base::Instant now, const Passage& p,
             const personne::Acteur& who, std::size_t rank) {
  std::vector<Participant> coming{{p.charge_nom, "Coordination du projet"}};
  if (rank % 3 == 0)
    coming.push_back(
        {fmt::format("{} {}", first_names.at(rank % first_names.size()), surnames.at(rank % surnames.size())),
         "Animation"});
  must(accomplir(p.etat(), ConfirmerVenue{coming.size(), 0}, p.contexte(who, now, world.campagne)));
  enregistrer_venue(w, who, now, p, coming, who.nom);
}

void ask_to_move(db::Writing& w, const World& world, base::Instant now, const Passage& p,
                 const personne::Acteur& who) {
  constexpr std::string_view reason = "Nous tenons une permanence ce jour-là : l’après-midi serait possible.";
  must(accomplir(p.etat(), DemanderDeplacement{reason}, p.contexte(who, now, world.campagne)));
  must(enregistrer_demande(w, who, now, p, reason, who.nom));
}

/// Most come, the third of the first meeting asks for another time, some have not answered.
void answer(db::Writing& w, const World& world, base::Instant now, const Reunion& u, bool first) {
  std::size_t rank = 0;
  for (const auto& p : passages(w, world.coordination(), u.id)) {
    const auto* who = porteur_of(world, p);
    ++rank;
    if (!who || p.etat_nom != Convoque::name) continue;
    if (first && rank == 3)
      ask_to_move(w, world, now, p, *who);
    else if (rank % 4 != 0)
      confirm(w, world, now, p, *who, rank);
  }
  std::vector<std::int64_t> guests;
  for (const auto& one : convies(w, u, now)) guests.push_back(one.id);
  for (const auto& one : invitations_reunion(w, guests))
    if (one.invite % 5 != 0) enregistrer_reponse(w, now, one, one.invite % 7 != 0);
}

}  // namespace

void convene(World& world, base::Instant until) {
  world.database.write([&](db::Writing& w) {
    bool first = true;
    for (const auto& u : reunions(w, world.coordination(), world.campagne.code)) {
      auto half_days = demi_journees(w, u);
      if (half_days.empty() || sent_on(world, half_days.front()) >= until) continue;
      auto now = sent_on(world, half_days.front());
      send(w, world, now, u);
      if (auto answered = now + 24h; answered < until && answered < half_days.front().debut)
        answer(w, world, answered, u, std::exchange(first, false));
    }
  });
  for (auto& one : world.agents)
    one = world.database.read([&](db::Reading& r) { return personne::acteur(r, one.id).value(); });
}

}  // namespace server::demo

// The demonstration's meetings, held: who came, what was said of each project, what became of the absences.
#include <fmt/format.h>

#include <algorithm>

#include "programme/reunion/absences_store.h"
#include "programme/reunion/ecrits_store.h"
#include "programme/reunion/presence_store.h"
#include "programme/reunion/releve_store.h"
#include "server/demo_texts.h"
#include "server/demo_world.h"

namespace server::demo {
namespace {

using namespace std::chrono_literals;
using namespace reunion;

/// Nearly all come in time; of the others, one in three ways.
Presence came(const Passage& p) {
  if (p.id % 11 == 5) return Presence::en_retard;
  if (p.id % 23 == 7) return Presence::excuse;
  return p.id % 17 == 3 ? Presence::absent : Presence::present;
}

Pointage tick(const Passage& p, base::Instant now) {
  auto presence = came(p);
  auto at = presence == Presence::present     ? *p.debut - 4min
            : presence == Presence::en_retard ? *p.debut + 12min
                                              : *p.fin;
  return {.passage = p.id,
          .presence = presence,
          .motif = presence == Presence::excuse ? "Train supprimé" : "",
          .vu = "0",
          .il_y_a = std::chrono::duration_cast<std::chrono::seconds>(now - std::min(at, now))};
}

/// Those who passed, or whose turn it is.
std::vector<Passage> begun(db::Reading& r, const World& world, const Reunion& u, base::Instant now) {
  auto list = passages(r, world.coordination(), u.id);
  std::erase_if(list, [&](const Passage& p) { return !p.debut || *p.debut > now; });
  return list;
}

/// Whoever has not come when their slot has ended is noted at the closing.
void tick_all(db::Writing& w, const World& world, const Reunion& u, const std::vector<Passage>& list,
              base::Instant now) {
  std::vector<Pointage> ticks;
  for (const auto& p : list)
    if (came(p) != Presence::absent && (came(p) != Presence::en_retard || *p.debut + 12min <= now))
      ticks.push_back(tick(p, now));
  for (const auto& each : noter(w, world.coordination(), u, world.campagne, now, ticks))
    if (each.verdict.issue != Issue::note)
      throw std::runtime_error("demonstration: " + each.verdict.explication);
}

dossier::Envoi sent(std::initializer_list<std::pair<std::string_view, std::string_view>> fields) {
  dossier::Envoi all;
  for (auto [field, text] : fields) all[std::string(field)] = {std::string(text), dossier::marque("")};
  return all;
}

/// The first person of that funder who may look at the structure's projects.
const personne::Acteur* agent_of(const World& world, std::string_view funder, std::int64_t structure) {
  auto it = std::ranges::find_if(world.agents, [&](const personne::Acteur& a) {
    const auto* held = a.attribution(personne::Role::instructeur);
    return held && held->financeur == funder && std::ranges::find(a.conflits, structure) == a.conflits.end();
  });
  return it == world.agents.end() ? nullptr : &*it;
}

void write_opinions(db::Writing& w, const World& world, const Passage& p) {
  const auto* meeting = world.campagne.reunion(p.reunion_code);
  const auto& choices = world.campagne.passages.avis;
  for (std::size_t n = 0; n < std::min<std::size_t>(3, meeting->financeurs.size()); ++n) {
    const auto& funder = meeting->financeurs[(std::size_t(p.id) + n) % meeting->financeurs.size()];
    const auto* who = agent_of(world, funder, p.structure);
    if (!who || choices.empty()) continue;
    const auto& choice =
        choices.at(n == 2 ? std::size_t(p.id) % std::min<std::size_t>(3, choices.size()) : 0);
    ecrire_avis(
        w, *who, *p.debut + 9min, p, "financeur:" + funder,
        sent({{champ_avis, choice.code},
              {champ_texte, choice.commentaire ? reserves.at(std::size_t(p.id) % reserves.size()) : ""}}));
  }
}

void write_record(db::Writing& w, const World& world, const Passage& p) {
  auto n = std::size_t(p.id);
  ecrire_releve(w, world.coordination(), *p.debut + 12min, p,
                sent({{"pertinence", relevances.at(n % relevances.size())},
                      {"existant", existing.at(n % existing.size())},
                      {"partenaires", partners.at(n % partners.size())}}));
  for (std::size_t k = 0; k < 1 + n % 3; ++k)
    must(ajouter_recommandation(w, world.coordination(), *p.debut + 13min, p,
                                recommendations.at((n + k) % recommendations.size())));
}

/// One meeting as far as it has gone; its list is closed on its last evening.
void hold(db::Writing& w, const World& world, const Reunion& u, base::Instant now) {
  auto half_days = demi_journees(w, u);
  auto end = std::ranges::max(half_days, {}, &DemiJournee::fin).fin;
  auto moment = std::min(now, end);
  auto list = begun(w, world, u, moment);
  tick_all(w, world, u, list, moment);
  for (const auto& p : list) {
    if (*p.fin > moment || came(p) == Presence::absent || came(p) == Presence::excuse) continue;
    write_opinions(w, world, p);
    write_record(w, world, p);
  }
  if (end + 1h <= now) must(clore_liste(w, world.coordination(), u, world.campagne, end + 1h));
}

}  // namespace

void hold_meetings(World& world, base::Instant now) {
  world.database.write([&](db::Writing& w) {
    for (const auto& u : reunions(w, world.coordination(), world.campagne.code))
      if (auto half_days = demi_journees(w, u); !half_days.empty() && half_days.front().debut <= now)
        hold(w, world, u, now);
  });
}

void decide_absences(World& world, base::Instant now, std::size_t most) {
  world.database.write([&](db::Writing& w) {
    std::size_t rank = 0;
    for (const auto& a :
         absences(w, world.coordination(), world.campagne.code, VoirAbsences::a_decider, 0, int(2 * most))) {
      if (!a.liste_close || rank == most) continue;
      bool cancel = a.situation.faits.presence == Presence::absent && rank % 2 == 0;
      must(decider(w, world.coordination(), world.campagne, now,
                   {.passage = a.passage.id,
                    .version = a.passage.version,
                    .annuler = cancel,
                    .motif = cancel ? "Personne n’est venu et nous n’avons pas pu vous joindre."
                                    : "Vous nous aviez prévenus : le projet continue."}));
      ++rank;
    }
  });
}

void send_records(World& world, base::Instant now, std::ptrdiff_t but) {
  world.database.write([&](db::Writing& w) {
    auto all = reunions(w, world.coordination(), world.campagne.code);
    std::erase_if(all, [](const Reunion& u) { return !u.close_le; });
    all.erase(all.end() - std::min(but, std::ssize(all)), all.end());
    for (const auto& u : all) {
      std::vector<ReleveVu> ready;
      for (const auto& a : releves_a_envoyer(w, world.coordination(), now, world.campagne, u))
        if (a.pret()) ready.push_back({a.passage.id, a.vu});
      if (!ready.empty()) must(envoyer_releves(w, world.coordination(), now, world.campagne, u, ready));
    }
  });
}

}  // namespace server::demo

#include "server/demo.h"

#include <algorithm>

#include "programme/campagne/campagne_store.h"
#include "programme/personne/personne_store.h"
#include "server/demo_world.h"

namespace server {
namespace {

using namespace std::chrono_literals;
using Stage = EtapeDeDemonstration;

base::Instant morning(base::Instant day) { return base::start_of_day(base::paris_date(day)) + 9h; }

base::Instant first_committee(const campagne::Campagne& c) {
  const auto* step = c.etape("ventilation");
  return step ? step->periode.from : c.depot_note.until;
}

std::vector<base::Period> sittings(const campagne::Campagne& c) {
  std::vector<base::Period> all;
  for (const auto& meeting : c.reunions)
    all.insert(all.end(), meeting.seances.begin(), meeting.seances.end());
  std::ranges::sort(all, {}, &base::Period::from);
  return all;
}

/// Half an hour after the first meeting of communes has begun that the chef·fe de projet runs.
base::Instant in_the_room(const campagne::Campagne& c) {
  for (const auto& commune : c.territoire.communes)
    for (const auto& meeting : c.reunions)
      if (commune.concernee && !meeting.seances.empty() &&
          std::ranges::find(meeting.communes, commune.insee) != meeting.communes.end())
        return meeting.seances.front().from + 30min;
  return sittings(c).front().from + 30min;
}

void advance(demo::World& world, Stage stage, base::Instant now) {
  if (stage >= Stage::ventilation) demo::fill_bureaus(world, morning(first_committee(world.campagne) - 24h));
  if (stage >= Stage::reunions) {
    demo::hold_committee(world);
    demo::prepare_meetings(world);
    demo::convene(world, now);
  }
  if (stage >= Stage::salle) demo::hold_meetings(world, now);
  if (stage >= Stage::releves) demo::decide_absences(world, now);
  if (stage >= Stage::releves) demo::send_records(world, now);
}

}  // namespace

std::optional<EtapeDeDemonstration> etape_de_demonstration(std::string_view name) {
  auto it = std::ranges::find(etapes_de_demonstration, name);
  if (it == etapes_de_demonstration.end()) return std::nullopt;
  return EtapeDeDemonstration(it - etapes_de_demonstration.begin());
}

base::Instant horloge_de(const campagne::Campagne& c, EtapeDeDemonstration stage) {
  auto meetings = sittings(c);
  if (stage == Stage::notes || meetings.empty()) return morning(c.depot_note.until - 7 * 24h);
  if (stage == Stage::ventilation) return morning(first_committee(c) + 24h);
  if (stage == Stage::reunions) return morning(meetings.front().from - 24h);
  if (stage == Stage::salle) return in_the_room(c);
  return morning(std::ranges::max(meetings, {}, &base::Period::until).until + 3 * 24h);
}

Result<Demonstration> charger_demonstration(db::Database& database, int notes, EtapeDeDemonstration stage) {
  auto people = database.read([](db::Reading& r) { return personne::nombre_de_comptes(r); });
  if (people > 0) return refuse(Cause::deja_fait, "La base contient déjà des comptes.");
  auto loaded = database.read([](db::Reading& r) { return campagne::derniere(r); });
  if (!loaded) return refuse(Cause::etape_passee, "Chargez d’abord une campagne.");
  if (stage > Stage::ventilation && sittings(*loaded).empty())
    return refuse(Cause::etape_passee, "Cette campagne n’a pas de réunions.");
  demo::World world{database, *loaded};
  Demonstration made{demo::load_notes(world, notes), horloge_de(*loaded, stage)};
  advance(world, stage, made.horloge);
  return made;
}

}  // namespace server

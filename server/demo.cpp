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

base::Instant after_meetings(const campagne::Campagne& c) {
  return morning(std::ranges::max(sittings(c), {}, &base::Period::until).until + 3 * 24h);
}

/// Three days before the deadline, or near its end when the deposit is shorter.
base::Instant last_days(const campagne::Campagne& c) {
  const auto& open = c.depot_final;
  return std::max(morning(open.until - 3 * 24h), open.from + (open.until - open.from) * 3 / 4);
}

/// Final dossiers follow the records, which leave in two days.
void third_step(demo::World& world, base::Instant now) {
  auto records = after_meetings(world.campagne) + 24h;
  demo::decide_absences(world, records, 1000);
  demo::send_records(world, records + 1h, 0);
  demo::write_final_dossiers(world, records + 24h, now);
}

void advance(demo::World& world, Stage stage, base::Instant now) {
  if (stage >= Stage::ventilation) demo::fill_bureaus(world, morning(first_committee(world.campagne) - 24h));
  if (stage >= Stage::reunions) {
    demo::hold_committee(world);
    demo::prepare_meetings(world);
    demo::convene(world, now);
  }
  if (stage >= Stage::salle)
    demo::hold_meetings(world, stage > Stage::releves ? after_meetings(world.campagne) : now);
  if (stage >= Stage::releves) demo::decide_absences(world, after_meetings(world.campagne), 2);
  if (stage >= Stage::releves) demo::send_records(world, after_meetings(world.campagne), 1);
  if (stage >= Stage::definitifs) third_step(world, now);
  if (stage >= Stage::completude) demo::check_completeness(world, now);
  if (stage >= Stage::completude) demo::hold_second_round(world, now);
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
  if (stage == Stage::releves) return after_meetings(c);
  return stage == Stage::definitifs ? last_days(c) : morning(c.depot_final.until + 6 * 24h);
}

Result<Demonstration> charger_demonstration(db::Database& database, int notes, EtapeDeDemonstration stage) {
  auto people = database.read([](db::Reading& r) { return personne::nombre_de_comptes(r); });
  if (people > 0) return refuse(Cause::deja_fait, "La base contient déjà des comptes.");
  auto loaded = database.read([](db::Reading& r) { return campagne::derniere(r); });
  if (!loaded) return refuse(Cause::etape_passee, "Chargez d’abord une campagne.");
  if (stage > Stage::ventilation && sittings(*loaded).empty())
    return refuse(Cause::etape_passee, "Cette campagne n’a pas de réunions.");
  demo::World world{database, *loaded};
  auto now = horloge_de(*loaded, stage);
  demo::load_notes(world, notes);
  advance(world, stage, now);
  return Demonstration{std::move(world.comptes), now};
}

}  // namespace server

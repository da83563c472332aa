#include "programme/campagne/chronologie.h"

namespace campagne {

Moment moment(const base::Period& p, base::Instant now) {
  if (now < p.from) return Moment::a_venir;
  return now < p.until ? Moment::en_cours : Moment::passe;
}

std::string_view label(Moment m) {
  switch (m) {
    case Moment::passe:
      return "Passé";
    case Moment::en_cours:
      return "En cours";
    case Moment::a_venir:
      return "À venir";
  }
  return {};
}

Phase phase(const Campagne& c, base::Instant now) {
  if (now < c.depot_note.from) return Phase::avant;
  if (now < c.depot_note.until) return Phase::depot_note;
  if (now < c.depot_final.from) return Phase::entre_depots;
  return now < c.depot_final.until ? Phase::depot_final : Phase::apres;
}

std::vector<const Etape*> en_cours(const Campagne& c, base::Instant now) {
  std::vector<const Etape*> found;
  for (const Etape& each : c.calendrier)
    if (each.periode.contains(now)) found.push_back(&each);
  return found;
}

const Etape* prochaine(const Campagne& c, base::Instant now) {
  const Etape* next = nullptr;
  for (const Etape& each : c.calendrier)
    if (now < each.periode.from && (!next || each.periode.from < next->periode.from)) next = &each;
  return next;
}

const Etape* prochaine_limite(const Campagne& c, base::Instant now) {
  const Etape* next = nullptr;
  for (const Etape& each : c.calendrier)
    if (each.limite && now < each.periode.until && (!next || each.periode.until < next->periode.until))
      next = &each;
  return next;
}

base::Date dernier_jour(const base::Period& p) {
  return base::paris_date(p.until - std::chrono::milliseconds{1});
}

int jours_restants(const base::Period& p, base::Instant now) {
  if (now >= p.until) return 0;
  auto days = std::chrono::sys_days{dernier_jour(p)} - std::chrono::sys_days{base::paris_date(now)};
  return int(days.count()) + 1;
}

}  // namespace campagne

#include "programme/reunion/presence.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "platform/base/number.h"
#include "platform/base/text.h"

namespace reunion {
namespace {

constexpr std::array<std::string_view, 3> modes{"pointage", "qr", "code"};
constexpr std::array<std::string_view, 4> issues{"note", "deja", "conflit", "refus"};

Verdict unchanged(Issue issue, const Situation& s, std::string explication = {}) {
  return {issue, s, std::move(explication)};
}

bool says_the_same(const Pointage& p, const Situation& s) {
  return p.presence == s.faits.presence && (p.presence != Presence::excuse || base::trim(p.motif) == s.motif);
}

std::string why_not(const Obstacle& o) {
  if (o.cause == Cause::etape_passee)
    return "La présence ne se corrige plus : une décision ou le relevé a suivi.";
  return explication(o);
}

bool came(Presence p) { return p == Presence::present || p == Presence::en_retard; }

/// Calling late who was ticked as present does not change when they arrived.
std::optional<Instant> instant_of(const Pointage& p, const Situation& before, Instant done) {
  if (p.presence == Presence::attendu) return std::nullopt;
  if (came(p.presence) && came(before.faits.presence) && before.le) return before.le;
  return done;
}

Situation after(const Pointage& p, const Situation& before, const Contexte& c) {
  Situation s = before;
  s.faits.presence = p.presence;
  s.le = instant_of(p, before, c.now);
  s.motif = p.presence == Presence::excuse ? std::string(base::trim(p.motif)) : "";
  s.mode = p.mode;
  s.par = c.acteur.nom;
  ++s.version;
  return s;
}

}  // namespace

std::string explication(const Obstacle& o) { return o.detail.empty() ? phrase(o) : o.detail; }

std::string_view code(Mode m) { return modes.at(std::size_t(m)); }

std::optional<Mode> mode(std::string_view wanted) {
  auto it = std::ranges::find(modes, wanted);
  return it == modes.end() ? std::nullopt : std::optional(Mode(it - modes.begin()));
}

std::string_view code(Issue i) { return issues.at(std::size_t(i)); }

Verdict juger(const Pointage& p, const Situation& before, std::int64_t vu, std::optional<Instant> close,
              const Contexte& c) {
  if (says_the_same(p, before)) return unchanged(Issue::deja, before);
  if (close)
    return unchanged(Issue::refus, before,
                     fmt::format("La liste est close depuis le {}.", base::date_time(*close)));
  if (vu != before.version) return unchanged(Issue::conflit, before);
  auto at_that_instant = c;
  at_that_instant.now = c.now - p.il_y_a;
  auto done = accomplir(etat(before.faits), Pointer{p.presence, p.motif}, at_that_instant);
  if (!done) return unchanged(Issue::refus, before, why_not(done.error()));
  return {Issue::note, after(p, before, at_that_instant), {}};
}

bool arrive_en_retard(const std::optional<base::Period>& slot, Instant arrived, int minutes) {
  return slot && arrived >= slot->from + std::chrono::minutes(minutes);
}

Presence presence_probable(const std::optional<base::Period>& slot, Instant arrived, int minutes) {
  return arrive_en_retard(slot, arrived, minutes) ? Presence::en_retard : Presence::present;
}

std::string retard(const std::optional<base::Period>& slot, Instant arrived) {
  if (!slot || arrived < slot->from + std::chrono::minutes(1)) return "";
  auto minutes = std::size_t(std::chrono::floor<std::chrono::minutes>(arrived - slot->from).count());
  if (minutes < 60) return base::counted(minutes, "minute de retard", "minutes de retard");
  return base::counted(minutes / 60, "heure de retard", "heures de retard");
}

void Feuille::ajouter(std::int64_t passage, Situation s, Contexte c) {
  places_.try_emplace(passage, Place{std::move(s), std::move(c)});
}

void Feuille::deja_recu(const std::string& cle, std::int64_t passage, std::int64_t version) {
  recues_[cle] = {cle, passage, version};
}

/// -1, which no tick has, when what was seen is not known here.
std::int64_t Feuille::version_vue(const Pointage& p) const {
  if (auto before = recues_.find(p.vu); before != recues_.end())
    return before->second.passage == p.passage ? before->second.version : -1;
  return base::whole_number(p.vu).value_or(-1);
}

Verdict Feuille::juger_connu(const Pointage& p, Place& place) {
  if (auto known = recues_.find(p.cle); !p.cle.empty() && known != recues_.end())
    return known->second.passage == p.passage
               ? unchanged(Issue::deja, place.situation)
               : unchanged(Issue::refus, place.situation, "Ce pointage est celui d’un autre passage.");
  auto verdict = juger(p, place.situation, version_vue(p), close_, place.contexte);
  if (verdict.issue == Issue::note) {
    place.situation = verdict.apres;
    place.change = true;
  }
  // Said by somebody else already: what this device notes next follows that.
  if (verdict.issue == Issue::note || verdict.issue == Issue::deja) remember(p, verdict.apres.version);
  return verdict;
}

void Feuille::remember(const Pointage& p, std::int64_t version) {
  if (p.cle.empty()) return;
  nouvelles_.push_back({p.cle, p.passage, version});
  recues_[p.cle] = nouvelles_.back();
}

Reponse Feuille::pointer(const Pointage& p) {
  auto place = places_.find(p.passage);
  if (place != places_.end()) return {p, juger_connu(p, place->second)};
  return {p, {Issue::refus, {}, "Ce passage n’est pas, ou n’est plus, dans cette réunion."}};
}

std::vector<Feuille::Change> Feuille::changements() const {
  std::vector<Change> changes;
  for (const auto& [passage, place] : places_)
    if (place.change) changes.push_back({passage, place.situation});
  return changes;
}

void Comptes::compter(Presence p) {
  constexpr std::array members{&Comptes::attendus, &Comptes::presents, &Comptes::en_retard, &Comptes::excuses,
                               &Comptes::absents};
  ++(this->*members.at(std::size_t(p)));
}

Cloture prevoir_cloture(const std::vector<PassageAttendu>& expected, Instant now) {
  Cloture c;
  for (const auto& one : expected) {
    if (!one.creneau)
      c.sans_creneau.push_back(one);
    else if (one.creneau->until <= now)
      c.absents.push_back(one);
    else
      c.pas_avant = std::max(c.pas_avant.value_or(Instant{}), one.creneau->until);
  }
  return c;
}

Result<void> clore(const Cloture& c, std::optional<Instant> close, Instant now) {
  if (close) return refuse(Cause::deja_fait, fmt::format("Liste close le {}.", base::date_time(*close)));
  if (c.pas_avant && now < *c.pas_avant)
    return refuse(Cause::periode_pas_ouverte, fmt::format("Des personnes sont encore attendues jusqu’à {}.",
                                                          base::time_of_day(*c.pas_avant)));
  if (c.caches > 0)
    return refuse(Cause::role_requis,
                  "Un conflit d’intérêts vous tient à l’écart d’un passage encore attendu : une autre "
                  "personne clôt la liste.");
  return {};
}

Result<void> rouvrir(std::optional<Instant> close, const Suites& s) {
  if (!close) return refuse(Cause::etape_passee, "La liste est ouverte.");
  if (s.decisions > 0 && s.attendus == 0)
    return refuse(Cause::etape_passee, "Une absence de cette réunion a déjà reçu une décision.");
  return {};
}

}  // namespace reunion

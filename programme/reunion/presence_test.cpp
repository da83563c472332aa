#include "programme/reunion/presence.h"

#include <doctest/doctest.h>

#include <rapidcheck.h>

using namespace reunion;
using namespace std::chrono_literals;

namespace {

Instant paris(std::string_view text) { return base::parse_paris(text).value(); }

const base::Period slot{paris("2022-10-04T09:00"), paris("2022-10-04T09:15")};

personne::Acteur coordination() {
  personne::Acteur a;
  a.id = 1, a.nom = "Claude Coordination", a.attributions = {{.role = Role::coordination}};
  return a;
}
const personne::Acteur runs = coordination();
const campagne::Campagne call{};

Contexte at(Instant now) { return {.acteur = runs, .now = now, .campagne = call, .creneau = slot}; }
Contexte on_the_day() { return at(paris("2022-10-04T09:02")); }

Situation convened() {
  return {.faits = {.etat = "convoque", .presence = Presence::attendu, .decision = ""}};
}
Situation ticked(Presence p, std::int64_t version) {
  auto s = convened();
  s.faits.presence = p, s.version = version, s.le = slot.from, s.par = "Alix Agent";
  return s;
}

Pointage tick(Presence p, std::string vu = "0", std::string cle = "") {
  return {.cle = std::move(cle), .passage = 12, .presence = p, .vu = std::move(vu)};
}

Verdict judged(const Pointage& p, const Situation& before, std::int64_t vu = 0) {
  return juger(p, before, vu, std::nullopt, on_the_day());
}

}  // namespace

TEST_CASE("a tick on what was seen is recorded, with who, when and how") {
  auto p = tick(Presence::present);
  p.mode = Mode::qr;
  auto v = judged(p, convened());
  CHECK(v.issue == Issue::note);
  CHECK(v.apres.faits.presence == Presence::present);
  CHECK(v.apres.le == paris("2022-10-04T09:02"));
  CHECK(v.apres.version == 1);
  CHECK(v.apres.mode == Mode::qr);
  CHECK(v.apres.par == "Claude Coordination");
}

TEST_CASE("the same tick by somebody else meanwhile is no conflict, another one is, and changes nothing") {
  auto other = ticked(Presence::present, 1);
  CHECK(judged(tick(Presence::present), other).issue == Issue::deja);
  auto v = judged(tick(Presence::absent), other);
  CHECK(v.issue == Issue::conflit);
  CHECK(v.apres.faits.presence == Presence::present);
  CHECK(v.apres.par == "Alix Agent");
  CHECK(judged(tick(Presence::absent), other, 1).issue == Issue::note);
}

TEST_CASE(
    "somebody else's tick and its correction meanwhile are a conflict too, though the state looks as "
    "before") {
  CHECK(judged(tick(Presence::absent), ticked(Presence::attendu, 2)).issue == Issue::conflit);
}

TEST_CASE("an excuse without reason is refused, with another reason it is another tick") {
  auto p = tick(Presence::excuse);
  auto refused = judged(p, convened());
  CHECK(refused.issue == Issue::refus);
  CHECK(refused.explication == "Écrivez en quelques mots le motif de l’excuse.");
  p.motif = " Grève des trains ";
  auto v = judged(p, convened());
  CHECK(v.issue == Issue::note);
  CHECK(v.apres.motif == "Grève des trains");
  CHECK(judged(p, v.apres).issue == Issue::deja);
  p.motif = "Panne";
  CHECK(judged(p, v.apres, 0).issue == Issue::conflit);
  CHECK(judged(p, v.apres, 1).apres.motif == "Panne");
}

TEST_CASE("an arrival is noted when it was ticked, not when the network came back") {
  auto p = tick(Presence::present);
  p.il_y_a = 90min;
  auto v = juger(p, convened(), 0, std::nullopt, at(paris("2022-10-04T10:40")));
  CHECK(v.apres.le == paris("2022-10-04T09:10"));
}

TEST_CASE("calling late who was present keeps when they arrived; expected again, nobody arrived") {
  auto present = judged(tick(Presence::present), convened()).apres;
  auto later = at(paris("2022-10-04T11:00"));
  auto late = juger(tick(Presence::en_retard), present, 1, std::nullopt, later);
  CHECK(late.apres.le == present.le);
  CHECK(late.apres.faits.presence == Presence::en_retard);
  auto expected = juger(tick(Presence::attendu), late.apres, 2, std::nullopt, later);
  CHECK(expected.issue == Issue::note);
  CHECK_FALSE(expected.apres.le);
  auto absent = juger(tick(Presence::absent), late.apres, 2, std::nullopt, later);
  CHECK(absent.apres.le == later.now);
}

TEST_CASE("whether somebody came is noted from the first instant of the day on, an excuse before") {
  auto midnight = paris("2022-10-04");
  CHECK(juger(tick(Presence::present), convened(), 0, {}, at(midnight)).issue == Issue::note);
  auto v = juger(tick(Presence::absent), convened(), 0, {}, at(midnight - 1ms));
  CHECK(v.issue == Issue::refus);
  CHECK(v.explication == "La présence se note le jour même, mardi 4 octobre 2022.");
  auto excused = tick(Presence::excuse);
  excused.motif = "Empêchement";
  CHECK(juger(excused, convened(), 0, {}, at(midnight - 48h)).issue == Issue::note);
}

TEST_CASE("a closed list takes no tick, but knows those it has") {
  auto closed = paris("2022-10-04T12:00");
  auto v = juger(tick(Presence::absent, "1"), ticked(Presence::present, 1), 1, closed, at(closed + 1s));
  CHECK(v.issue == Issue::refus);
  CHECK(v.explication == "La liste est close depuis le 4 octobre 2022 à 12 h 00.");
  CHECK(juger(tick(Presence::present), ticked(Presence::present, 1), 0, closed, at(closed)).issue ==
        Issue::deja);
}

TEST_CASE("a presence that had its consequence is not corrected any more") {
  auto decided = ticked(Presence::absent, 1);
  decided.faits.decision = "annulation";
  auto v = judged(tick(Presence::present), decided, 1);
  CHECK(v.issue == Issue::refus);
  CHECK(v.explication == "La présence ne se corrige plus : une décision ou le relevé a suivi.");
  personne::Acteur nobody;
  CHECK(juger(tick(Presence::present), convened(), 0, {}, {.acteur = nobody, .campagne = call}).explication ==
        "Vos droits ne permettent pas cette action.");
}

TEST_CASE("late begins at the minute that the campaign says, not the millisecond before") {
  CHECK_FALSE(arrive_en_retard(slot, slot.from + 10min - 1ms, 10));
  CHECK(arrive_en_retard(slot, slot.from + 10min, 10));
  CHECK_FALSE(arrive_en_retard(std::nullopt, slot.until, 10));
  CHECK(presence_probable(slot, slot.from, 10) == Presence::present);
  CHECK(presence_probable(slot, slot.from + 10min, 10) == Presence::en_retard);
  CHECK(retard(slot, slot.from + 59s) == "");
  CHECK(retard(slot, slot.from + 60s) == "1 minute de retard");
  CHECK(retard(slot, slot.from + 59min) == "59 minutes de retard");
  CHECK(retard(slot, slot.from + 130min) == "2 heures de retard");
  CHECK(retard(std::nullopt, slot.until) == "");
}

TEST_CASE("in a batch a tick may follow another, by its key, and each stands alone") {
  Feuille sheet({});
  sheet.ajouter(12, convened(), on_the_day());
  CHECK(sheet.pointer(tick(Presence::present, "0", "premiere1")).verdict.issue == Issue::note);
  CHECK(sheet.pointer(tick(Presence::excuse, "premiere1", "seconde22")).verdict.issue == Issue::refus);
  CHECK(sheet.pointer(tick(Presence::en_retard, "premiere1", "troisieme")).verdict.issue == Issue::note);
  CHECK(sheet.pointer({.passage = 13, .vu = "0"}).verdict.explication ==
        "Ce passage n’est pas, ou n’est plus, dans cette réunion.");
  REQUIRE(sheet.changements().size() == 1);
  CHECK(sheet.changements()[0].apres.version == 2);
  REQUIRE(sheet.cles().size() == 2);
  CHECK(sheet.cles()[1].version == 2);
}

TEST_CASE("a tick received before counts once, even after somebody corrected it") {
  Feuille sheet({});
  sheet.ajouter(12, ticked(Presence::absent, 2), on_the_day());
  sheet.ajouter(13, convened(), on_the_day());
  sheet.deja_recu("premiere1", 12, 1);
  auto again = sheet.pointer(tick(Presence::present, "0", "premiere1"));
  CHECK(again.verdict.issue == Issue::deja);
  CHECK(again.verdict.apres.faits.presence == Presence::absent);
  CHECK(sheet.pointer(tick(Presence::en_retard, "premiere1", "suivante1")).verdict.issue == Issue::conflit);
  CHECK(sheet.pointer({.cle = "premiere1", .passage = 13, .vu = "0"}).verdict.explication ==
        "Ce pointage est celui d’un autre passage.");
  CHECK(sheet.pointer({.cle = "quatrieme", .passage = 13, .vu = "premiere1"}).verdict.issue ==
        Issue::conflit);
  CHECK(sheet.pointer({.cle = "cinquieme", .passage = 13, .vu = "inconnue1"}).verdict.issue ==
        Issue::conflit);
  CHECK(sheet.changements().empty());
}

TEST_CASE("after a tick that somebody else had made too, the next one of the same device follows it") {
  Feuille sheet({});
  sheet.ajouter(12, ticked(Presence::present, 1), on_the_day());
  CHECK(sheet.pointer(tick(Presence::present, "0", "premiere1")).verdict.issue == Issue::deja);
  CHECK(sheet.pointer(tick(Presence::en_retard, "premiere1", "seconde22")).verdict.issue == Issue::note);
}

TEST_CASE("ticks sent again in any number and order after they were received change nothing") {
  rc::check([] {
    auto states = *rc::gen::nonEmpty(rc::gen::container<std::vector<Presence>>(
        rc::gen::element(Presence::attendu, Presence::present, Presence::en_retard, Presence::absent)));
    Feuille sheet({});
    sheet.ajouter(12, convened(), on_the_day());
    std::vector<Pointage> batch;
    std::string vu = "0";
    for (std::size_t i = 0; i < states.size(); ++i) {
      batch.push_back(tick(states[i], vu, "cle-numero-" + std::to_string(i)));
      if (sheet.pointer(batch.back()).verdict.issue == Issue::note) vu = batch.back().cle;
    }
    auto after = sheet.changements();
    for (int i : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, int(batch.size()))))
      sheet.pointer(batch[std::size_t(i)]);
    auto again = sheet.changements();
    RC_ASSERT(again.size() == after.size());
    if (!again.empty()) RC_ASSERT(again[0].apres.faits.presence == after[0].apres.faits.presence);
  });
}

TEST_CASE("the counters count each presence") {
  Comptes c;
  for (auto p : {Presence::attendu, Presence::present, Presence::present, Presence::en_retard,
                 Presence::excuse, Presence::absent})
    c.compter(p);
  CHECK(c.attendus == 1);
  CHECK(c.presents == 2);
  CHECK(c.venus() == 3);
  CHECK(c.excuses == 1);
  CHECK(c.absents == 1);
  CHECK(c.total() == 6);
}

TEST_CASE(
    "closing makes absent who is still expected, once their slot has ended, not the millisecond before") {
  std::vector<PassageAttendu> expected{{12, slot, 3}, {13, std::nullopt, 0}};
  auto early = prevoir_cloture(expected, slot.until - 1ms);
  CHECK(early.absents.empty());
  auto refused = clore(early, {}, slot.until - 1ms);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().cause == Cause::periode_pas_ouverte);
  CHECK(refused.error().detail == "Des personnes sont encore attendues jusqu’à 9 h 15.");
  auto planned = prevoir_cloture(expected, slot.until);
  REQUIRE(planned.absents.size() == 1);
  CHECK(planned.absents[0].version == 3);
  CHECK(planned.sans_creneau.size() == 1);
  CHECK(clore(planned, {}, slot.until));
  CHECK(clore(planned, slot.until, slot.until).error().cause == Cause::deja_fait);
  planned.caches = 1;
  CHECK(clore(planned, {}, slot.until).error().cause == Cause::role_requis);
}

TEST_CASE("a closed list opens again until an absence had its decision, and after it for who is to come") {
  CHECK(rouvrir(slot.until, {}));
  CHECK(rouvrir(slot.until, {.decisions = 1, .attendus = 1}));
  CHECK(rouvrir({}, {}).error().cause == Cause::etape_passee);
  CHECK(rouvrir(slot.until, {.decisions = 1}).error().detail ==
        "Une absence de cette réunion a déjà reçu une décision.");
}

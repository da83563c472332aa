#include "programme/campagne/chronologie.h"

#include <doctest/doctest.h>

using namespace campagne;
using base::parse_paris;

namespace {

base::Instant at(std::string_view paris) { return *parse_paris(paris); }
base::Period days(std::string_view from, std::string_view until) { return {at(from), at(until)}; }

Campagne calendar() {
  Campagne c;
  c.depot_note = days("2022-07-18", "2022-09-17");
  c.depot_final = days("2022-09-26", "2022-12-03");
  c.calendrier = {{.code = "redaction", .periode = days("2022-07-18", "2022-09-17")},
                  {.code = "limite", .periode = days("2022-09-16", "2022-09-17"), .limite = true},
                  {.code = "final", .periode = days("2022-12-02", "2022-12-03"), .limite = true}};
  return c;
}

}  // namespace

TEST_CASE("a period is under way from its first instant and past from its end") {
  auto p = days("2022-09-16", "2022-09-17");
  CHECK(moment(p, at("2022-09-15T23:59:59")) == Moment::a_venir);
  CHECK(moment(p, at("2022-09-16")) == Moment::en_cours);
  CHECK(moment(p, at("2022-09-16T23:59:59")) == Moment::en_cours);
  CHECK(moment(p, at("2022-09-17")) == Moment::passe);
  CHECK(label(Moment::passe) == "Passé");
  CHECK(label(Moment::en_cours) == "En cours");
  CHECK(label(Moment::a_venir) == "À venir");
}

TEST_CASE("the two deposits bound the phases of a campaign") {
  Campagne c = calendar();
  CHECK(phase(c, at("2022-07-17T23:59:59")) == Phase::avant);
  CHECK(phase(c, at("2022-07-18")) == Phase::depot_note);
  CHECK(phase(c, at("2022-09-16T23:59:59")) == Phase::depot_note);
  CHECK(phase(c, at("2022-09-17")) == Phase::entre_depots);
  CHECK(phase(c, at("2022-09-26")) == Phase::depot_final);
  CHECK(phase(c, at("2022-12-02T23:59:59")) == Phase::depot_final);
  CHECK(phase(c, at("2022-12-03")) == Phase::apres);
}

TEST_CASE("steps under way, next step and next deadline are known at any instant") {
  Campagne c = calendar();
  CHECK(en_cours(c, at("2022-09-16T12:00")).size() == 2);
  CHECK(en_cours(c, at("2022-10-01")).empty());
  CHECK(prochaine(c, at("2022-07-01"))->code == "redaction");
  CHECK(prochaine(c, at("2022-08-01"))->code == "limite");
  CHECK(prochaine(c, at("2022-12-02")) == nullptr);
  CHECK(prochaine_limite(c, at("2022-09-16T23:59:59"))->code == "limite");
  CHECK(prochaine_limite(c, at("2022-09-17"))->code == "final");
  CHECK(prochaine_limite(c, at("2022-12-03")) == nullptr);
}

TEST_CASE("a step that begins sooner is the next one, whatever the order of the calendar") {
  Campagne c = calendar();
  std::swap(c.calendrier[0], c.calendrier[2]);
  CHECK(prochaine(c, at("2022-07-01"))->code == "redaction");
  CHECK(prochaine_limite(c, at("2022-07-01"))->code == "limite");
}

TEST_CASE("the last day of a period until midnight is the day before") {
  CHECK(base::iso(dernier_jour(days("2022-07-18", "2022-09-17"))) == "2022-09-16");
  CHECK(base::iso(dernier_jour(days("2022-10-14T09:30", "2022-10-14T12:30"))) == "2022-10-14");
}

TEST_CASE("the days that remain count the last one, and none when it is over") {
  auto p = days("2022-07-18", "2022-09-17");
  CHECK(jours_restants(p, at("2022-09-14T10:00")) == 3);
  CHECK(jours_restants(p, at("2022-09-16T23:59:59")) == 1);
  CHECK(jours_restants(p, at("2022-09-17")) == 0);
}

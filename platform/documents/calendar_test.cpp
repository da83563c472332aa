#include "platform/documents/calendar.h"

#include <doctest/doctest.h>

#include "platform/base/text.h"
#include "tests/support/outside.h"

namespace {

using documents::CalendarMethod;

documents::CalendarEvent visit() {
  return {.uid = "passage-12@appel.example",
          .sequence = 1,
          .stamp = *base::parse_paris("2022-10-01T08:00"),
          .start = *base::parse_paris("2022-10-18T09:30"),
          .end = *base::parse_paris("2022-10-18T09:45"),
          .summary = "Réunion partenariale : « Un jardin ; des mots, et \\ encore »",
          .place = "Hôtel de ville, salle du conseil, place de l’Exemple",
          .description =
              "La présence est obligatoire.\nRépondez ici :\nhttps://appel.example/convocations/12-abc",
          .url = "https://appel.example/convocations/12-abc",
          .organizer = {"Contrat de Ville", "contrat@agglomeration.example"},
          .attendees = {{"Léa \"Lili\" Exemple; trésorière", "lea@asso.example"}, {"", "paul@asso.example"}}};
}

/// What python3-icalendar finds in the object, one line each.
std::string read(CalendarMethod method, const documents::CalendarEvent& event) {
  constexpr auto script = R"(
import sys, icalendar
whole = icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read())
print("method", whole["METHOD"], whole["VERSION"])
for part in whole.walk():
    for error in part.errors: print("error", error)
for event in whole.walk("VEVENT"):
    for name in ("UID", "SEQUENCE", "SUMMARY", "LOCATION", "DESCRIPTION", "URL", "STATUS", "ORGANIZER"):
        if name in event: print(name, "=", str(event[name]).replace("\n", "|"))
    for name in ("DTSTART", "DTEND", "DTSTAMP"): print(name, "=", event[name].dt.isoformat())
    attendees = event.get("ATTENDEE", [])
    for person in attendees if isinstance(attendees, list) else [attendees]:
        print("ATTENDEE", person, person.params.get("CN"), person.params.get("RSVP"), person.params.get("PARTSTAT"))
)";
  tests::TemporaryFolder folder;
  tests::write_file(folder / "read.py", script);
  tests::write_file(folder / "a.ics", documents::calendar(method, event));
  return tests::output_of(tests::python + (folder / "read.py").string() + " " + (folder / "a.ics").string());
}

}  // namespace

TEST_CASE(
    "another program reads an invitation as it was written: who, where, when in Paris, and what is asked") {
  auto text = read(CalendarMethod::request, visit());
  CHECK(text.contains("method REQUEST 2.0"));
  CHECK(text.contains("UID = passage-12@appel.example\nSEQUENCE = 1\n"));
  CHECK(text.contains("SUMMARY = Réunion partenariale : « Un jardin ; des mots, et \\ encore »\n"));
  CHECK(text.contains("LOCATION = Hôtel de ville, salle du conseil, place de l’Exemple\n"));
  CHECK(
      text.contains("DESCRIPTION = La présence est obligatoire.|Répondez ici "
                    ":|https://appel.example/convocations/12-abc\n"));
  CHECK(text.contains("URL = https://appel.example/convocations/12-abc\n"));
  CHECK(text.contains("STATUS = CONFIRMED\nORGANIZER = mailto:contrat@agglomeration.example\n"));
  CHECK(text.contains("DTSTART = 2022-10-18T09:30:00+02:00\nDTEND = 2022-10-18T09:45:00+02:00\n"));
  CHECK(text.contains("DTSTAMP = 2022-10-01T06:00:00+00:00\n"));
  CHECK(text.contains("ATTENDEE mailto:lea@asso.example Léa  Lili  Exemple; trésorière TRUE NEEDS-ACTION\n"));
  CHECK(text.contains("ATTENDEE mailto:paul@asso.example None TRUE NEEDS-ACTION\n"));
  CHECK_FALSE(text.contains("error"));
}

TEST_CASE("a move keeps the uid and has a greater sequence; in winter the clock has changed") {
  auto moved = visit();
  moved.sequence = 2;
  moved.start = *base::parse_paris("2022-11-08T14:00");
  moved.end = *base::parse_paris("2022-11-08T14:15");
  auto text = read(CalendarMethod::request, moved);
  CHECK(text.contains("UID = passage-12@appel.example\nSEQUENCE = 2\n"));
  CHECK(text.contains("DTSTART = 2022-11-08T14:00:00+01:00\nDTEND = 2022-11-08T14:15:00+01:00\n"));
}

TEST_CASE("a cancellation withdraws the same uid and asks nothing") {
  auto text = read(CalendarMethod::cancel, visit());
  CHECK(text.contains("method CANCEL"));
  CHECK(text.contains("STATUS = CANCELLED"));
  CHECK(text.contains("UID = passage-12@appel.example"));
  CHECK(text.contains("ATTENDEE mailto:paul@asso.example None None None\n"));
}

TEST_CASE("a published copy names nobody and asks nothing") {
  auto text = read(CalendarMethod::publish, visit());
  CHECK(text.contains("method PUBLISH"));
  CHECK_FALSE(text.contains("ATTENDEE"));
}

TEST_CASE("the zone says how the clock of Paris changes, by itself") {
  auto bytes = documents::calendar(CalendarMethod::request, visit());
  CHECK(bytes.contains("DTSTART;TZID=Europe/Paris:20221018T093000\r\n"));
  CHECK(bytes.contains("TZID:Europe/Paris\r\n"));
  CHECK(bytes.contains("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n"));
}

TEST_CASE("lines end with CRLF, have at most 75 octets and never cut a character") {
  auto event = visit();
  event.description.clear();
  for (int i = 0; i < 60; ++i) event.description += "é€😀 ";
  auto bytes = documents::calendar(CalendarMethod::request, event);
  for (std::size_t from = 0; from < bytes.size();) {
    auto end = bytes.find('\n', from);
    REQUIRE(end != bytes.npos);
    REQUIRE(bytes[end - 1] == '\r');
    REQUIRE(end - 1 - from <= 75);
    REQUIRE(base::valid_utf8(bytes.substr(from, end - 1 - from)));
    from = end + 1;
  }
  CHECK(read(CalendarMethod::request, event).contains(event.description));
}

TEST_CASE("no text can add a line to the object") {
  auto event = visit();
  event.summary = "Sujet\r\nATTENDEE:mailto:autre@mechant.example\r\nEND:VEVENT";
  event.place = "Salle\x01\x02 A";
  event.attendees = {{"Nom\"\r\nX-A:b;RSVP=FALSE:mailto:x", "lea@asso.example"}};
  auto text = read(CalendarMethod::request, event);
  CHECK(text.contains("SUMMARY = Sujet|ATTENDEE:mailto:autre@mechant.example|END:VEVENT\n"));
  CHECK(text.contains("LOCATION = Salle A\n"));
  CHECK(text.contains("ATTENDEE mailto:lea@asso.example Nom  X-A:b;RSVP=FALSE:mailto:x TRUE NEEDS-ACTION\n"));
  CHECK_FALSE(text.contains("ATTENDEE mailto:autre"));
}

TEST_CASE("the same event gives the same bytes") {
  CHECK(documents::calendar(CalendarMethod::request, visit()) ==
        documents::calendar(CalendarMethod::request, visit()));
}

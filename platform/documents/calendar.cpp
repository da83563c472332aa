#include "platform/documents/calendar.h"

#include <libical/ical.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "platform/base/text.h"

namespace documents {
namespace {

constexpr const char* zone_name = "Europe/Paris";

// Since 1996 the whole Union changes its clocks on the last Sundays of March and October, at 1:00 UTC
// (directive 2000/84/CE). Written here rather than taken from the machine's files, so that the bytes are the
// same everywhere.
constexpr const char* zone =
    "BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\n"
    "BEGIN:DAYLIGHT\r\nTZNAME:CEST\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nDTSTART:19960331T020000\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n"
    "BEGIN:STANDARD\r\nTZNAME:CET\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nDTSTART:19961027T030000\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

struct Delete {
  void operator()(icalcomponent* c) const { icalcomponent_free(c); }
};
using Component = std::unique_ptr<icalcomponent, Delete>;

/// The component owns what is added to it.
void add(icalcomponent* to, icalproperty* property) {
  if (!property) throw std::runtime_error("libical refuses a property");
  icalcomponent_add_property(to, property);
}

void add_text(icalcomponent* to, icalproperty* (*make)(const char*), std::string_view text) {
  auto clean = base::clean_text(text);
  if (!clean.empty()) add(to, make(clean.c_str()));
}

/// The time that a clock in Paris shows, without its zone: it stands beside it.
icaltimetype civil(base::Instant i) {
  auto text = base::iso_paris(i);  // 2022-10-18T09:30:00
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return icaltime_from_string(text.c_str());
}

void add_time(icalcomponent* to, icalproperty* (*make)(icaltimetype), base::Instant i) {
  auto* property = make(civil(i));
  if (property) icalproperty_add_parameter(property, icalparameter_new_tzid(zone_name));
  add(to, property);
}

std::string mailto(const CalendarPerson& p) { return "mailto:" + p.email; }

/// A name beside an address: neither quotes nor carets, which readers of different ages understand in
/// different ways (RFC 6868), and on one line.
void name(icalproperty* property, const CalendarPerson& p) {
  auto text = base::clean_text(p.name);
  std::ranges::replace_if(text, [](char c) { return c == '"' || c == '^' || c == '\n' || c == '\t'; }, ' ');
  if (property && !text.empty()) icalproperty_add_parameter(property, icalparameter_new_cn(text.c_str()));
}

void add_organizer(icalcomponent* to, const CalendarPerson& p) {
  auto* property = icalproperty_new_organizer(mailto(p).c_str());
  name(property, p);
  add(to, property);
}

void add_attendee(icalcomponent* to, const CalendarPerson& p, CalendarMethod method) {
  auto* property = icalproperty_new_attendee(mailto(p).c_str());
  name(property, p);
  if (property && method == CalendarMethod::request) {
    icalproperty_add_parameter(property, icalparameter_new_role(ICAL_ROLE_REQPARTICIPANT));
    icalproperty_add_parameter(property, icalparameter_new_partstat(ICAL_PARTSTAT_NEEDSACTION));
    icalproperty_add_parameter(property, icalparameter_new_rsvp(ICAL_RSVP_TRUE));
  }
  add(to, property);
}

std::tm utc(base::Instant i) {
  auto seconds = std::chrono::system_clock::to_time_t(i);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  return parts;
}

icaltimetype stamp(base::Instant i) {
  auto parts = utc(i);
  auto time = icaltime_null_time();
  time.year = parts.tm_year + 1900, time.month = parts.tm_mon + 1, time.day = parts.tm_mday;
  time.hour = parts.tm_hour, time.minute = parts.tm_min, time.second = parts.tm_sec;
  time.zone = icaltimezone_get_utc_timezone();
  return time;
}

icalcomponent* event_of(CalendarMethod method, const CalendarEvent& e) {
  auto* event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
  add_text(event, icalproperty_new_uid, e.uid);
  add(event, icalproperty_new_sequence(e.sequence));
  add(event, icalproperty_new_dtstamp(stamp(e.stamp)));
  add_time(event, icalproperty_new_dtstart, e.start);
  add_time(event, icalproperty_new_dtend, e.end);
  add_text(event, icalproperty_new_summary, e.summary);
  add_text(event, icalproperty_new_location, e.place);
  add_text(event, icalproperty_new_description, e.description);
  add_text(event, icalproperty_new_url, e.url);
  bool cancelled = method == CalendarMethod::cancel;
  add(event, icalproperty_new_status(cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
  add_organizer(event, e.organizer);
  if (method != CalendarMethod::publish)
    for (auto& person : e.attendees) add_attendee(event, person, method);
  return event;
}

icalproperty_method ical(CalendarMethod method) {
  return method == CalendarMethod::request  ? ICAL_METHOD_REQUEST
         : method == CalendarMethod::cancel ? ICAL_METHOD_CANCEL
                                            : ICAL_METHOD_PUBLISH;
}

}  // namespace

std::string_view code(CalendarMethod method) {
  return method == CalendarMethod::request  ? "REQUEST"
         : method == CalendarMethod::cancel ? "CANCEL"
                                            : "PUBLISH";
}

std::string calendar(CalendarMethod method, const CalendarEvent& e) {
  Component whole(icalcomponent_new(ICAL_VCALENDAR_COMPONENT));
  add(whole.get(), icalproperty_new_prodid("-//Dentelle//Appel a projets//FR"));
  add(whole.get(), icalproperty_new_version("2.0"));
  add(whole.get(), icalproperty_new_method(ical(method)));
  icalcomponent_add_component(whole.get(), icalparser_parse_string(zone));
  icalcomponent_add_component(whole.get(), event_of(method, e));
  std::unique_ptr<char, decltype([](char* text) { icalmemory_free_buffer(text); })> text(
      icalcomponent_as_ical_string_r(whole.get()));
  if (!text) throw std::runtime_error("libical cannot write a calendar");
  return text.get();
}

}  // namespace documents

// An iCalendar object with one event (RFC 5545), as calendars exchange them by mail (RFC 5546).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/instant.h"

namespace documents {

/// What is asked of the calendar that receives it.
enum class CalendarMethod : std::uint8_t {
  publish,  ///< a copy to keep; nobody is asked anything
  request,  ///< invites; with a greater sequence, moves what was sent before under the same uid
  cancel,   ///< withdraws it
};
/// "REQUEST": in the object and in the type of the mail's part.
std::string_view code(CalendarMethod);

struct CalendarPerson {
  std::string name;   ///< may be empty
  std::string email;  ///< an address that a header can hold (mail::valid_address)
};

struct CalendarEvent {
  std::string uid;        ///< the same for ever: "passage-12@appel.example"
  int sequence = 0;       ///< grows with each change that is sent
  base::Instant stamp{};  ///< when this object was made
  base::Instant start{}, end{};
  std::string summary, place, description;
  std::string url{};  ///< of the page; may be empty
  CalendarPerson organizer;
  std::vector<CalendarPerson> attendees;  ///< none when published
};

/// Bytes in UTF-8, lines ended by CRLF and folded at 75 octets; times as a clock in Paris shows them, with
/// the rules of that clock. The same event gives the same bytes.
std::string calendar(CalendarMethod, const CalendarEvent&);

}  // namespace documents

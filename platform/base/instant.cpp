#include "platform/base/instant.h"

#include <date/tz.h>
#include <fmt/format.h>

#include <array>
#include <charconv>

namespace base {
namespace {

const date::time_zone* paris() {
  static const date::time_zone* zone = date::locate_zone("Europe/Paris");
  return zone;
}

auto local(Instant i) { return date::zoned_time{paris(), i}.get_local_time(); }

struct Civil {
  Date day;
  int hour, minute, second;
};

Civil civil(Instant i) {
  auto time = local(i);
  auto day = date::floor<date::days>(time);
  date::year_month_day ymd{day};
  date::hh_mm_ss clock{date::floor<std::chrono::seconds>(time - day)};
  return {Date{std::chrono::year{int(ymd.year())}, std::chrono::month{unsigned(ymd.month())},
               std::chrono::day{unsigned(ymd.day())}},
          int(clock.hours().count()), int(clock.minutes().count()), int(clock.seconds().count())};
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<Date> date_of(std::optional<int> y, std::optional<int> m, std::optional<int> d) {
  if (!y || !m || !d || *y < 1000 || *y > 9999 || *m < 1 || *d < 1) return std::nullopt;
  Date date{std::chrono::year{*y}, std::chrono::month{unsigned(*m)}, std::chrono::day{unsigned(*d)}};
  return date.ok() ? std::optional(date) : std::nullopt;
}

Instant at(Date day, std::chrono::seconds since_midnight) {
  date::local_days midnight{date::year{int(day.year())} / date::month{unsigned(day.month())} /
                            date::day{unsigned(day.day())}};
  date::local_seconds when = midnight + since_midnight;
  return std::chrono::time_point_cast<std::chrono::milliseconds>(
      paris()->to_sys(when, date::choose::earliest));
}

constexpr std::array months{"janvier", "février", "mars",      "avril",   "mai",      "juin",
                            "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};
constexpr std::array weekdays{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"};

}  // namespace

std::string iso_utc(Instant i) { return date::format("%FT%TZ", i); }

std::optional<Instant> parse_paris(std::string_view text) {
  auto day = parse_date(text.substr(0, 10));
  if (!day) return std::nullopt;
  if (text.size() == 10) return start_of_day(*day);
  bool with_seconds = text.size() == 19;
  if ((text.size() != 16 && !with_seconds) || (text[10] != 'T' && text[10] != ' ') || text[13] != ':')
    return std::nullopt;
  if (with_seconds && text[16] != ':') return std::nullopt;
  auto h = number(text.substr(11, 2)), m = number(text.substr(14, 2));
  auto s = with_seconds ? number(text.substr(17, 2)) : std::optional(0);
  if (!h || !m || !s || *h < 0 || *h > 23 || *m < 0 || *m > 59 || *s < 0 || *s > 59) return std::nullopt;
  return at(*day, std::chrono::hours{*h} + std::chrono::minutes{*m} + std::chrono::seconds{*s});
}

std::string iso_paris(Instant i) {
  auto c = civil(i);
  return fmt::format("{}T{:02}:{:02}:{:02}", iso(c.day), c.hour, c.minute, c.second);
}

Date paris_date(Instant i) { return civil(i).day; }
Instant start_of_day(Date day) { return at(day, std::chrono::seconds{0}); }

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  return date_of(number(text.substr(0, 4)), number(text.substr(5, 2)), number(text.substr(8, 2)));
}

std::optional<Date> parse_french_date(std::string_view text) {
  if (auto date = parse_date(text)) return date;
  auto first = text.find_first_of("/-.");
  if (first == text.npos) return std::nullopt;
  auto second = text.find_first_of("/-.", first + 1);
  if (second == text.npos) return std::nullopt;
  return date_of(number(text.substr(second + 1)), number(text.substr(first + 1, second - first - 1)),
                 number(text.substr(0, first)));
}

std::string iso(Date d) {
  return fmt::format("{:04}-{:02}-{:02}", int(d.year()), unsigned(d.month()), unsigned(d.day()));
}
std::string short_date(Date d) {
  return fmt::format("{:02}/{:02}/{:04}", unsigned(d.day()), unsigned(d.month()), int(d.year()));
}
std::string long_date(Date d) {
  return fmt::format("{}{} {} {}", unsigned(d.day()), unsigned(d.day()) == 1 ? "er" : "",
                     months[unsigned(d.month()) - 1], int(d.year()));
}
std::string weekday_date(Date d) {
  std::chrono::weekday day{std::chrono::sys_days{d}};
  return fmt::format("{} {}", weekdays[day.c_encoding()], long_date(d));
}
std::string long_date(Instant i) { return long_date(civil(i).day); }
std::string time_of_day(Instant i) {
  auto c = civil(i);
  return fmt::format("{} h {:02}", c.hour, c.minute);
}
std::string date_time(Instant i) { return fmt::format("{} à {}", long_date(i), time_of_day(i)); }
std::string date_time_seconds(Instant i) {
  return fmt::format("{} min {:02} s", date_time(i), civil(i).second);
}

}  // namespace base

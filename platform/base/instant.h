// Instants and dates: UTC inside, Europe/Paris outside.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

/// A point in time, UTC, to the millisecond. Stored as the number of milliseconds since 1970.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
/// A civil date, without time or zone.
using Date = std::chrono::year_month_day;

inline std::int64_t millis(Instant i) { return i.time_since_epoch().count(); }
inline Instant from_millis(std::int64_t ms) { return Instant{std::chrono::milliseconds{ms}}; }

/// Half-open period [from, until): the deadline "16/09, 23:59:59 included" is until = 17/09 00:00:00 Paris.
struct Period {
  Instant from{};
  Instant until{};
  bool contains(Instant i) const { return from <= i && i < until; }
};

/// "2022-09-16T21:59:59.000Z"
std::string iso_utc(Instant);
/// Reads a Paris civil time "2022-09-10T09:00" or "2022-09-10T09:00:30"; a bare date means its midnight. A
/// time that does not exist (spring) moves forward; an ambiguous one (autumn) means the first. Nothing when
/// the text is not a time.
std::optional<Instant> parse_paris(std::string_view);
/// "2022-09-16T23:59:59" as read on a clock in Paris.
std::string iso_paris(Instant);
/// The civil date in Paris at that instant.
Date paris_date(Instant);
/// Midnight in Paris at the beginning of that date.
Instant start_of_day(Date);

/// Reads "2022-09-16"; nothing for an impossible date.
std::optional<Date> parse_date(std::string_view);
/// Reads what a French person types: "16/09/2022", "16-9-2022", or the browser's "2022-09-16".
std::optional<Date> parse_french_date(std::string_view);
std::string iso(Date);                   // "2022-09-16"
std::string short_date(Date);            // "16/09/2022"
std::string long_date(Date);             // "16 septembre 2022", "1er octobre 2022"
std::string weekday_date(Date);          // "vendredi 16 septembre 2022"
std::string long_date(Instant);          // the same, for the date in Paris
std::string time_of_day(Instant);        // "23 h 59", in Paris
std::string date_time(Instant);          // "16 septembre 2022 à 23 h 59"
std::string date_time_seconds(Instant);  // "16 septembre 2022 à 23 h 59 min 59 s"

}  // namespace base

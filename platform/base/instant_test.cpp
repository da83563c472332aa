#include "platform/base/instant.h"

#include <doctest/doctest.h>

#include "platform/base/clock.h"

using namespace base;
using namespace std::chrono_literals;

TEST_CASE("a time in Paris is read as UTC, in summer and in winter") {
  CHECK(iso_utc(parse_paris("2022-09-16T23:59:59").value()) == "2022-09-16T21:59:59.000Z");
  CHECK(iso_utc(parse_paris("2022-12-02T23:59").value()) == "2022-12-02T22:59:00.000Z");
  CHECK(iso_utc(parse_paris("2022-09-17").value()) == "2022-09-16T22:00:00.000Z");
}

TEST_CASE("an hour that comes twice is the first, an hour that does not exist is moved forward") {
  CHECK(iso_utc(parse_paris("2022-10-30T02:30").value()) == "2022-10-30T00:30:00.000Z");
  CHECK(iso_paris(parse_paris("2022-03-27T02:30").value()) == "2022-03-27T03:00:00");
}

TEST_CASE("what is not a time is not read") {
  for (auto bad : {"", "2022-09", "2022-13-01", "2022-02-30", "2022-09-16T24:00", "2022-09-16T23:60",
                   "2022-09-16T23:59:60", "2022-09-16X23:59", "2022-09-16T23h59", "2022-09-16T23:59.59",
                   "16/09/2022", "2022-09-16T2:59"})
    CHECK_FALSE(parse_paris(bad).has_value());
}

TEST_CASE("a period holds its beginning and not its end") {
  Period p{parse_paris("2022-07-18").value(), parse_paris("2022-09-17").value()};
  CHECK_FALSE(p.contains(p.from - 1ms));
  CHECK(p.contains(p.from));
  CHECK(p.contains(parse_paris("2022-09-16T23:59:59").value()));
  CHECK(p.contains(p.until - 1ms));
  CHECK_FALSE(p.contains(p.until));
}

TEST_CASE("dates are read as people write them, and impossible ones are not") {
  CHECK(parse_french_date("16/09/2022") == parse_date("2022-09-16"));
  CHECK(parse_french_date("1-2-2023") == parse_date("2023-02-01"));
  CHECK(parse_french_date("1.2.2023") == parse_date("2023-02-01"));
  for (auto bad : {"", "16", "16/09", "31/04/2022", "29/02/2023", "16/09/22", "a/b/c", "0/1/2022",
                   "-1/1/2022", "1/1/20222"})
    CHECK_FALSE(parse_french_date(bad).has_value());
  CHECK(parse_french_date("29/02/2024").has_value());
}

TEST_CASE("dates and times are written in French, as read in Paris") {
  auto limit = parse_paris("2022-09-16T23:59:59").value();
  CHECK(weekday_date(paris_date(limit)) == "vendredi 16 septembre 2022");
  CHECK(long_date(parse_date("2022-10-01").value()) == "1er octobre 2022");
  CHECK(short_date(parse_date("2022-07-05").value()) == "05/07/2022");
  CHECK(date_time(limit) == "16 septembre 2022 à 23 h 59");
  CHECK(date_time_seconds(limit) == "16 septembre 2022 à 23 h 59 min 59 s");
  CHECK(time_of_day(parse_paris("2022-09-16T09:05").value()) == "9 h 05");
  CHECK(long_date(parse_paris("2022-09-16T00:30").value()) == "16 septembre 2022");
}

TEST_CASE("a simulated clock starts where it is told and says that it is simulated") {
  auto start = parse_paris("2022-09-10T09:00").value();
  Clock simulated(start);
  CHECK(simulated.simulated());
  CHECK(simulated.now() >= start);
  CHECK(simulated.now() < start + 1min);
  CHECK_FALSE(Clock().simulated());
}

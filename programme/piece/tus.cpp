#include "programme/piece/tus.h"

#include <fmt/format.h>
#include <sodium.h>

#include <array>

#include "platform/base/number.h"
#include "platform/base/text.h"

namespace piece::tus {
namespace {

constexpr std::size_t most_pairs = 20;

std::optional<std::string> decode(std::string_view text) {
  std::string bytes(text.size(), '\0');
  std::size_t length = 0;
  const char* end = nullptr;
  int failed = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                                 text.size(), nullptr, &length, &end, sodium_base64_VARIANT_ORIGINAL);
  if (failed != 0 || end != text.data() + text.size()) return std::nullopt;
  bytes.resize(length);
  return base::valid_utf8(bytes) ? std::optional(base::clean_text(bytes)) : std::nullopt;
}

}  // namespace

std::optional<std::map<std::string, std::string, std::less<>>> metadata(std::string_view header) {
  std::map<std::string, std::string, std::less<>> found;
  if (base::trim(header).empty()) return found;
  for (const auto& each : base::split(header, ',')) {
    auto pair = base::trim(each);
    auto space = pair.find(' ');
    auto name = pair.substr(0, space);
    auto value = space == pair.npos ? std::optional(std::string()) : decode(pair.substr(space + 1));
    if (name.empty() || !value || found.size() == most_pairs) return std::nullopt;
    if (!found.emplace(name, *value).second) return std::nullopt;
  }
  return found;
}

std::optional<std::uint64_t> number(std::string_view header) {
  return base::all_digits(header) ? base::whole_number<std::uint64_t>(header) : std::nullopt;
}

std::string expires(base::Instant instant) {
  constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  auto day = std::chrono::floor<std::chrono::days>(instant);
  base::Date date(day);
  std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(instant - day));
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT",
                     days.at(std::chrono::weekday(day).c_encoding()), unsigned(date.day()),
                     months.at(unsigned(date.month()) - 1), int(date.year()), time.hours().count(),
                     time.minutes().count(), time.seconds().count());
}

}  // namespace piece::tus

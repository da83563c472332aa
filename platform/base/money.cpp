#include "platform/base/money.h"

#include <fmt/format.h>

#include "platform/base/text.h"

namespace base {
namespace {

// Spaces as typed or pasted: plain, no-break (U+00A0), narrow no-break (U+202F), thin (U+2009).
std::string without_spaces(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    auto rest = text.substr(i);
    if (rest.starts_with("\xC2\xA0"))
      i += 2;
    else if (rest.starts_with("\xE2\x80\xAF") || rest.starts_with("\xE2\x80\x89"))
      i += 3;
    else if (rest[0] == ' ' || rest[0] == '\t')
      i += 1;
    else
      out += text[i++];
  }
  return out;
}

std::string_view without_unit(std::string_view text) {
  for (std::string_view unit : {"€", "euros", "euro", "EUR", "eur"})
    if (text.ends_with(unit)) return text.substr(0, text.size() - unit.size());
  return text;
}

}  // namespace

std::optional<Cents> parse_cents(std::string_view text) {
  std::string compact = without_spaces(text);
  auto amount = without_unit(compact);
  auto mark = amount.find_first_of(",.");
  auto whole = amount.substr(0, mark);
  auto decimals = mark == amount.npos ? std::string_view{} : amount.substr(mark + 1);
  if (!all_digits(whole) || whole.size() > 12) return std::nullopt;
  if (mark != amount.npos && (!all_digits(decimals) || decimals.size() > 2)) return std::nullopt;
  std::int64_t value = 0;
  for (char c : whole) value = value * 10 + (c - '0');
  value *= 100;
  if (decimals.size() > 0) value += (decimals[0] - '0') * 10;
  if (decimals.size() > 1) value += decimals[1] - '0';
  if (value > largest_amount.value) return std::nullopt;
  return Cents{value};
}

std::string euros(Cents amount) {
  auto magnitude = amount.value < 0 ? -amount.value : amount.value;
  std::string digits = std::to_string(magnitude / 100), grouped;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) grouped += "\u202F";
    grouped += digits[i];
  }
  auto cents = magnitude % 100 == 0 ? std::string{} : fmt::format(",{:02}", magnitude % 100);
  return fmt::format("{}{}{}\u00A0€", amount.value < 0 ? "-" : "", grouped, cents);
}

std::string plain_euros(Cents amount) {
  auto magnitude = amount.value < 0 ? -amount.value : amount.value;
  auto cents = magnitude % 100 == 0 ? std::string{} : fmt::format(".{:02}", magnitude % 100);
  return fmt::format("{}{}{}", amount.value < 0 ? "-" : "", magnitude / 100, cents);
}

}  // namespace base

// Money is integer cents, end to end.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

/// An amount in euro cents. Arithmetic on it is exact; no floating point anywhere.
struct Cents {
  std::int64_t value = 0;
  auto operator<=>(const Cents&) const = default;
  Cents& operator+=(Cents o) { return value += o.value, *this; }
  friend Cents operator+(Cents a, Cents b) { return {a.value + b.value}; }
  friend Cents operator-(Cents a, Cents b) { return {a.value - b.value}; }
};

/// The largest amount a form accepts: 1 000 000 000 €.
inline constexpr Cents largest_amount{100'000'000'000};

/// Reads what a person types: "1 234,56", "1234.5 €", "12 000 euros"; spaces of any kind, one comma or point,
/// at most two decimals. Nothing when it is not an amount between 0 and largest_amount.
std::optional<Cents> parse_cents(std::string_view);
/// "1 234,56 €", or "1 234 €" when there are no cents (narrow no-break spaces between thousands).
std::string euros(Cents);
/// "1234.56": for CSV, XLSX and form values; no cents printed when there are none ("1234").
std::string plain_euros(Cents);

}  // namespace base

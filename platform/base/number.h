// Whole numbers as people and addresses write them.
#pragma once
#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace base {

/// The whole text as a number: digits, after a minus when it is negative. Nothing when it is empty, too
/// large, or holds anything else, spaces and plus signs included.
template <class Number = std::int64_t>
std::optional<Number> whole_number(std::string_view text) {
  Number value{};
  const char* end = text.data() + text.size();
  auto [stopped, error] = std::from_chars(text.data(), end, value);
  return error == std::errc{} && stopped == end ? std::optional(value) : std::nullopt;
}

}  // namespace base

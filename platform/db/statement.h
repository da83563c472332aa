// One prepared statement and the values that go in and out of it, the same for both engines.
#pragma once
#include <boost/pfr/core.hpp>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include "platform/base/instant.h"
#include "platform/base/money.h"

namespace db {

using Blob = std::span<const std::byte>;

/// A value bound to ?1, ?2... Texts are views: they must live until the call returns.
using Param = std::variant<std::nullptr_t, std::int64_t, double, std::string_view, Blob>;

/// A prepared statement. Column numbers begin at 0. Texts are valid until the next step.
class Statement {
 public:
  virtual ~Statement() = default;
  virtual void execute(std::span<const Param>) = 0;
  virtual bool step() = 0;
  virtual bool is_null(int column) = 0;
  virtual std::int64_t integer(int column) = 0;
  virtual double real(int column) = 0;
  virtual std::string_view text(int column) = 0;
  virtual std::int64_t changes() = 0;
  /// Completes a statement that writes when the caller wants no more of its rows: its constraints are checked
  /// here.
  virtual void finish() {}
  virtual void reset() noexcept = 0;
};

inline Param param(std::nullptr_t) { return nullptr; }
inline Param param(std::string_view v) { return v; }
inline Param param(const std::string& v) { return std::string_view(v); }
inline Param param(const char* v) { return std::string_view(v); }
inline Param param(Blob v) { return v; }
inline Param param(base::Instant v) { return base::millis(v); }
inline Param param(base::Cents v) { return v.value; }
template <class T>
  requires std::integral<T> || std::is_enum_v<T>
Param param(T v) {
  return static_cast<std::int64_t>(v);
}
template <std::floating_point T>
Param param(T v) {
  return double(v);
}
template <class T>
Param param(const std::optional<T>& v) {
  return v ? param(*v) : Param(nullptr);
}

namespace detail {

template <class T>
concept Optional =
    requires { typename T::value_type; } && std::same_as<T, std::optional<typename T::value_type>>;

template <class T>
T column(Statement& s, int i) {
  if constexpr (Optional<T>) {
    if (s.is_null(i)) return std::nullopt;
    return column<typename T::value_type>(s, i);
  } else if constexpr (std::same_as<T, bool>) {
    return s.integer(i) != 0;
  } else if constexpr (std::integral<T> || std::is_enum_v<T>) {
    return static_cast<T>(s.integer(i));
  } else if constexpr (std::floating_point<T>) {
    return static_cast<T>(s.real(i));
  } else if constexpr (std::same_as<T, base::Instant>) {
    return base::from_millis(s.integer(i));
  } else if constexpr (std::same_as<T, base::Cents>) {
    return base::Cents{s.integer(i)};
  } else {
    return T(s.text(i));
  }
}

/// A row is an aggregate filled field by field in the order of the columns, or one plain value.
template <class T>
T row(Statement& s) {
  if constexpr (std::is_aggregate_v<T> && !std::same_as<T, base::Cents>) {
    T value{};
    boost::pfr::for_each_field(value, [&](auto& field, std::size_t i) {
      field = column<std::remove_cvref_t<decltype(field)>>(s, int(i));
    });
    return value;
  } else {
    return column<T>(s, 0);
  }
}

}  // namespace detail
}  // namespace db

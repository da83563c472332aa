// Values for statements that work on several rows at once: IN (…) and VALUES (…), (…).
//
// Lists are padded with their last value up to a power of two, so that lists of different sizes share a
// handful of SQL texts, each prepared once per connection; repeating a row must therefore change nothing.
#pragma once
#include <algorithm>
#include <bit>
#include <string>
#include <tuple>
#include <vector>

#include "platform/db/database.h"

namespace db {

/// "(?3, ?4, ?5, ?6)". The list must not be empty.
template <class T>
std::string in_list(const std::vector<T>& values, Params& params) {
  std::string sql = "(";
  for (std::size_t i = 0, n = std::bit_ceil(values.size()); i < n; ++i)
    sql += (i ? ", ?" : "?") + std::to_string(params.add(values[std::min(i, values.size() - 1)]));
  return sql + ")";
}

namespace detail {

template <class T>
constexpr const char* sql_type() {
  if constexpr (Optional<T>)
    return sql_type<typename T::value_type>();
  else if constexpr (std::convertible_to<T, std::string_view>)
    return "TEXT";
  else
    return "BIGINT";
}

template <class T>
std::string cast(const T& value, Params& params) {
  return "CAST(?" + std::to_string(params.add(value)) + " AS " + sql_type<T>() + ")";
}

}  // namespace detail

/// "VALUES (CAST(?1 AS BIGINT), CAST(?2 AS TEXT)), (…)", for WITH v (a, b) AS (…). The list must not be
/// empty.
template <class... C>
std::string values_of(const std::vector<std::tuple<C...>>& rows, Params& params) {
  std::string sql = "VALUES ";
  for (std::size_t i = 0, n = std::bit_ceil(rows.size()); i < n; ++i) {
    std::string row;
    auto add = [&](const auto& value) { row += (row.empty() ? "" : ", ") + detail::cast(value, params); };
    std::apply([&](const auto&... column) { (add(column), ...); }, rows[std::min(i, rows.size() - 1)]);
    sql += (i ? ", (" : "(") + row + ")";
  }
  return sql;
}

}  // namespace db

// Many rows into one table, several with each statement: on PostgreSQL every statement costs a journey.
//
//   db::insert_rows(w, "participant (passage_id, rang, nom)", rows);
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"

namespace db {
namespace detail {

/// How many rows go together: few texts, so that their prepared statements are few.
inline constexpr std::array<std::size_t, 3> portions{64, 8, 1};

/// "INSERT INTO t (a, b) VALUES (?1, ?2), (?3, ?4) …"
inline std::string insert_text(std::string_view into, std::size_t rows, std::size_t columns,
                               std::string_view tail) {
  auto text = "INSERT INTO " + std::string(into) + " VALUES ";
  for (std::size_t n = 0; n < rows * columns; ++n) {
    text += n % columns > 0 ? ", ?" : n == 0 ? "(?" : "), (?";
    text += std::to_string(n + 1);
  }
  return text.append(") ").append(tail);
}

}  // namespace detail

/// `into`: the table with its columns in the order of the aggregate's fields. `tail`: what follows the values
/// ("ON CONFLICT DO NOTHING"). Returns how many rows were inserted.
template <class Row>
std::int64_t insert_rows(Writing& w, std::string_view into, const std::vector<Row>& rows,
                         std::string_view tail = {}) {
  std::int64_t inserted = 0;
  std::size_t at = 0;
  for (auto portion : detail::portions)
    for (; rows.size() - at >= portion; at += portion) {
      Params values;
      for (std::size_t i = 0; i < portion; ++i)
        boost::pfr::for_each_field(rows[at + i], [&](const auto& field) { values.add(field); });
      inserted += w.exec(detail::insert_text(into, portion, boost::pfr::tuple_size_v<Row>, tail), values);
    }
  return inserted;
}

}  // namespace db

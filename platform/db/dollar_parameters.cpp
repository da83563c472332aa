// The parameters of PostgreSQL are written otherwise.
#include "platform/db/pool.h"

namespace db {
namespace {

/// Where a quoted text, a quoted name or a comment that begins at `at` ends; `at` itself for anything else.
std::size_t end_of_opaque(std::string_view sql, std::size_t at) {
  auto ends = [&](std::string_view close, std::size_t from) {
    auto found = sql.find(close, from);
    return found == sql.npos ? sql.size() : found + close.size();
  };
  if (sql[at] == '\'' || sql[at] == '"') return ends(sql.substr(at, 1), at + 1);
  if (sql.substr(at, 2) == "--") return ends("\n", at);
  if (sql.substr(at, 2) == "/*") return ends("*/", at + 2);
  return at;
}

}  // namespace

std::string dollar_parameters(std::string_view sql) {
  std::string out;
  out.reserve(sql.size());
  for (std::size_t i = 0; i < sql.size();) {
    auto end = end_of_opaque(sql, i);
    if (end > i) {
      out += sql.substr(i, end - i);
      i = end;
      continue;
    }
    bool parameter = sql[i] == '?' && i + 1 < sql.size() && sql[i + 1] >= '0' && sql[i + 1] <= '9';
    out += parameter ? '$' : sql[i];
    ++i;
  }
  return out;
}

}  // namespace db

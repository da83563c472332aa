// Routes: every one is declared with who may take it. A GET receives a transaction that can only read.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "platform/db/database.h"
#include "programme/page/visite.h"

namespace page {

using Lecture = std::function<web::Response(db::Reading&, const Visite&)>;
using Ecriture = std::function<web::Response(db::Writing&, const Visite&)>;
/// A POST that opens its transactions itself, because it has slow work to do between them (hashing a password
/// takes 15 ms, during which nobody else could write on SQLite). The server gives it the database and adds no
/// transaction.
using Composee = std::function<web::Response(db::Database&, const Visite&)>;

/// Who may take a route: anyone, anyone signed in, or these roles. Perimeters and ownership are the handler's
/// stores' work.
struct Acces {
  enum Kind { tous, connecte, roles } kind = tous;
  personne::Roles qui{};
};
inline constexpr Acces public_{Acces::tous, {}};
inline constexpr Acces connecte{Acces::connecte, {}};
inline constexpr Acces reserve(personne::Roles r) { return {Acces::roles, r}; }

struct Route {
  web::Method method;
  std::string_view pattern;  ///< "/dossiers/{id}/note/{section}"
  Acces acces;
  std::variant<Lecture, Ecriture, Composee> handler;
  std::uint64_t body_limit = 256 * 1024;  ///< bytes; for POST
  bool uploads = false;
};

inline Route get(std::string_view pattern, Acces a, Lecture h) {
  return {web::Method::get, pattern, a, std::move(h)};
}
inline Route post(std::string_view pattern, Acces a, Ecriture h) {
  return {web::Method::post, pattern, a, std::move(h)};
}
inline Route post_compose(std::string_view pattern, Acces a, Composee h) {
  return {web::Method::post, pattern, a, std::move(h)};
}

/// A POST whose handler returns a status of 400 or more is rolled back, unless it sets header
/// "X-Dentelle-Commit". Each room gives its routes: std::vector<page::Route> personne::routes().

}  // namespace page

// A visit as page tests make one: who, when, with what form, on which campaign.
//
//   tests::Visiteur alice{.acteur = acteur};
//   auto response = handler(writing, alice.posts("/structures/nouvelle", {{"nom", "Lire
//   ensemble"}}).visite());
#pragma once
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "programme/page/visite.h"

namespace tests {

using Values = std::initializer_list<std::pair<std::string, std::string>>;

/// Holds what a page::Visite refers to: it must outlive the visit.
struct Visiteur {
  personne::Acteur acteur{};
  base::Instant now = base::parse_paris("2022-09-10T09:00").value();
  campagne::Campagne campagne{};
  page::Settings settings{};
  std::string session{};  ///< digest of the session's token
  web::Request request{};
  std::vector<std::string> path{};

  /// A GET; `values` stand for the {…} of the route's pattern.
  Visiteur& gets(std::string_view target, std::vector<std::string> values = {}) {
    return asks(web::Method::get, target, {}, std::move(values));
  }
  /// A GET with a query.
  Visiteur& asks_for(std::string_view target, Values query) {
    asks(web::Method::get, target, {}, {});
    for (const auto& [name, value] : query) request.query.add(name, value);
    return *this;
  }
  Visiteur& posts(std::string_view target, Values form, std::vector<std::string> values = {}) {
    return asks(web::Method::post, target, form, std::move(values));
  }
  Visiteur& at(base::Instant when) { return now = when, *this; }
  page::Visite visite() const {
    return {request, acteur, now, campagne, settings, path, "jeton-de-test", session};
  }

 private:
  Visiteur& asks(web::Method method, std::string_view target, Values form, std::vector<std::string> values) {
    request = {};
    request.method = method;
    request.target = target;
    request.path = std::string(target.substr(0, target.find('?')));
    request.host = "127.0.0.1:8080";
    request.peer = "192.0.2.7";
    request.received_at = now;
    for (const auto& [name, value] : form) request.form.add(name, value);
    path = std::move(values);
    return *this;
  }
};

/// Where a redirection leads; empty when the answer is none.
inline std::string location(const web::Response& response) {
  for (const auto& [name, value] : response.headers)
    if (name == "Location") return value;
  return {};
}

/// The value of the cookie that the answer sets under that name; "-" when it removes it, empty when it does
/// neither.
inline std::string cookie(const web::Response& response, std::string_view name) {
  const std::string begin = std::string(name) + "=";
  for (const auto& [header, value] : response.headers) {
    if (header != "Set-Cookie" || !value.starts_with(begin)) continue;
    if (value.contains("Max-Age=0")) return "-";
    return value.substr(begin.size(), value.find(';') - begin.size());
  }
  return {};
}

}  // namespace tests

#include "server/form_token.h"

#include <doctest/doctest.h>

using namespace server;

TEST_CASE("a token belongs to one session or one visitor, and to one key") {
  FormTokens tokens("clé"), others("autre clé");
  CHECK(tokens.of_session("a") == tokens.of_session("a"));
  CHECK(tokens.of_session("a") != tokens.of_session("b"));
  CHECK(tokens.of_session("a") != tokens.of_visitor("a"));
  CHECK(tokens.of_session("a") != others.of_session("a"));
}

namespace {
bool elsewhere(std::string site, std::string origin) {
  web::Request request;
  request.host = "127.0.0.1:8080";
  request.fetch_site = std::move(site);
  request.origin = std::move(origin);
  return comes_from_elsewhere(request, "https://dentelle.example");
}
}  // namespace

TEST_CASE("a request is from elsewhere when the browser says so") {
  CHECK(elsewhere("cross-site", ""));
  CHECK(elsewhere("same-site", "https://dentelle.example"));
  CHECK(elsewhere("", "https://autre.example"));
  CHECK(elsewhere("", "null"));
  CHECK(elsewhere("", "https://dentelle.example.autre.example"));
  CHECK(elsewhere("", "https://127.0.0.1:8081"));
}

TEST_CASE("a request of the site itself, or of a program that says nothing, is not from elsewhere") {
  CHECK(!elsewhere("same-origin", "https://autre.example"));
  CHECK(!elsewhere("none", ""));
  CHECK(!elsewhere("", "https://dentelle.example"));
  CHECK(!elsewhere("", "http://127.0.0.1:8080"));
  CHECK(!elsewhere("", ""));
}

#include <doctest/doctest.h>

#include "platform/base/secret.h"
#include "programme/page/page_test.h"

using page::tests::Passage;

namespace {

/// The value of the cookie that the answer sets under that name.
std::string cookie(const web::Response& response, const std::string& name) {
  for (const auto& [header, value] : response.headers)
    if (header == "Set-Cookie" && value.starts_with(name + "="))
      return value.substr(name.size() + 1, value.find(';') - name.size() - 1);
  return {};
}

/// The next page, asked with that message cookie.
std::string next_page(const std::string& message, std::chrono::seconds later = {}) {
  Passage passage;
  passage.now += later;
  passage.request.cookies.add("dt_message", message);
  return page::page(passage.visite(), {.titre = "Suite"}, [](html::Out&) {}).text();
}

std::string message_cookie(std::string_view message) {
  base::start_sodium();
  return cookie(page::redirige_avec_message(Passage{}.visite(), "/dossiers", message), "dt_message");
}

}  // namespace

TEST_CASE("a refusal has the status of its cause, its phrase and a way back") {
  Passage passage;
  auto status = [&](Cause cause) { return page::refus(passage.visite(), {cause}).status; };
  CHECK(status(Cause::acces_inconnu) == 404);
  CHECK(status(Cause::role_requis) == 403);
  CHECK(status(Cause::modifie_entre_temps) == 409);
  CHECK(status(Cause::periode_close) == 422);
  auto text = page::refus(passage.visite(), {Cause::periode_close}).text();
  CHECK(text.contains(phrase({Cause::periode_close})));
  CHECK(text.contains(R"(href="/">Aller à l’accueil)"));
}

TEST_CASE("who asks for JSON gets the refusal in JSON") {
  Passage passage;
  passage.request.accept = "application/json";
  auto response = page::refus(passage.visite(), {Cause::periode_close, "Le 16 \"septembre\"."});
  CHECK(response.status == 422);
  CHECK(response.text().contains(R"("cause":"periode_close")"));
  CHECK(response.text().contains(R"(Le 16 \"septembre\".)"));
}

TEST_CASE("the way back is the page before when it is ours, never another site") {
  Passage passage;
  passage.request.referer = passage.settings.public_url + "/dossiers/3";
  CHECK(page::introuvable(passage.visite()).text().contains(R"(href="/dossiers/3")"));
  passage.request.referer = "https://ailleurs.example/dossiers/3";
  CHECK_FALSE(page::introuvable(passage.visite()).text().contains("page précédente"));
}

TEST_CASE("a message is shown on the next page, escaped, then forgotten") {
  std::string message = message_cookie("Dossier <déposé>.");
  REQUIRE_FALSE(message.empty());
  CHECK(next_page(message).contains("Dossier &lt;déposé&gt;."));
  Passage passage;
  passage.request.cookies.add("dt_message", message);
  auto response = page::page(passage.visite(), {.titre = "Suite"}, [](html::Out&) {});
  bool removed = false;
  for (const auto& [name, value] : response.headers)
    removed |= value.starts_with("dt_message=;") && value.contains("Max-Age=0");
  CHECK(removed);
}

TEST_CASE("a message that is altered, too old or not ours is not shown") {
  std::string message = message_cookie("Enregistré.");
  std::string altered = message;
  altered[altered.find('.') + 1] ^= 1;
  for (const auto& wrong : {altered, std::string("x"), std::string("1.2.3"), std::string("..")})
    CHECK_FALSE(next_page(wrong).contains("notification-banner"));
  CHECK_FALSE(next_page(message, std::chrono::seconds{61}).contains("notification-banner"));
}

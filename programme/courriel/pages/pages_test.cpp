#include "programme/courriel/pages/pages.h"

#include <doctest/doctest.h>

#include "programme/courriel/decor_test.h"
#include "programme/courriel/envoyer.h"
#include "programme/courriel/pages/routes.h"
#include "programme/courriel/pages/texte.h"
#include "tests/support/databases.h"
#include "tests/support/visite.h"

using namespace decor;

namespace {

using Read = web::Response (*)(db::Reading&, const page::Visite&);

web::Response answer(db::Database& database, Read handler, tests::Visiteur& visitor) {
  return database.read([&](db::Reading& r) { return handler(r, visitor.visite()); });
}

tests::Visiteur demonstration() {
  tests::Visiteur visitor;
  visitor.settings.demo = true;
  visitor.settings.public_url = site;
  return visitor;
}

/// So many mails, all given up.
void give_up(db::Database& database, int mails) {
  fill(database, mails);
  Memory memory;
  memory.answer = [](const mail::Message&) {
    return mail::Delivery{mail::Outcome::permanent, "550 <unknown>"};
  };
  while (courriel::envoyer(database, memory, {.par_minute = 0}, now(), 0.5) != courriel::Passage::rien) {
  }
}

std::string text_of(std::string_view text) {
  html::Out out;
  courriel::pages::texte_avec_liens(out, text, site);
  return out.take();
}

}  // namespace

TEST_CASE("the mailbox is for demonstrations only, the outbox for the coordination only") {
  tests::on_both_engines([](db::Database& database) {
    fill(database, 1);
    tests::Visiteur anyone;
    CHECK(answer(database, courriel::pages::boite_aux_lettres, anyone.gets("/boite-aux-lettres")).status ==
          404);
    CHECK(
        answer(database, courriel::pages::message_recu, anyone.gets("/boite-aux-lettres/1", {"1"})).status ==
        404);
    for (auto& route : courriel::routes())
      CHECK((route.acces.kind == page::Acces::roles) == route.pattern.starts_with("/courriels"));
  });
}

TEST_CASE("the demonstration's mailbox lists the mails, latest first, and shows each with links to follow") {
  tests::on_both_engines([](db::Database& database) {
    auto visitor = demonstration();
    CHECK(answer(database, courriel::pages::boite_aux_lettres, visitor.gets("/boite-aux-lettres"))
              .text()
              .contains("Aucun message"));
    fill(database, 2);
    auto list =
        answer(database, courriel::pages::boite_aux_lettres, visitor.gets("/boite-aux-lettres")).text();
    CHECK(list.find("/boite-aux-lettres/2") < list.find("/boite-aux-lettres/1\""));
    CHECK(list.contains("lea@courriel.example"));
    auto mail =
        answer(database, courriel::pages::message_recu, visitor.gets("/boite-aux-lettres/1", {"1"})).text();
    CHECK(
        mail.contains("<a class=\"govuk-link\" href=\"/connexion\">https://dentelle.example/connexion</a>"));
    CHECK(mail.contains("&lt;!DOCTYPE html&gt;"));
    CHECK(
        answer(database, courriel::pages::message_recu, visitor.gets("/boite-aux-lettres/9", {"9"})).status ==
        404);
  });
}

TEST_CASE("an invitation can be taken from the demonstration's mailbox, and from nowhere else") {
  tests::on_both_engines([](db::Database& database) {
    fill(database, 1);
    const journal::Ligne line{.numero = 99, .acte = "x"};
    courriel::Courriel mail{"a@courriel.example", "", "Venez", "t", "h", "BEGIN:VCALENDAR\r\n", "REQUEST"};
    database.write([&](db::Writing& w) { courriel::deposer(w, {{line, 1, mail}}, now()); });
    auto download = [&](tests::Visiteur visitor, const std::string& id) {
      return answer(database, courriel::pages::invitation_recue,
                    visitor.gets("/boite-aux-lettres/" + id + "/invitation.ics", {id}));
    };
    auto file = download(demonstration(), "2");
    CHECK(file.content_type == "text/calendar; charset=utf-8");
    CHECK(file.text() == "BEGIN:VCALENDAR\r\n");
    CHECK(download(demonstration(), "1").status == 404);
    CHECK(download({}, "2").status == 404);
    auto visitor = demonstration();
    auto page =
        answer(database, courriel::pages::message_recu, visitor.gets("/boite-aux-lettres/2", {"2"})).text();
    CHECK(page.contains("/boite-aux-lettres/2/invitation.ics"));
    CHECK(page.contains("ajoute ou déplace un rendez-vous"));
  });
}

TEST_CASE("the list of mails goes on by key, fifty at a time") {
  tests::on_sqlite([](db::Database& database, const std::string&) {
    fill(database, 60);
    auto visitor = demonstration();
    auto first =
        answer(database, courriel::pages::boite_aux_lettres, visitor.gets("/boite-aux-lettres")).text();
    CHECK(first.contains("/boite-aux-lettres?avant=11"));
    auto next = answer(database, courriel::pages::boite_aux_lettres,
                       visitor.asks_for("/boite-aux-lettres", {{"avant", "11"}}))
                    .text();
    CHECK(next.contains("/boite-aux-lettres/10\""));
    CHECK_FALSE(next.contains("/boite-aux-lettres/11\""));
    CHECK_FALSE(next.contains("?avant="));
  });
}

TEST_CASE("the coordination sees failures first, with what the server said, and may have one tried again") {
  tests::on_both_engines([](db::Database& database) {
    give_up(database, 2);
    tests::Visiteur visitor{.acteur = coordination()};
    auto text = answer(database, courriel::pages::suivi, visitor.gets("/courriels")).text();
    CHECK(text.contains("550 &lt;unknown&gt;"));
    CHECK(text.contains("action=\"/courriels/1/reessayer\""));
    CHECK(text.contains("aria-current=\"page\"><strong>2</strong> Abandonnés"));
    auto retry = [&] {
      visitor.posts("/courriels/1/reessayer", {}, {"1"});
      return database.write([&](db::Writing& w) { return courriel::pages::relancer(w, visitor.visite()); });
    };
    CHECK(tests::location(retry()) == "/courriels");
    CHECK(retry().status == 422);
    auto waiting =
        answer(database, courriel::pages::suivi, visitor.asks_for("/courriels", {{"etat", "a_envoyer"}}))
            .text();
    CHECK(waiting.contains("550 &lt;unknown&gt;"));
    CHECK_FALSE(waiting.contains("/courriels/1/reessayer"));
  });
}

TEST_CASE("an outbox without failure opens on what waits") {
  tests::on_both_engines([](db::Database& database) {
    tests::Visiteur visitor{.acteur = coordination()};
    CHECK(answer(database, courriel::pages::suivi, visitor.gets("/courriels"))
              .text()
              .contains("Aucun courriel"));
    fill(database, 1);
    CHECK(answer(database, courriel::pages::suivi, visitor.gets("/courriels"))
              .text()
              .contains("Pas encore essayé"));
  });
}

TEST_CASE("addresses in a text become links, local for this site, and the rest stays text") {
  CHECK(text_of("Voir https://dentelle.example/compte, merci")
            .contains("<a class=\"govuk-link\" href=\"/compte\">"));
  CHECK(text_of("a\nhttps://autre.example/x?a=1&b=2\nb")
            .contains("href=\"https://autre.example/x?a=1&amp;b=2\""));
  CHECK(text_of("https://dentelle.example.mechant.example/")
            .contains("href=\"https://dentelle.example.mechant.example/\""));
  CHECK(text_of("<b>gras</b>").contains("&lt;b&gt;gras&lt;/b&gt;"));
  CHECK_FALSE(text_of("javascript:alert(1)").contains("<a "));
}

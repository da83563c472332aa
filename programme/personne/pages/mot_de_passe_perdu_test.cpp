#include "programme/personne/pages/pages_test.h"

using namespace personne;
using essai::good_password, essai::on_site, essai::other_password, essai::Site, essai::text_of_link;
using namespace std::chrono_literals;

namespace {

web::Response ask(Site& site, std::string courriel) {
  return site.post(pages::demander_lien, "/mot-de-passe-oublie", {{"courriel", courriel}});
}

web::Response choose(Site& site, const std::string& link,
                     std::string password = std::string(other_password)) {
  return site.post(pages::choisir_nouveau, link, {{"mot_de_passe", password}}, {text_of_link(link)});
}

bool signs_in(Site& site, std::string_view password) {
  return site.post(pages::se_connecter, "/connexion",
                   {{"courriel", "alice@lire.example"}, {"mot_de_passe", std::string(password)}})
             .status == 303;
}

}  // namespace

TEST_CASE("A forgotten password is chosen anew by a link, once, and every session ends") {
  on_site([](Site& site) {
    const auto alice = site.account("alice@lire.example");
    const auto token = site.database.write(
        [&](db::Writing& w) { return ouvrir_session(w, alice.id, "", site.visiteur.now); });
    CHECK(tests::location(ask(site, "Alice@lire.example")) == "/mot-de-passe-oublie/envoye");
    const std::string link = site.last_link();
    CHECK(site.get(pages::nouveau_mot_de_passe, link, {text_of_link(link)})
              .text()
              .contains("alice@lire.example"));
    CHECK(tests::location(choose(site, link)) == "/connexion");
    CHECK_FALSE(
        site.database.read([&](db::Reading& r) { return lire_session(r, token, site.visiteur.now); }));
    CHECK_FALSE(signs_in(site, good_password));
    CHECK(signs_in(site, other_password));
    CHECK(choose(site, link).status == 410);
    CHECK(site.acts() == "mot_de_passe_demande mot_de_passe_change ");
  });
}

TEST_CASE("An unknown address gets the same answer, and no message") {
  on_site([](Site& site) {
    site.account("alice@lire.example");
    const auto known = ask(site, "alice@lire.example"), unknown = ask(site, "zoe@lire.example");
    CHECK(tests::location(known) == tests::location(unknown));
    CHECK(site.journal().size() == 1);
    CHECK(ask(site, "pas une adresse").status == 422);
  });
}

TEST_CASE("A bad new password does not spend the link") {
  on_site([](Site& site) {
    site.account("alice@lire.example");
    ask(site, "alice@lire.example");
    const std::string link = site.last_link();
    const auto response = choose(site, link, "court");
    CHECK(response.status == 422);
    CHECK(response.text().contains("Il lui manque"));
    CHECK(choose(site, link).status == 303);
  });
}

TEST_CASE("A link to reset ends after one hour, to the millisecond") {
  on_site([](Site& site) {
    site.account("alice@lire.example");
    ask(site, "alice@lire.example");
    const std::string link = site.last_link();
    site.visiteur.now += 1h;
    CHECK(choose(site, link).status == 410);
    CHECK(site.get(pages::nouveau_mot_de_passe, link, {text_of_link(link)}).status == 410);
    site.visiteur.now -= 1ms;
    CHECK(choose(site, link).status == 303);
  });
}

TEST_CASE("A reset ends a lock") {
  on_site([](Site& site) {
    site.account("alice@lire.example");
    for (int i = 0; i < 4; ++i) signs_in(site, "Mauvais-9-Granite");
    CHECK_FALSE(signs_in(site, good_password));
    ask(site, "alice@lire.example");
    choose(site, site.last_link());
    CHECK(signs_in(site, other_password));
  });
}

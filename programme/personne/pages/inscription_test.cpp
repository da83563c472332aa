#include "programme/personne/pages/pages_test.h"

using namespace personne;
using essai::good_password, essai::on_site, essai::Site, essai::text_of_link;
using namespace std::chrono_literals;

namespace {

web::Response sign_up(Site& site, std::string courriel = "alice@lire.example",
                      std::string password = std::string(good_password)) {
  return site.post(pages::s_inscrire, "/inscription",
                   {{"nom", " Alice   Petit "}, {"courriel", courriel}, {"mot_de_passe", password}});
}

web::Response confirm(Site& site, const std::string& link) {
  return site.post(pages::confirmer_compte, link, {}, {text_of_link(link)});
}

}  // namespace

TEST_CASE("Signing up makes an account to confirm, and a line of the journal with the number of its link") {
  on_site([](Site& site) {
    CHECK(tests::location(sign_up(site)) == "/inscription/merci");
    CHECK(site.acts() == "compte_cree ");
    const auto made =
        site.database.read([](db::Reading& r) { return compte_par_courriel(r, "alice@lire.example"); });
    REQUIRE(made);
    CHECK(made->nom == "Alice Petit");
    CHECK_FALSE(made->confirme);
    CHECK(site.last_link().starts_with("/confirmation/"));
    CHECK_FALSE(site.journal().front().details.contains(text_of_link(site.last_link()).substr(3)));
  });
}

TEST_CASE(
    "All that is wrong in the form is said, what was typed stays, and the password is not written back") {
  on_site([](Site& site) {
    const auto response = site.post(pages::s_inscrire, "/inscription",
                                    {{"nom", ""}, {"courriel", "Alice"}, {"mot_de_passe", "court"}});
    CHECK(response.status == 422);
    CHECK(response.text().contains("Écrivez votre prénom et votre nom."));
    CHECK(response.text().contains("Il manque « @ » dans l’adresse."));
    CHECK(response.text().contains("Il lui manque : 7 caractères"));
    CHECK(response.text().contains("value=\"alice\""));
    CHECK_FALSE(response.text().contains("court\""));
    CHECK(site.acts().empty());
  });
}

TEST_CASE("Opening the link decides nothing, its button confirms, and once only") {
  on_site([](Site& site) {
    sign_up(site);
    const std::string link = site.last_link();
    auto confirmed = [&] {
      return site.database.read(
          [](db::Reading& r) { return compte_par_courriel(r, "alice@lire.example")->confirme; });
    };
    const auto page = site.get(pages::confirmation, link, {text_of_link(link)});
    CHECK(page.status == 200);
    CHECK(page.text().contains("Confirmer mon adresse"));
    CHECK_FALSE(confirmed());
    CHECK(tests::location(confirm(site, link)) == "/connexion");
    CHECK(confirmed());
    CHECK(site.acts() == "compte_cree compte_confirme ");
    CHECK(confirm(site, link).status == 410);
    CHECK(site.get(pages::confirmation, link, {text_of_link(link)}).status == 410);
  });
}

TEST_CASE("A link of confirmation ends after 48 hours") {
  on_site([](Site& site) {
    sign_up(site);
    const std::string link = site.last_link();
    site.visiteur.now += 48h;
    CHECK(confirm(site, link).status == 410);
    site.visiteur.now -= 1ms;
    CHECK(confirm(site, link).status == 303);
  });
}

TEST_CASE("Signing up with a known address answers the same, and the owner is told by mail") {
  on_site([](Site& site) {
    site.account("alice@lire.example", "Alice Martin");
    const auto known = sign_up(site), unknown = sign_up(site, "bob@lire.example");
    CHECK(known.status == unknown.status);
    CHECK(tests::location(known) == tests::location(unknown));
    CHECK(known.headers.size() == unknown.headers.size());
    CHECK(site.acts() == "adresse_deja_connue compte_cree ");
    const auto kept =
        site.database.read([](db::Reading& r) { return compte_par_courriel(r, "alice@lire.example"); });
    CHECK(kept->nom == "Alice Martin");
  });
}

TEST_CASE("An address is not flooded with messages: the page stays the same, nothing more is sent") {
  on_site([](Site& site) {
    site.account("alice@lire.example");
    for (int i = 0; i < 5; ++i) CHECK(tests::location(sign_up(site)) == "/inscription/merci");
    CHECK(site.journal().size() == 3);
  });
}

TEST_CASE("The way back is kept until signing in, when it is a path of ours") {
  on_site([](Site& site) {
    site.post(pages::s_inscrire, "/inscription",
              {{"nom", "Alice Petit"},
               {"courriel", "alice@lire.example"},
               {"mot_de_passe", std::string(good_password)},
               {"retour", "/invitations/3-a?b=c"}});
    CHECK(tests::location(confirm(site, site.last_link())) ==
          "/connexion?retour=%2Finvitations%2F3-a%3Fb%3Dc");
    site.visiteur.asks_for("/inscription", {{"retour", "//ailleurs.example"}});
    const auto page =
        site.database.read([&](db::Reading& r) { return pages::inscription(r, site.visiteur.visite()); });
    CHECK_FALSE(page.text().contains("ailleurs"));
  });
}

TEST_CASE("Who is signed in has nothing to sign up for") {
  on_site([](Site& site) {
    site.visiteur.acteur = site.account("alice@lire.example");
    CHECK(tests::location(site.get(pages::inscription, "/inscription")) == "/compte");
  });
}

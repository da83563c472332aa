#include "programme/personne/pages/pages_test.h"
#include "programme/personne/pages/routes.h"

using namespace personne;
using essai::good_password, essai::on_site, essai::Site;
using namespace std::chrono_literals;

namespace {

web::Response sign_in(Site& site, std::string courriel, std::string password = std::string(good_password),
                      std::string retour = "") {
  return site.post(pages::se_connecter, "/connexion",
                   {{"courriel", courriel}, {"mot_de_passe", password}, {"retour", retour}});
}

/// Takes the session that the answer opened, as the server does for the next request.
void follow(Site& site, const web::Response& response) {
  const auto lue = site.database.read([&](db::Reading& r) {
    return lire_session(r, tests::cookie(response, cookie_session), site.visiteur.now);
  });
  REQUIRE(lue);
  site.visiteur.acteur = lue->acteur;
  site.visiteur.session = lue->empreinte;
}

/// The field of a page by its name.
bool carries(const web::Response& page, std::string_view name, std::string_view value) {
  return page.text().contains("name=\"" + std::string(name) + "\" value=\"" + std::string(value) + "\"");
}

}  // namespace

TEST_CASE("Signing in opens a session in a cookie that scripts cannot read") {
  on_site([](Site& site) {
    const auto alice = site.account("alice@lire.example");
    const auto response = sign_in(site, " Alice@LIRE.example ");
    CHECK(tests::location(response) == "/dossiers");
    std::string header;
    for (const auto& [name, value] : response.headers)
      if (name == "Set-Cookie") header = value;
    CHECK(header.starts_with("dentelle_session="));
    CHECK(header.contains("HttpOnly"));
    CHECK(header.contains("SameSite=Lax"));
    CHECK_FALSE(header.contains("Secure"));
    follow(site, response);
    CHECK(site.visiteur.acteur.id == alice.id);
  });
}

TEST_CASE("An agent lands on the tableau, anyone where they were going, nobody on another site") {
  on_site([](Site& site) {
    site.account("chloe@agglo.example", "Chloé Roy", Attribution{.role = Role::coordination});
    site.visiteur.settings.secure_cookies = true;
    const auto response = sign_in(site, "chloe@agglo.example");
    CHECK(tests::location(response) == "/tableau");
    CHECK(tests::location(sign_in(site, "chloe@agglo.example", std::string(good_password),
                                  "/dossiers/3?a=b")) == "/dossiers/3?a=b");
    for (const char* elsewhere : {"//ailleurs.example", "https://ailleurs.example", "/\\ailleurs.example"})
      CHECK(tests::location(sign_in(site, "chloe@agglo.example", std::string(good_password), elsewhere)) ==
            "/tableau");
  });
}

TEST_CASE("A wrong password and an unknown address get the same answer") {
  on_site([](Site& site) {
    site.account("alice@lire.example");
    const auto wrong = sign_in(site, "alice@lire.example", "Mauvais-9-Granite");
    auto unknown = sign_in(site, "zzzzz@lire.example", "Mauvais-9-Granite").text();
    CHECK(wrong.status == 422);
    CHECK(wrong.text().contains("L’adresse ou le mot de passe ne correspond pas."));
    for (auto at = unknown.find("zzzzz"); at != unknown.npos; at = unknown.find("zzzzz"))
      unknown.replace(at, 5, "alice");
    CHECK(wrong.text() == unknown);
    CHECK(tests::cookie(wrong, cookie_session).empty());
  });
}

TEST_CASE("After too many failures even the right password waits, then is accepted") {
  on_site([](Site& site) {
    site.account("alice@lire.example");
    for (int i = 0; i < 10; ++i) {
      sign_in(site, "alice@lire.example", "Mauvais-9-Granite");
      site.visiteur.now += 2min;
    }
    const auto locked = sign_in(site, "alice@lire.example");
    CHECK(locked.status == 422);
    CHECK(locked.text().contains("Réessayez dans 13 minutes."));
    site.visiteur.now += 13min;
    CHECK(tests::location(sign_in(site, "alice@lire.example")) == "/dossiers");
  });
}

TEST_CASE("An address not confirmed does not open a session, even with the right password") {
  on_site([](Site& site) {
    site.post(
        pages::s_inscrire, "/inscription",
        {{"nom", "Alice"}, {"courriel", "alice@lire.example"}, {"mot_de_passe", std::string(good_password)}});
    const auto response = sign_in(site, "alice@lire.example");
    CHECK(response.status == 422);
    CHECK(response.text().contains("pas encore confirmée"));
    CHECK(tests::cookie(response, cookie_session).empty());
  });
}

TEST_CASE("Empty fields are asked for without counting a failure") {
  on_site([](Site& site) {
    const auto response = sign_in(site, "", "");
    CHECK(response.status == 422);
    CHECK(response.text().contains("Écrivez votre adresse électronique."));
    CHECK(response.text().contains("Écrivez votre mot de passe."));
    const auto counts =
        site.database.read([](db::Reading& r) { return r.one<int>("SELECT COUNT(*) FROM echec"); });
    CHECK(counts == 0);
  });
}

TEST_CASE("Signing out ends the session on the server and in the browser") {
  on_site([](Site& site) {
    site.account("alice@lire.example");
    const auto in = sign_in(site, "alice@lire.example");
    follow(site, in);
    const auto out = site.post(pages::se_deconnecter, "/deconnexion", {});
    CHECK(tests::location(out) == "/");
    CHECK(tests::cookie(out, cookie_session) == "-");
    CHECK_FALSE(site.database.read([&](db::Reading& r) {
      return lire_session(r, tests::cookie(in, cookie_session), site.visiteur.now);
    }));
  });
}

TEST_CASE("Signing in again replaces the session: its token changes") {
  on_site([](Site& site) {
    site.account("alice@lire.example");
    const auto first = sign_in(site, "alice@lire.example");
    follow(site, first);
    const auto second = sign_in(site, "alice@lire.example");
    CHECK(tests::cookie(first, cookie_session) != tests::cookie(second, cookie_session));
    follow(site, second);
    CHECK(site.database
              .read([&](db::Reading& r) { return sessions_de(r, site.visiteur.acteur, site.visiteur.now); })
              .size() == 1);
  });
}

TEST_CASE("Who is signed in is not asked again") {
  on_site([](Site& site) {
    site.visiteur.acteur = site.account("alice@lire.example");
    CHECK(tests::location(site.get(pages::connexion, "/connexion")) == "/dossiers");
  });
}

TEST_CASE(
    "A text sent with an expired session survives signing in, even after a mistake, and is sent again") {
  on_site([](Site& site) {
    site.account("alice@lire.example");
    site.visiteur.posts("/dossiers/3/note/projet?a=1", {{"jeton", "vieux"},
                                                        {"version", "4"},
                                                        {"diagnostic", "Une ligne\nune autre & \"trois\""},
                                                        {"axes", "jeunesse"},
                                                        {"axes", "laicite"},
                                                        {"mot_de_passe_actuel", "secret"}});
    const auto form = reprise_apres_expiration(site.visiteur.visite());
    CHECK(form.status == 401);
    CHECK(form.text().contains("ce que vous veniez d’écrire est gardé"));
    CHECK(carries(form, "garde_action", "/dossiers/3/note/projet?a=1"));
    CHECK(carries(form, "garde.diagnostic", "Une ligne\nune autre &amp; &#34;trois&#34;"));
    CHECK_FALSE(form.text().contains("garde.jeton"));
    CHECK_FALSE(form.text().contains("secret"));

    auto sign_in_with = [&](std::string password) {
      return site.post(pages::se_connecter, "/connexion",
                       {{"courriel", "alice@lire.example"},
                        {"mot_de_passe", password},
                        {"garde_action", "/dossiers/3/note/projet?a=1"},
                        {"garde.version", "4"},
                        {"garde.diagnostic", "Une ligne\nune autre & \"trois\""},
                        {"garde.axes", "jeunesse"},
                        {"garde.axes", "laicite"}});
    };
    const auto mistaken = sign_in_with("Mauvais-9-Granite");
    CHECK(mistaken.status == 422);
    CHECK(carries(mistaken, "garde.axes", "laicite"));

    const auto in = sign_in_with(std::string(good_password));
    const std::string path = tests::location(in);
    REQUIRE(path.starts_with("/reprise/"));
    follow(site, in);
    const auto kept = site.get(pages::reprise, path, {path.substr(9)});
    CHECK(kept.text().contains("Votre texte a été gardé"));
    CHECK(kept.text().contains(R"(<form action="/dossiers/3/note/projet?a=1" method="post")"));
    CHECK(carries(kept, "jeton", "jeton-de-test"));
    CHECK(carries(kept, "version", "4"));
    CHECK(carries(kept, "diagnostic", "Une ligne\nune autre &amp; &#34;trois&#34;"));
    CHECK(carries(kept, "axes", "jeunesse"));
    CHECK(carries(kept, "axes", "laicite"));
    CHECK(site.post(pages::oublier_reprise, path + "/oublier", {}, {path.substr(9)}).status == 303);
    CHECK(site.get(pages::reprise, path, {path.substr(9)}).status == 404);
  });
}

TEST_CASE("A kept text is shown to nobody else") {
  on_site([](Site& site) {
    const auto alice = site.account("alice@lire.example"), bob = site.account("bob@lire.example");
    const auto id = site.database.write(
        [&](db::Writing& w) { return garder_texte(w, alice.id, "/a", "x=1", site.visiteur.now); });
    site.visiteur.acteur = bob;
    CHECK(site.get(pages::reprise, "/reprise", {std::to_string(id)}).status == 404);
  });
}

TEST_CASE("What another site posts is not kept, and no text is sent elsewhere") {
  on_site([](Site& site) {
    site.visiteur.posts("/compte/nom", {{"nom", "Intrus"}});
    site.visiteur.request.origin = "https://ailleurs.example";
    CHECK_FALSE(reprise_apres_expiration(site.visiteur.visite()).text().contains("Intrus"));
    site.visiteur.request.origin = "http://127.0.0.1:8080";
    CHECK(reprise_apres_expiration(site.visiteur.visite()).text().contains("Intrus"));
    site.account("alice@lire.example");
    const auto in = site.post(pages::se_connecter, "/connexion",
                              {{"courriel", "alice@lire.example"},
                               {"mot_de_passe", std::string(good_password)},
                               {"garde_action", "https://ailleurs.example/"},
                               {"garde.texte", "x"}});
    CHECK(tests::location(in) == "/dossiers");
  });
}

TEST_CASE("An island is told where to sign in, and comes back to its page") {
  tests::Visiteur someone;
  someone.posts("/dossiers/3/note/projet", {{"diagnostic", "x"}});
  someone.request.accept = "application/json";
  auto answer = [&](std::string referer) {
    someone.request.referer = std::move(referer);
    return reprise_apres_expiration(someone.visite());
  };
  const auto response = answer("http://127.0.0.1:8080/dossiers/3/note/projet?verifier=1");
  CHECK(response.status == 401);
  CHECK(response.text() ==
        R"({"connexion":"/connexion?retour=%2Fdossiers%2F3%2Fnote%2Fprojet%3Fverifier%3D1"})");
  for (const char* unknown :
       {"", "https://ailleurs.example/x", "127.0.0.1:8080/x", "http://127.0.0.1:8080//x"})
    CHECK(answer(unknown).text() == R"({"connexion":"/connexion"})");
}

TEST_CASE("A page that needs signing in is come back to") {
  tests::Visiteur someone;
  someone.gets("/dossiers/3?a=b");
  CHECK(tests::location(vers_connexion(someone.visite())) == "/connexion?retour=%2Fdossiers%2F3%3Fa%3Db");
  someone.request.accept = "application/json";
  CHECK(vers_connexion(someone.visite()).status == 401);
}

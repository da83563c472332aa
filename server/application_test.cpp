#include "server/application.h"

#include <doctest/doctest.h>
#include <spdlog/spdlog.h>

#include "platform/base/secret.h"
#include "platform/files/fault.h"
#include "programme/campagne/campagne_store.h"
#include "programme/page/champ.h"
#include "programme/page/gabarit.h"
#include "programme/personne/pages/routes.h"
#include "programme/personne/personne_store.h"
#include "tests/support/databases.h"
#include "tests/support/http_client.h"
#include "tests/support/source_dir.h"

using namespace html::literals;
using server::Application;

namespace {

const base::Instant now = *base::parse_paris("2022-09-10T09:00");

web::Response form_page(db::Reading&, const page::Visite& v) {
  return page::page(v, {"Formulaire"}, [&](html::Out& out) {
    page::formulaire(out, v, "/ecrire");
    page::fin_formulaire(out);
  });
}

web::Response plain_page(db::Reading&, const page::Visite& v) {
  return page::page(v, {"Page"},
                    [&](html::Out& out) { out("<p>{}</p>"_h, v.path.empty() ? "" : v.path[0]); });
}

/// Renames the person 1, and answers what the form asks.
web::Response write_name(db::Writing& w, const page::Visite& v) {
  w.exec("UPDATE personne SET nom = ?1 WHERE id = ?2", v.request.form.get("nom"), v.acteur.id);
  auto answer = v.request.form.get("reponse");
  if (answer == "refus") return web::html_page("refus", 422);
  if (answer == "refus gardé") return web::html_page("refus", 409).header("X-Dentelle-Commit", "1");
  if (answer == "panne") throw std::runtime_error("secret of the machine");
  if (answer == "plein") throw db::Error(db::ErrorKind::full, "secret of the disk");
  if (answer == "abîmé") throw files::Fault(files::FaultKind::damaged, "secret of the folder");
  if (answer == "dossier plein") throw files::Fault(files::FaultKind::full, "secret of the folder");
  if (answer == "disque malade") throw files::Fault(files::FaultKind::disk, "secret of the folder");
  if (answer == "absente") throw db::Error(db::ErrorKind::connection, "secret of the network");
  return web::redirect("/page/1");
}

std::vector<page::Route> test_routes() {
  auto routes = personne::routes();
  auto agents = page::reserve({personne::Role::coordination});
  routes.push_back(page::get("/formulaire", page::public_, form_page));
  routes.push_back(page::get("/page/{id}", page::public_, plain_page));
  routes.push_back(page::get("/chez-soi", page::connecte, plain_page));
  routes.push_back(page::get("/agents", agents, plain_page));
  routes.push_back(page::post("/ecrire", page::connecte, write_name));
  routes.push_back(page::post("/agents/ecrire", agents, write_name));
  routes.back().body_limit = 5000;
  return routes;
}

/// An application with a campaign and one person, and a client without a socket.
struct World {
  db::Database& database;
  int commits = 0;
  Application application;
  std::string session;

  explicit World(db::Database& d)
      : database(prepared(d)), application(d, test_routes(), {.after_commit = [this] { ++commits; }}) {
    spdlog::set_level(spdlog::level::off);
    session = d.write([](db::Writing& w) {
      auto made = personne::creer_par_console(w, {"Camille", "camille@exemple.example", "x", {}}, now);
      return personne::ouvrir_session(w, made->personne, "test", now);
    });
  }
  static db::Database& prepared(db::Database& d) {
    auto files = campagne::lire_dossier(tests::source_dir() + "/tests/campagnes/petite");
    d.write([&](db::Writing& w) {
      return campagne::enregistrer(w, personne::systeme(), now, *files).has_value();
    });
    return d;
  }
  web::Request request(web::Method method, std::string path, bool signed_in) const {
    web::Request r;
    r.method = method;
    r.path = r.target = std::move(path);
    r.received_at = now;
    r.id = "repère";
    if (signed_in) r.cookies.add(std::string(personne::cookie_session), session);
    return r;
  }
  web::Response get(std::string path, bool signed_in = false) {
    return application.handle(request(web::Method::get, std::move(path), signed_in));
  }
  std::string token() { return *tests::field_value(get("/formulaire", true).text(), "jeton"); }
  web::Response post(std::string path, const tests::Pairs& fields, bool signed_in = true) {
    auto r = request(web::Method::post, std::move(path), signed_in);
    for (const auto& [name, value] : fields) r.form.add(name, value);
    return application.handle(r);
  }
  std::string name() const {
    return *database.read(
        [](db::Reading& r) { return r.one<std::string>("SELECT nom FROM personne WHERE id = 1"); });
  }
};

void in_a_world(const std::function<void(World&)>& test) {
  tests::on_sqlite([&](db::Database& database, const std::string&) {
    World world(database);
    test(world);
  });
}

}  // namespace

TEST_CASE("a page is answered with the headers of every answer") {
  in_a_world([](World& w) {
    auto r = w.get("/page/7");
    CHECK(r.status == 200);
    CHECK(r.text().contains("<p>7</p>"));
    CHECK(web::header_of(r, "Content-Security-Policy").starts_with("default-src 'none'"));
    CHECK(!web::header_of(r, "Content-Security-Policy").contains("unsafe"));
    CHECK(web::header_of(r, "X-Content-Type-Options") == "nosniff");
    CHECK(web::header_of(r, "Referrer-Policy") == "same-origin");
    CHECK(web::header_of(r, "Server-Timing").starts_with("db;desc=\"0 requetes\""));
    CHECK(web::header_of(r, "Strict-Transport-Security").empty());
    CHECK(web::header_of(r, "Cache-Control") == "private, no-cache");
    CHECK(web::header_of(w.get("/page/7", true), "Cache-Control") == "no-store");
  });
}

TEST_CASE("what is nowhere is 404, what answers another method is 405, a final slash is taken away") {
  in_a_world([](World& w) {
    CHECK(w.get("/nulle-part").status == 404);
    CHECK(w.get("/ecrire").status == 405);
    CHECK(web::header_of(w.get("/ecrire"), "Allow") == "POST");
    CHECK(w.post("/page/1", {}).status == 405);
    CHECK(web::header_of(w.get("/page/1/"), "Location") == "/page/1");
    CHECK(w.get("/assets/absent.css").status == 404);
  });
}

TEST_CASE("who is not signed in is sent to sign in, and back") {
  in_a_world([](World& w) {
    auto r = w.get("/chez-soi");
    CHECK(r.status == 303);
    CHECK(web::header_of(r, "Location") == "/connexion?retour=%2Fchez-soi");
    CHECK(w.get("/chez-soi", true).status == 200);
  });
}

TEST_CASE("who has not the role is told so") {
  in_a_world([](World& w) {
    CHECK(w.get("/agents").status == 303);
    CHECK(w.get("/agents", true).status == 403);
    CHECK(w.post("/agents/ecrire", {{"jeton", w.token()}, {"nom", "Autre"}}).status == 403);
    CHECK(w.name() == "Camille");
  });
}

TEST_CASE("a form is taken with the token of the session") {
  in_a_world([](World& w) {
    CHECK(w.post("/ecrire", {{"jeton", w.token()}, {"nom", "Dominique"}}).status == 303);
    CHECK(w.name() == "Dominique");
    CHECK(w.commits == 1);
  });
}

TEST_CASE("without its token a form is not taken, and its fields come back, passwords excepted") {
  in_a_world([](World& w) {
    for (auto jeton : {"", "faux"}) {
      auto r = w.post("/ecrire", {{"jeton", jeton}, {"nom", "L’autre"}, {"mot_de_passe", "secret12345"}});
      CHECK(r.status == 403);
      CHECK(tests::field_value(r.text(), "nom") == "L’autre");
      CHECK(tests::field_value(r.text(), "jeton") == w.token());
      CHECK(!r.text().contains("secret12345"));
    }
    CHECK(w.name() == "Camille");
  });
}

TEST_CASE("a form sent by another site is not taken, even with a good token") {
  in_a_world([](World& w) {
    auto r = w.request(web::Method::post, "/ecrire", true);
    r.form.add("jeton", w.token());
    r.form.add("nom", "Intrus");
    r.fetch_site = "cross-site";
    CHECK(w.application.handle(r).status == 403);
    CHECK(w.name() == "Camille");
  });
}

TEST_CASE("a form sent after the session has expired gives its text back with the sign-in form") {
  in_a_world([](World& w) {
    auto r = w.post("/ecrire", {{"jeton", "d’une session passée"}, {"nom", "Un long texte"}}, false);
    CHECK(r.text().contains("Un long texte"));
    CHECK(r.text().contains("name=\"mot_de_passe\""));
    CHECK(w.name() == "Camille");
  });
}

TEST_CASE("a refusal is rolled back, unless the handler says that it counts") {
  in_a_world([](World& w) {
    CHECK(w.post("/ecrire", {{"jeton", w.token()}, {"nom", "Refusée"}, {"reponse", "refus"}}).status == 422);
    CHECK(w.name() == "Camille");
    auto kept = w.post("/ecrire", {{"jeton", w.token()}, {"nom", "Gardée"}, {"reponse", "refus gardé"}});
    CHECK(kept.status == 409);
    CHECK(web::header_of(kept, "X-Dentelle-Commit").empty());
    CHECK(w.name() == "Gardée");
  });
}

TEST_CASE("a fault is rolled back, and its page tells nothing but the request's number") {
  in_a_world([](World& w) {
    CHECK_THROWS(w.post("/ecrire", {{"jeton", w.token()}, {"nom", "Perdue"}, {"reponse", "panne"}}));
    CHECK(w.name() == "Camille");
    auto r = w.application.fault(w.request(web::Method::post, "/ecrire", true));
    CHECK(r.status == 500);
    CHECK(r.text().contains("repère"));
    CHECK(!r.text().contains("secret"));
    CHECK(!web::header_of(r, "Content-Security-Policy").empty());
  });
}

TEST_CASE(
    "when the database is full or away nothing is written, and what was sent comes back to be sent again") {
  in_a_world([](World& w) {
    for (auto fault : {"plein", "absente"}) {
      std::string name = "Un texte assez long pour valoir la peine d’être copié";
      auto r = w.post("/ecrire", {{"jeton", w.token()}, {"nom", name}, {"reponse", fault}});
      CHECK(r.status == 503);
      CHECK(!web::header_of(r, "Retry-After").empty());
      CHECK(web::header_of(r, "Cache-Control") == "no-store");
      CHECK(tests::field_value(r.text(), "nom") == name);
      CHECK(tests::field_value(r.text(), "jeton") == w.token());
      CHECK(!r.text().contains("secret"));
      CHECK(w.name() == "Camille");
    }
    CHECK(w.commits == 0);
  });
}

TEST_CASE("a form with a password does not come back when the database is away") {
  in_a_world([](World& w) {
    tests::Pairs fields{{"jeton", w.token()}, {"nom", "Camille"}, {"mot_de_passe", "caché12345"}};
    fields.emplace_back("reponse", "absente");
    auto r = w.post("/ecrire", fields);
    CHECK(r.status == 503);
    CHECK(!r.text().contains("caché12345"));
    CHECK(!r.text().contains("Renvoyer"));
  });
}

TEST_CASE("a visitor gets a cookie only when shown a form, and that form's token is good with it") {
  in_a_world([](World& w) {
    CHECK(web::header_of(w.get("/page/1"), "Set-Cookie").empty());
    auto shown = w.get("/connexion");
    auto cookie = std::string(web::header_of(shown, "Set-Cookie"));
    REQUIRE(cookie.starts_with("dentelle_visite="));
    auto sign_in = w.request(web::Method::post, "/connexion", false);
    sign_in.form.add("jeton", *tests::field_value(shown.text(), "jeton"));
    CHECK(w.application.handle(sign_in).status == 403);
    sign_in.cookies.add("dentelle_visite", cookie.substr(16, cookie.find(';') - 16));
    CHECK(w.application.handle(sign_in).status != 403);
  });
}

TEST_CASE("an unchanged public page is not sent twice") {
  in_a_world([](World& w) {
    auto r = w.request(web::Method::get, "/page/7", false);
    r.if_none_match = web::header_of(w.application.handle(r), "ETag");
    CHECK(!r.if_none_match.empty());
    CHECK(w.application.handle(r).status == 304);
    CHECK(web::header_of(w.get("/page/7", true), "ETag").empty());
  });
}

TEST_CASE("the size of a body is that of the route") {
  in_a_world([](World& w) {
    CHECK(w.application.limit({web::Method::post, "/agents/ecrire"}).bytes == 5000);
    CHECK(w.application.limit({web::Method::post, "/nulle-part"}).bytes == 256 * 1024);
    CHECK(!w.application.limit({web::Method::post, "/ecrire"}).uploads);
  });
}

TEST_CASE("without a campaign there is nothing to show yet, and health says so") {
  tests::on_sqlite([](db::Database& database, const std::string&) {
    spdlog::set_level(spdlog::level::off);
    Application application(database, test_routes(), {});
    web::Request request;
    request.path = request.target = "/page/1";
    CHECK(application.handle(request).status == 503);
    CHECK(application.fault(request).status == 500);
    request.path = "/sante";
    CHECK(application.handle(request).status == 503);
    World::prepared(database);
    CHECK(application.refresh_campaign());
    CHECK(application.handle(request).text() == "ok\n");
  });
}

TEST_CASE("a kept file that cannot be read is said to be so, with what can be done; nothing is written") {
  in_a_world([](World& w) {
    auto damaged = w.post("/ecrire", {{"jeton", w.token()}, {"nom", "Autre"}, {"reponse", "abîmé"}});
    CHECK(damaged.status == 500);
    CHECK(damaged.text().contains("Ce document ne peut pas être ouvert"));
    CHECK(damaged.text().contains("repère"));
    for (auto fault : {"dossier plein", "disque malade"}) {
      auto response = w.post("/ecrire", {{"jeton", w.token()}, {"nom", "Autre"}, {"reponse", fault}});
      CHECK(response.status == 503);
      CHECK(response.text().contains("value=\"Autre\""));
      CHECK_FALSE(response.text().contains("secret"));
    }
    CHECK(w.name() == "Camille");
  });
}

TEST_CASE(
    "a form whose file found no room comes back with what was typed, and says that the file is to be chosen "
    "again") {
  in_a_world([](World& w) {
    auto r = w.request(web::Method::post, "/ecrire", true);
    r.form.add("jeton", w.token());
    r.form.add("nom", "Autre");
    r.uploads.push_back({"fichier", "a.pdf", "application/pdf", {}, 10});
    auto response = w.application.handle(r);
    CHECK(response.status == 503);
    CHECK(response.text().contains("n’a plus de place"));
    CHECK(response.text().contains("value=\"Autre\""));
    CHECK(response.text().contains("vous le demandera de nouveau"));
    CHECK(w.name() == "Camille");
  });
}

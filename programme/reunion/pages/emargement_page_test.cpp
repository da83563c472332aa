#include <doctest/doctest.h>

#include "programme/personne/personne_store.h"
#include "programme/reunion/emargement_test.h"
#include "programme/reunion/pages/pages.h"
#include "tests/support/databases.h"
#include "tests/support/http_client.h"
#include "tests/support/visite.h"

using namespace reunion;
using namespace reunion::test;

namespace {

struct Site {
  db::Database& database;
  Salle s = salle(database);
  tests::Visiteur v{.acteur = s.people.boss, .now = nine, .campagne = s.campagne};
  std::string id = std::to_string(s.reunion.id);

  std::string first() const { return std::to_string(s.passages[0]); }
  web::Response list(tests::Values query = {}) {
    v.asks_for("/reunions-partenariales/" + id + "/emargement", query);
    v.path = {id};
    return database.read([&](db::Reading& r) { return pages::emargement(r, v.visite()); });
  }
  web::Response tick(tests::Values form, bool json = false) {
    v.posts("/reunions-partenariales/" + id + "/pointages", form, {id});
    if (json) v.request.accept = "application/json";
    return database.write([&](db::Writing& w) { return pages::pointer(w, v.visite()); });
  }
  template <class Handler>
  web::Response posts(Handler handler, std::string_view path, tests::Values form, std::string value) {
    v.posts(path, form, {std::move(value)});
    return database.write([&](db::Writing& w) { return handler(w, v.visite()); });
  }
  Presence presence_of(std::size_t n) {
    return database.read([&](db::Reading& r) {
      return emargement(r, s.runs(), s.reunion.id, s.passages[n])->passage.presence();
    });
  }
};

}  // namespace

TEST_CASE("the list names who comes, in which slot, and counts") {
  tests::on_both_engines([](db::Database& database) {
    Site site{database};
    auto page = site.list();
    CHECK(page.status == 200);
    for (auto text :
         {"Jardin partagé", "9 h 00", "Les Tilleuls", "Dominique Exemple, trésorerie (remplace la personne",
          "jeudi 4 octobre 2029, de 9 h 00 à 12 h 00 – Salle A", "Sans créneau",
          "<strong data-compte=\"attendu\">3</strong>"})
      CHECK_MESSAGE(page.text().contains(text), text);
    CHECK(site.list({{"q", "dominique"}}).text().contains("1 passage sur 3"));
    CHECK(site.list({{"q", "tresorerie"}}).text().contains("0 passage sur 3"));
  });
}

TEST_CASE("from the campaign's minute of delay on, « En retard » is what the page suggests") {
  tests::on_both_engines([](db::Database& database) {
    Site site{database};
    auto suggested = [&](std::string_view presence) {
      auto page = site.list({{"code", "k7r2m1"}}).text();
      return page.contains("value=\"" + std::string(presence) +
                           "\" class=\"dt-pointer dt-pointer--probable\"");
    };
    site.v.at(nine + std::chrono::minutes(10) - std::chrono::milliseconds(1));
    CHECK(suggested("present"));
    site.v.at(nine + std::chrono::minutes(10));
    CHECK(suggested("en_retard"));
    CHECK(site.list().text().contains("Prévu à 9 h 00 : 10 minutes de retard."));
  });
}

TEST_CASE("a button notes the presence and comes back to its line; the list says who and when") {
  tests::on_both_engines([](db::Database& database) {
    Site site{database};
    auto done = site.tick({{"passage", site.first()}, {"vu", "0"}, {"presence", "present"}});
    CHECK(done.status == 303);
    CHECK(web::header_of(done, "Location") ==
          "/reunions-partenariales/" + site.id + "/emargement#passage-" + site.first());
    CHECK(site.list().text().contains("Arrivé·e à 9 h 00, noté par coordonne."));
  });
}

TEST_CASE(
    "what somebody else noted meanwhile is shown with both states, and is replaced only when asked again") {
  tests::on_both_engines([](db::Database& database) {
    Site site{database};
    site.tick({{"passage", site.first()}, {"vu", "0"}, {"presence", "present"}});
    auto conflict = site.tick({{"passage", site.first()}, {"vu", "0"}, {"presence", "absent"}});
    CHECK(conflict.status == 409);
    for (auto text : {"Jardin partagé", "une autre personne a noté", "Présent·e", "noté par coordonne",
                      "Noter quand même « Absent·e »", "Laisser la liste comme elle est"})
      CHECK_MESSAGE(conflict.text().contains(text), text);
    CHECK(site.presence_of(0) == Presence::present);
    auto seen = tests::field_value(conflict.text(), "vu");
    CHECK(site.tick({{"passage", site.first()}, {"vu", *seen}, {"presence", "absent"}}).status == 303);
    CHECK(site.presence_of(0) == Presence::absent);
  });
}

TEST_CASE("of several ticks in one form those that can be are recorded, the others are explained") {
  tests::on_both_engines([](db::Database& database) {
    Site site{database};
    auto second = std::to_string(site.s.passages[1]);
    auto answer = site.tick({{"passage", site.first()},
                             {"vu", "0"},
                             {"presence", "present"},
                             {"passage", second},
                             {"vu", "0"},
                             {"presence", "excuse"},
                             {"motif", ""}});
    CHECK(answer.status == 422);
    CHECK(answer.text().contains("Écrivez en quelques mots le motif de l’excuse."));
    CHECK(web::header_of(answer, "X-Dentelle-Commit") == "1");
    CHECK(site.tick({}).status == 422);
    CHECK(site.tick({{"passage", "x"}, {"vu", "0"}, {"presence", "parti"}})
              .text()
              .contains("L’état choisi n’est pas reconnu."));
  });
}

TEST_CASE("a batch in JSON is answered tick by tick; one that cannot be read is refused whole") {
  tests::on_both_engines([](db::Database& database) {
    Site site{database};
    auto batch = R"([{"cle":"premiere1","passage":)" + site.first() + R"(,"presence":"present","vu":"0"},)" +
                 R"({"cle":"premiere1","passage":)" + site.first() + R"(,"presence":"present","vu":"0"},)" +
                 R"({"cle":"autre2222","passage":1234567,"presence":"present","vu":"0"}])";
    auto answer = site.tick({{"pointages", batch}}, true);
    CHECK(answer.status == 200);
    CHECK(answer.text().contains(R"("cle":"premiere1","passage":)" + site.first() + R"(,"issue":"note")"));
    CHECK(answer.text().contains(R"("issue":"deja")"));
    CHECK(answer.text().contains(
        R"("cle":"autre2222","passage":1234567,"issue":"refus","explication":"Ce passage n’est pas)"));
    CHECK(answer.text().contains(R"("version":1)"));
    auto broken = site.tick({{"pointages", "{"}}, true);
    CHECK(broken.status == 422);
    CHECK(broken.text().contains("La liste des pointages n’est pas lisible."));
  });
}

TEST_CASE("the state of the list is short when nothing changed since") {
  tests::on_both_engines([](db::Database& database) {
    Site site{database};
    auto asked = [&](std::string direct) {
      site.v.asks_for("/reunions-partenariales/" + site.id + "/pointages", {{"direct", std::move(direct)}});
      site.v.path = {site.id};
      return database.read([&](db::Reading& r) { return pages::etats(r, site.v.visite()); }).text();
    };
    CHECK(asked("0") == R"({"direct":0,"close":false})");
    site.tick({{"passage", site.first()}, {"vu", "0"}, {"presence", "present"}});
    CHECK(asked("0").contains(R"("presence":"present","label":"Présent·e","version":1)"));
    CHECK(asked("1") == R"({"direct":1,"close":false})");
  });
}

TEST_CASE(
    "a code finds one passage; a wrong one is told, and where it is from when it is another meeting's") {
  tests::on_both_engines([](db::Database& database) {
    Site site{database};
    auto found = site.list({{"code", "k7 r2 m1"}});
    CHECK(found.text().contains("1 passage sur 3"));
    CHECK(tests::field_value(found.text(), "mode") == "code");
    auto wrong = site.list({{"code", "AAAAAA"}});
    CHECK(wrong.status == 422);
    CHECK(wrong.text().contains("Aucun passage de cette réunion n’a le code « AAAAAA »."));
    auto dossier = deposited(database, site.s.people);
    database.write([&](db::Writing& w) {
      add_passage(w, add_meeting(w, "sante", "Réunion Santé"), dossier, std::nullopt, std::nullopt, "ZZZZZ9");
    });
    CHECK(site.list({{"code", "ZZZZZ9"}})
              .text()
              .contains("n’est pas de cette réunion, mais de : Réunion Santé."));
  });
}

TEST_CASE("the QR code's page notes nothing by being opened; its button does, and says how") {
  tests::on_both_engines([](db::Database& database) {
    Site site{database};
    auto path = database.write([&](db::Writing& w) {
      personne::assurer_cle_des_liens(w);
      return chemin_presence(w, site.s.passages[0]).value();
    });
    auto link = path.substr(std::string_view("/presence/").size());
    auto opened = [&] {
      site.v.gets(path, {link});
      return database.read([&](db::Reading& r) { return pages::code_presence(r, site.v.visite()); });
    };
    auto page = opened();
    CHECK(page.status == 200);
    CHECK(page.text().contains("Noter présent·e"));
    CHECK(site.presence_of(0) == Presence::attendu);
    CHECK(site.posts(pages::noter_par_code, path, {{"vu", "0"}, {"presence", "present"}}, link).status ==
          303);
    CHECK_FALSE(opened().text().contains("<form action=\"/presence/"));
    auto other = site.posts(pages::noter_par_code, path, {{"vu", "0"}, {"presence", "en_retard"}}, link);
    CHECK(other.status == 422);
    CHECK(other.text().contains("Une autre personne a noté « Présent·e » pendant ce temps."));
    CHECK(site.posts(pages::noter_par_code, path, {{"vu", "0"}, {"presence", "x"}}, link).status == 422);
    CHECK(site.posts(pages::noter_par_code, path, {{"vu", "0"}}, "1-faux").status == 404);
    site.v.acteur = site.s.people.writer;
    auto porteur = opened();
    CHECK(porteur.status == 403);
    CHECK(porteur.text().contains("Ce code se montre à l’accueil"));
    site.v.acteur = site.s.people.other;
    CHECK(opened().status == 404);
  });
}

TEST_CASE("closing shows who will be absent, refuses too early, and can be taken back") {
  tests::on_both_engines([](db::Database& database) {
    Site site{database};
    auto path = "/reunions-partenariales/" + site.id + "/emargement/cloture";
    auto shown = [&](Instant when) {
      site.v.at(when).gets(path, {site.id});
      return database.read([&](db::Reading& r) { return pages::cloture(r, site.v.visite()); }).text();
    };
    CHECK(shown(nine).contains("Des personnes sont encore attendues jusqu’à 9 h 30."));
    CHECK(site.posts(pages::clore_la_liste, path, {}, site.id).status == 422);
    CHECK(shown(half_past).contains("ils seront notés « Absent·e »"));
    CHECK(site.posts(pages::clore_la_liste, path, {}, site.id).status == 303);
    CHECK(site.list().text().contains("La liste est close depuis le 4 octobre 2029 à 9 h 30."));
    CHECK_FALSE(site.list().text().contains("value=\"present\""));
    CHECK(shown(half_past).contains("Rouvrir la liste"));
    CHECK(site.posts(pages::rouvrir_la_liste, path, {}, site.id).status == 303);
    CHECK(site.posts(pages::rouvrir_la_liste, path, {}, site.id).status == 422);
  });
}

TEST_CASE("who sees the meeting without running it is told, and ticks nothing") {
  tests::on_both_engines([](db::Database& database) {
    Site site{database};
    site.v.acteur.attributions = {{.role = Role::chef_de_projet, .communes = {"00002"}}};
    CHECK(site.list().status == 403);
    CHECK(site.tick({{"passage", site.first()}, {"vu", "0"}, {"presence", "present"}}).status == 403);
    site.v.acteur = site.s.people.other;
    CHECK(site.list().status == 404);
  });
}

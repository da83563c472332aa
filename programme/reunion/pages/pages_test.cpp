#include "programme/reunion/pages/pages.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "programme/reunion/appel_test.h"
#include "programme/reunion/invite_store.h"
#include "programme/reunion/pages/routes.h"
#include "tests/support/databases.h"
#include "tests/support/visite.h"

using namespace reunion;
using namespace reunion::test;
using tests::Visiteur;

namespace {

using Read = web::Response (*)(db::Reading&, const page::Visite&);
using Write = web::Response (*)(db::Writing&, const page::Visite&);

/// The call with its meetings, seen by the coordination.
struct Site {
  db::Database& database;
  Appel a = ouvert(database);
  Visiteur visitor{.acteur = a.boss(), .now = today, .campagne = a.campagne};

  std::string id() const { return std::to_string(a.amont.id); }
  web::Response get(Read handler, std::vector<std::string> path, tests::Values query = {}) {
    visitor.asks_for("/x", query);
    visitor.path = std::move(path);
    return database.read([&](db::Reading& r) { return handler(r, visitor.visite()); });
  }
  web::Response post(Write handler, std::vector<std::string> path, tests::Values form = {}) {
    visitor.posts("/x", form, std::move(path));
    return database.write([&](db::Writing& w) { return handler(w, visitor.visite()); });
  }
  std::int64_t passes(const Reunion& u, std::string_view title, std::string_view address) {
    return database.write([&](db::Writing& w) { return passing(w, a, a.writer(), u, title, address); });
  }
  void place(std::int64_t passage, const Reunion& u, std::string_view time) {
    database.write([&](db::Writing& w) { REQUIRE(moved(w, a, passage, u, time, true)); });
  }
  Passage stored(std::int64_t passage) {
    return database.read([&](db::Reading& r) { return find_passage(r, a.boss(), passage).value(); });
  }
  std::string half_day(const Reunion& u) {
    return database.read([&](db::Reading& r) { return std::to_string(first_half_day(r, u)); });
  }
  std::string version() {
    return database.read(
        [&](db::Reading& r) { return std::to_string(find_reunion(r, a.boss(), a.amont.id)->version); });
  }
};

std::string slot(Site& s, const Reunion& u, std::string_view time) {
  return fmt::format("{}-{}", s.half_day(u), base::millis(paris(time)));
}

}  // namespace

TEST_CASE("no page of meetings is open to visitors, except by the secret link of a mail") {
  for (const auto& route : routes()) {
    bool by_link = route.pattern.starts_with("/convocations/{lien}") ||
                   route.pattern.starts_with("/invitations-reunion/{lien}");
    CHECK_MESSAGE((route.acces.kind == page::Acces::tous) == by_link, route.pattern);
  }
}

TEST_CASE("meetings are listed with their counters; those still to be opened have a button") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    s.place(s.passes(s.a.amont, "Jardin", "a@b.example"), s.a.amont, "2029-10-04T09:00");
    auto page = s.get(pages::reunions, {}).text();
    CHECK(page.contains("Réunion d’Amont"));
    CHECK(page.contains("jeudi 4 octobre 2029, de 9 h 00 à 12 h 00"));
    CHECK_FALSE(page.contains("À ouvrir"));
    s.visitor.campagne.reunions.push_back(
        {.code = "neuve",
         .titre = "Réunion neuve",
         .seances = {{paris("2029-10-09T09:00"), paris("2029-10-09T12:00")}}});
    CHECK(s.get(pages::reunions, {}).text().contains("/reunions-partenariales/neuve/ouvrir"));
    CHECK(s.post(pages::ouvrir_reunion, {"neuve"}).status == 303);
    CHECK(s.post(pages::ouvrir_reunion, {"neuve"}).status == 422);
    CHECK(s.post(pages::ouvrir_les_reunions, {}).status == 303);
    s.visitor.acteur = s.a.writer();
    CHECK(s.get(pages::reunions, {}).status == 403);
  });
}

TEST_CASE("what the committee handed to all meetings is taken with one button, by who runs them") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    database.write([&](db::Writing& w) {
      handed(w, deposited(w, s.a.writer(), "Jardin", "a@b.example"), "amont");
      handed(w, deposited(w, s.a.writer(), "Atelier", "a@b.example"), "aval");
      handed(w, deposited(w, s.a.writer(), "Santé", "a@b.example"), "sante");
    });
    CHECK(s.get(pages::reunions, {}).text().contains("3 projets confiés par le comité ne sont pas encore"));
    auto boss = s.visitor.acteur;
    s.visitor.acteur.attributions = {{.role = Role::chef_de_projet, .communes = {"00002"}}};
    CHECK(s.get(pages::reunions, {}).text().contains("1 projet confié par le comité n’est pas encore"));
    CHECK(s.post(pages::reprendre_partout, {}).status == 303);
    s.visitor.acteur = boss;
    CHECK(s.get(pages::reunions, {}).text().contains("2 projets confiés par le comité ne sont pas encore"));
    CHECK(s.post(pages::reprendre_partout, {}).status == 303);
    CHECK_FALSE(s.get(pages::reunions, {}).text().contains("confiés par le comité"));
    CHECK(database.read([&](db::Reading& r) { return passages(r, boss, s.a.sante.id).size(); }) == 1);
  });
}

TEST_CASE("a meeting is prepared; mistakes are told at once and nothing typed is lost") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    CHECK(s.get(pages::preparation, {s.id()}).text().contains("value=\"04/10/2029\""));
    auto wrong = s.post(pages::enregistrer_preparation, {s.id()},
                        {{"version", s.version()},
                         {"lieu", "Salle des fêtes"},
                         {"duree", "tout le temps"},
                         {"jour-1", "31/02/2029"},
                         {"debut-1", "9h"},
                         {"fin-1", "8h"}});
    CHECK(wrong.status == 422);
    CHECK(wrong.text().contains("value=\"Salle des fêtes\""));
    CHECK(wrong.text().contains("value=\"31/02/2029\""));
    CHECK(wrong.text().contains("href=\"#duree\""));
    auto right = s.post(pages::enregistrer_preparation, {s.id()},
                        {{"version", s.version()},
                         {"lieu", "Salle des fêtes"},
                         {"duree", "30"},
                         {"id-1", s.half_day(s.a.amont)},
                         {"jour-1", "04/10/2029"},
                         {"debut-1", "9h"},
                         {"fin-1", "11h"},
                         {"salle-1", "Bleue"}});
    CHECK(right.status == 303);
    CHECK(s.get(pages::reunion, {s.id()}).text().contains("Salle des fêtes"));
  });
}

TEST_CASE("two people prepare at once: the second is shown what was recorded, and keeps their text") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto seen = s.version();
    auto send = [&](std::string_view place) {
      return s.post(pages::enregistrer_preparation, {s.id()},
                    {{"version", seen}, {"lieu", std::string(place)}, {"duree", "20"}});
    };
    CHECK(send("Le premier lieu").status == 303);
    auto second = send("Le second lieu");
    CHECK(second.status == 409);
    CHECK(second.text().contains("Lieu : Le premier lieu"));
    CHECK(second.text().contains("value=\"Le second lieu\""));
  });
}

TEST_CASE("a half-day is not taken from under its passages, nor changed through another meeting's form") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    s.place(s.passes(s.a.amont, "Jardin", "a@b.example"), s.a.amont, "2029-10-04T11:00");
    auto shortened = s.post(pages::enregistrer_preparation, {s.id()},
                            {{"version", s.version()},
                             {"duree", "20"},
                             {"id-1", s.half_day(s.a.amont)},
                             {"jour-1", "04/10/2029"},
                             {"debut-1", "9h"},
                             {"fin-1", "11h"}});
    CHECK(shortened.status == 422);
    CHECK(shortened.text().contains("Déplacez d’abord"));
    auto stranger = s.half_day(s.a.aval);
    s.post(pages::enregistrer_preparation, {s.id()},
           {{"version", s.version()},
            {"duree", "20"},
            {"id-1", s.half_day(s.a.amont)},
            {"jour-1", "04/10/2029"},
            {"debut-1", "9h"},
            {"fin-1", "12h"},
            {"id-2", stranger},
            {"jour-2", "04/10/2029"},
            {"debut-2", "14h"},
            {"fin-2", "15h"}});
    database.read([&](db::Reading& r) {
      CHECK(demi_journees(r, s.a.amont).size() == 2);
      CHECK(demi_journees(r, s.a.aval).at(0).debut == paris("2029-10-05T09:00"));
    });
  });
}

TEST_CASE("people are invited from the proposals and by hand, once each, and withdrawn") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    s.visitor.campagne.reunions[0].financeurs = {"etat"};
    auto p = s.passes(s.a.amont, "Jardin", "a@b.example");
    auto project = s.stored(p).dossier;
    database.write([&](db::Writing& w) { followed_by(w, project, s.a.people.other.id); });
    auto page = s.get(pages::invitees, {s.id()}).text();
    CHECK(page.contains("autre"));
    CHECK(page.contains("L’État"));
    auto agent = std::to_string(s.a.people.other.id);
    auto twice = s.post(pages::inviter, {s.id()},
                        {{"agents", agent},
                         {"institution-1", "CAF"},
                         {"nom-1", "Ana"},
                         {"courriel-1", "autre@essai.example"}});
    CHECK(twice.status == 422);
    CHECK(twice.text().contains("déjà invitée (L’État)"));
    CHECK(twice.text().contains("value=\"Ana\""));
    CHECK(s.post(pages::inviter, {s.id()}, {{"courriel-1", ""}}).status == 422);
    CHECK(s.post(pages::inviter, {s.id()},
                 {{"agents", agent},
                  {"institution-1", "CAF"},
                  {"nom-1", "Ana"},
                  {"courriel-1", "ana@caf.example"}})
              .status == 303);
    auto list = database.read([&](db::Reading& r) { return invites(r, s.a.amont); });
    REQUIRE(list.size() == 2);
    CHECK(s.post(pages::retirer_invitation, {s.id(), std::to_string(list[0].id)}).status == 303);
    CHECK(s.post(pages::retirer_invitation, {s.id(), std::to_string(list[0].id)}).status == 404);
  });
}

TEST_CASE("a plan is proposed, applied as it was shown, and shown again when something changed meanwhile") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto first = s.passes(s.a.amont, "Jardin", "a@b.example");
    auto page = s.get(pages::proposition, {s.id()}).text();
    CHECK(page.contains("1 projet placé sur 1"));
    CHECK(page.contains("Premier créneau libre."));
    auto mark = page.substr(page.find("name=\"empreinte\" value=\"") + 24, 64);
    s.passes(s.a.amont, "Atelier", "c@d.example");
    auto stale = s.post(pages::appliquer, {s.id()}, {{"empreinte", mark}});
    CHECK(stale.status == 409);
    CHECK(stale.text().contains("La réunion a changé"));
    CHECK_FALSE(s.stored(first).debut);
    auto now = stale.text().substr(stale.text().find("name=\"empreinte\" value=\"") + 24, 64);
    CHECK(s.post(pages::appliquer, {s.id()}, {{"empreinte", now}}).status == 303);
    CHECK(s.stored(first).debut == paris("2029-10-04T09:00"));
    CHECK(s.get(pages::plan, {s.id()}).text().contains("2 passages, 7 créneaux libres."));
    CHECK(s.get(pages::proposition, {s.id()}, {{"tout", "1"}}).text().contains("inchangé"));
  });
}

TEST_CASE("the plan tells what waits and what the committee changed, and does what is asked") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    CHECK(s.get(pages::plan, {s.id()}).text().contains("aucun dossier"));
    database.write(
        [&](db::Writing& w) { handed(w, deposited(w, s.a.writer(), "Nouveau", "a@b.example"), "amont"); });
    CHECK(s.get(pages::plan, {s.id()}).text().contains("1 dossier de plus"));
    CHECK(s.post(pages::reprendre_les_dossiers, {s.id()}).status == 303);
    auto p = s.passes(s.a.amont, "Jardin", "a@b.example");
    auto project = s.stored(p).dossier;
    database.write([&](db::Writing& w) { handed(w, project, "aval"); });
    CHECK(s.get(pages::plan, {s.id()}).text().contains("Le comité l’a confié depuis à « Réunion d’Aval »."));
    auto aval = std::to_string(s.a.aval.id), passage = std::to_string(p);
    CHECK(s.get(pages::plan, {aval}).text().contains("mais il passe à « Réunion d’Amont »."));
    CHECK(s.post(pages::suivre_le_comite, {s.id(), passage}).status == 303);
    CHECK(s.stored(p).reunion == s.a.aval.id);
    CHECK(s.post(pages::accueillir_passage, {s.id(), passage}).status == 303);
    CHECK(s.stored(p).reunion == s.a.amont.id);
    CHECK(s.post(pages::retirer_de_la_reunion, {aval, passage}).status == 404);
    CHECK(s.post(pages::retirer_de_la_reunion, {s.id(), passage}).status == 303);
  });
}

TEST_CASE("a passage is given a slot of the list, another hour, or none") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto p = s.passes(s.a.amont, "Jardin", "a@b.example");
    auto path = std::vector{s.id(), std::to_string(p)};
    CHECK(s.get(pages::creneau, path).text().contains("4 octobre 2029 à 9 h 40"));
    CHECK(
        s.post(pages::changer_creneau, path, {{"creneau", slot(s, s.a.amont, "2029-10-04T09:40")}}).status ==
        303);
    CHECK(s.stored(p).debut == paris("2029-10-04T09:40"));
    CHECK(s.post(pages::changer_creneau, path, {{"demi_journee", s.half_day(s.a.amont)}, {"heure", "10h05"}})
              .status == 303);
    CHECK(s.stored(p).debut == paris("2029-10-04T10:05"));
    CHECK(s.post(pages::changer_creneau, path, {{"acte", "enlever"}}).status == 303);
    CHECK_FALSE(s.stored(p).debut);
    CHECK(s.get(pages::creneau, {std::to_string(s.a.aval.id), std::to_string(p)}).status == 404);
  });
}

TEST_CASE("a slot that cannot be is refused with its reason, and the choice is kept") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto p = s.passes(s.a.amont, "Jardin", "a@b.example");
    auto path = std::vector{s.id(), std::to_string(p)};
    CHECK(s.post(pages::changer_creneau, path).text().contains("Choisissez un créneau."));
    CHECK(s.post(pages::changer_creneau, path, {{"creneau", "9-9"}}).text().contains("n’est plus libre"));
    auto late =
        s.post(pages::changer_creneau, path, {{"demi_journee", s.half_day(s.a.amont)}, {"heure", "11h50"}});
    CHECK(late.status == 422);
    CHECK(late.text().contains("mais la demi-journée va de 9 h 00 à 12 h 00."));
    CHECK(late.text().contains("value=\"11h50\""));
    auto nothing = s.post(pages::changer_creneau, path, {{"demi_journee", "999"}, {"heure", "midi"}});
    CHECK(nothing.text().contains("Choisissez une demi-journée."));
    CHECK(nothing.text().contains("comme 9 h 50"));
  });
}

TEST_CASE("who would be in two places is shown first, then moved if the person says so") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto elsewhere = s.passes(s.a.sante, "Soins", "ana@b.example");
    s.place(elsewhere, s.a.sante, "2029-10-05T10:00");
    auto p = s.passes(s.a.aval, "Jardin", "ana@b.example");
    auto path = std::vector{std::to_string(s.a.aval.id), std::to_string(p)};
    CHECK(s.get(pages::creneau, path).text().contains("10 h 00 – conflit : Charge de"));
    auto chosen = slot(s, s.a.aval, "2029-10-05T10:00");
    auto asked = s.post(pages::changer_creneau, path, {{"creneau", chosen}});
    CHECK(asked.status == 422);
    CHECK(asked.text().contains("malgre_conflits"));
    CHECK_FALSE(s.stored(p).debut);
    CHECK(s.post(pages::changer_creneau, path, {{"creneau", chosen}, {"malgre_conflits", "1"}}).status ==
          303);
    CHECK(s.get(pages::plan, {std::to_string(s.a.aval.id)}).text().contains("Conflit d’horaire"));
    CHECK(s.get(pages::conflits_horaires, {}).text().contains("à la même heure"));
  });
}

TEST_CASE("two passages are exchanged from the list; a passage changes meeting") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto p = s.passes(s.a.amont, "Jardin", "a@b.example"), q = s.passes(s.a.amont, "Atelier", "c@d.example");
    s.place(p, s.a.amont, "2029-10-04T09:00");
    s.place(q, s.a.amont, "2029-10-04T11:00");
    auto path = std::vector{s.id(), std::to_string(p)};
    CHECK(s.get(pages::creneau, path).text().contains("en échangeant avec « Atelier »"));
    CHECK(s.post(pages::changer_creneau, path, {{"creneau", fmt::format("echange-{}", q)}}).status == 303);
    CHECK(s.stored(q).debut == paris("2029-10-04T09:00"));
    CHECK(s.post(pages::changer_de_reunion, path, {{"vers", ""}}).status == 422);
    CHECK(s.post(pages::changer_de_reunion, path, {{"vers", std::to_string(s.a.aval.id)}}).status == 303);
    CHECK(s.stored(p).reunion == s.a.aval.id);
  });
}

TEST_CASE("two people move one passage: the second is told") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto p = s.passes(s.a.amont, "Jardin", "a@b.example");
    auto path = std::vector{s.id(), std::to_string(p)};
    auto seen = std::to_string(s.stored(p).version);
    CHECK(s.post(pages::changer_creneau, path,
                 {{"version", seen}, {"creneau", slot(s, s.a.amont, "2029-10-04T09:00")}})
              .status == 303);
    CHECK(s.post(pages::changer_creneau, path,
                 {{"version", seen}, {"creneau", slot(s, s.a.amont, "2029-10-04T11:00")}})
              .status == 409);
  });
}

TEST_CASE("an agent sees their own clashes, and nothing of others'") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto p = s.passes(s.a.aval, "Jardin", "ana@b.example"), q = s.passes(s.a.sante, "Soins", "ana@b.example");
    s.place(p, s.a.aval, "2029-10-05T10:00");
    s.place(q, s.a.sante, "2029-10-05T10:00");
    s.visitor.acteur = s.a.people.other;
    s.visitor.acteur.attributions = {{.role = Role::instructeur, .financeur = "etat"}};
    s.visitor.acteur.courriel = "bob@b.example";
    CHECK(s.get(pages::conflits_horaires, {}).text().contains("Personne n’est attendu à deux endroits"));
    s.visitor.acteur.courriel = "Ana@b.example";
    auto mine = s.get(pages::conflits_horaires, {}).text();
    CHECK(mine.contains("à la même heure"));
    CHECK(mine.contains("Jours de plusieurs réunions"));
    s.visitor.acteur = s.a.writer();
    CHECK(s.get(pages::conflits_horaires, {}).status == 403);
  });
}

TEST_CASE("pages of a meeting are for who runs it; the order of passages for all who may look") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    s.place(s.passes(s.a.amont, "Jardin", "a@b.example"), s.a.amont, "2029-10-04T09:00");
    s.visitor.acteur.attributions = {{.role = Role::instructeur, .financeur = "etat"}};
    auto page = s.get(pages::reunion, {s.id()});
    CHECK(page.text().contains("Jardin"));
    CHECK_FALSE(page.text().contains("/preparation"));
    for (auto handler : {pages::preparation, pages::invitees, pages::plan, pages::proposition})
      CHECK(s.get(handler, {s.id()}).status == 403);
    for (auto handler :
         {pages::preparation, pages::invitees, pages::plan, pages::proposition, pages::reunion})
      CHECK(s.get(handler, {"999"}).status == 404);
  });
}

TEST_CASE("a page of forty passages asks the database as little as a page of two") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto queries = [&](Read handler, std::vector<std::string> path) {
      auto before = db::queries_of_this_thread();
      CHECK(s.get(handler, path).status == 200);
      return db::queries_of_this_thread() - before;
    };
    auto p = std::to_string(s.passes(s.a.amont, "Un", "a@b.example"));
    s.passes(s.a.amont, "Deux", "a@b.example");
    const std::pair<Read, std::vector<std::string>> visits[] = {
        {pages::reunions, {}},          {pages::reunion, {s.id()}},    {pages::plan, {s.id()}},
        {pages::proposition, {s.id()}}, {pages::creneau, {s.id(), p}}, {pages::invitees, {s.id()}},
        {pages::preparation, {s.id()}}, {pages::conflits_horaires, {}}};
    std::vector<std::int64_t> few;
    for (const auto& [handler, path] : visits) few.push_back(queries(handler, path));
    for (int i = 0; i < 20; ++i)
      s.passes(s.a.amont, fmt::format("Projet {}", i), fmt::format("p{}@b.example", i));
    for (std::size_t i = 0; i < few.size(); ++i) {
      CHECK(queries(visits[i].first, visits[i].second) == few[i]);
      CHECK(few[i] <= 14);
    }
  });
}

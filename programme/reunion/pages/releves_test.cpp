// Sending the records of a meeting, what the porteur reads, the board, and what the dossier's page says.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "programme/dossier/dossier_store.h"
#include "programme/personne/personne_store.h"
#include "programme/reunion/ecrits_store.h"
#include "programme/reunion/pages/bloc_dossier.h"
#include "programme/reunion/pages/pages.h"
#include "programme/reunion/salle_test.h"
#include "tests/support/databases.h"
#include "tests/support/http_client.h"
#include "tests/support/visite.h"

using namespace reunion;
using namespace reunion::test;

namespace {

using Reader = web::Response (*)(db::Reading&, const page::Visite&);

/// The first two passages came; the first has a recommendation.
struct Site {
  db::Database& database;
  EnReunion s = en_reunion(database);
  tests::Visiteur v{.acteur = s.people.boss, .now = half_past, .campagne = s.campagne};
  std::string meeting = std::to_string(s.reunion.id);

  explicit Site(db::Database& d) : database(d) {
    v.campagne.depot_final = {paris("2029-12-01"), paris("2029-12-03")};
    for (std::size_t n : {0, 1}) tick(d, s, {.passage = s.passages[n], .vu = "0"}, half_past);
    recommend(0, "Rencontrer <l’école>.");
  }

  void recommend(std::size_t n, std::string_view text) {
    database.write([&](db::Writing& w) {
      auto p = find_passage(w, s.people.boss, s.passages[n]).value();
      REQUIRE(ajouter_recommandation(w, s.people.boss, half_past, p, text));
    });
  }
  web::Response opens(Reader handler, std::string_view path, std::vector<std::string> values) {
    v.gets(path, std::move(values));
    return database.read([&](db::Reading& r) { return handler(r, v.visite()); });
  }
  web::Response list() { return opens(pages::releves, "/reunions-partenariales/1/releves", {meeting}); }
  web::Response preview(std::size_t n) {
    return opens(pages::releve_a_relire, "/reunions-partenariales/1/releves/1",
                 {meeting, std::to_string(s.passages[n])});
  }
  std::string seen(std::size_t n) {
    return tests::field_value(preview(n).text(), fmt::format("vu_{}", s.passages[n])).value_or("");
  }
  web::Response send(tests::Values form) {
    v.posts("/reunions-partenariales/1/releves", form, {meeting});
    return database.write([&](db::Writing& w) { return pages::envoyer_les_releves(w, v.visite()); });
  }
  web::Response send_first() {
    auto id = std::to_string(s.passages[0]);
    return send({{"passages", id}, {"vu_" + id, seen(0)}});
  }
  web::Response reads(Reader handler, const personne::Acteur& who, std::string_view query = "") {
    v.acteur = who;
    v.gets("/dossiers/1/releve", {std::to_string(s.dossiers[0])});
    if (!query.empty()) v.request.query.add("version", std::string(query));
    auto response = database.read([&](db::Reading& r) { return handler(r, v.visite()); });
    v.acteur = s.people.boss;
    return response;
  }
  std::string block(const personne::Acteur& who, std::size_t n = 0) {
    v.acteur = who;
    auto text = database.read([&](db::Reading& r) {
      html::Out out;
      pages::passage_du_projet(out, r, v.visite(), dossier::find(r, who, s.dossiers[n]).value());
      return out.take();
    });
    v.acteur = s.people.boss;
    return text;
  }
};

}  // namespace

TEST_CASE("whoever runs the meeting sees what is ready, reads it as the porteur will, and sends it") {
  tests::on_both_engines([](db::Database& database) {
    Site site(database);
    auto list = site.list().text();
    CHECK(list.contains("Rien sur la pertinence du projet."));
    CHECK(list.contains("Rien n’est écrit : ajoutez une recommandation"));
    CHECK(list.contains("Le relevé s’envoie une fois la présence notée."));
    auto preview = site.preview(0).text();
    CHECK(preview.contains("Rencontrer &lt;l’école&gt;."));
    CHECK(preview.contains("ecrit@essai.example"));
    CHECK(preview.contains("Envoyer le relevé au porteur"));
    CHECK(preview.contains("Déposez le dossier définitif au plus tard le dimanche 2 décembre 2029"));
    CHECK_FALSE(site.preview(2).text().contains("<button type=\"submit\" class=\"govuk-button\""));
    CHECK(site.send_first().status == 303);
    CHECK(site.list().text().contains("Aucun relevé n’est prêt."));
    CHECK(site.preview(0).text().contains("Rien n’a changé depuis le dernier envoi."));
  });
}

TEST_CASE("nothing leaves when nothing is ticked, or when it changed while it was read") {
  tests::on_both_engines([](db::Database& database) {
    Site site(database);
    auto none = site.send({});
    CHECK(none.status == 422);
    CHECK(none.text().contains("Cochez au moins un relevé."));
    auto id = std::to_string(site.s.passages[0]);
    auto seen = site.seen(0);
    site.recommend(0, "Encore une.");
    auto changed = site.send({{"passages", id}, {"vu_" + id, seen}});
    CHECK(changed.status == 409);
    CHECK(changed.text().contains("Rien n’est parti"));
    CHECK(site.send({{"passages", "x"}}).status == 404);
    site.v.acteur = site.s.agent;
    CHECK(site.list().status == 403);
    CHECK(site.send_first().status == 403);
    site.v.acteur = site.s.people.writer;
    CHECK(site.list().status == 404);
  });
}

TEST_CASE("the porteur reads the record and every version of it, and nobody else's") {
  tests::on_both_engines([](db::Database& database) {
    Site site(database);
    const auto& people = site.s.people;
    CHECK(site.reads(pages::releve_porteur, people.writer).text().contains("pas encore envoyé"));
    CHECK(site.reads(pages::releve_porteur_pdf, people.writer).status == 404);
    REQUIRE(site.send_first().status == 303);
    auto read = site.reads(pages::releve_porteur, people.writer).text();
    CHECK(read.contains("Rencontrer &lt;l’école&gt;."));
    CHECK(read.contains("/releve.pdf"));
    CHECK_FALSE(read.contains("Versions envoyées"));
    site.recommend(0, "Préciser le budget.");
    REQUIRE(site.send_first().status == 303);
    CHECK(site.reads(pages::releve_porteur, people.writer).text().contains("cette version remplace"));
    auto first = site.reads(pages::releve_porteur, people.writer, "1").text();
    CHECK(first.contains("Cette version ne compte plus."));
    CHECK_FALSE(first.contains("Préciser le budget."));
    CHECK(site.reads(pages::releve_porteur, people.writer, "3").status == 404);
    CHECK(site.reads(pages::releve_porteur_pdf, people.writer).content_type == "application/pdf");
    CHECK(site.reads(pages::releve_porteur, people.other).status == 404);
    CHECK(site.reads(pages::releve_porteur_pdf, people.other).status == 404);
  });
}

TEST_CASE("the link of the mail opens the record without account") {
  tests::on_both_engines([](db::Database& database) {
    Site site(database);
    REQUIRE(site.send_first().status == 303);
    auto path =
        database.read([&](db::Reading& r) { return chemin_convocation(r, site.s.passages[0]).value(); });
    site.v.acteur = {};
    auto link = path.substr(std::string_view("/convocations/").size());
    auto page = site.opens(pages::releve_porteur, path + "/releve", {link});
    CHECK(page.status == 200);
    CHECK(page.text().contains(path + "/releve.pdf"));
    CHECK(site.opens(pages::releve_porteur_pdf, path + "/releve.pdf", {link}).status == 200);
    CHECK(site.opens(pages::releve_porteur, "/convocations/1-abc/releve", {"1-abc"}).status == 404);
  });
}

TEST_CASE("the dossier's page says where it passes, who came, what was decided and recommended") {
  tests::on_both_engines([](db::Database& database) {
    Site site(database);
    const auto& people = site.s.people;
    CHECK(site.block(people.writer).contains("À fixer"));
    CHECK(site.block(people.writer).contains("Présent·e"));
    REQUIRE(site.send_first().status == 303);
    auto block = site.block(people.writer);
    CHECK(block.contains("Rencontrer &lt;l’école&gt;."));
    CHECK(block.contains("/releve.pdf"));
    database.write([&](db::Writing& w) {
      w.exec(
          "UPDATE passage SET presence = 'absent', decision = 'annulation', decision_motif = 'Sans "
          "nouvelle', "
          "decision_le = 0 WHERE id = ?1",
          site.s.passages[1]);
    });
    auto told = site.block(people.writer, 1);
    CHECK(told.contains("Motif : Sans nouvelle"));
    CHECK(told.contains("Écrivez à la coordination dans les quinze jours."));
    CHECK(site.block(site.s.agent, 1).contains("Candidature annulée, le 1er janvier 1970"));
  });
}

TEST_CASE("the board shows what waits with a way to it, and counts by meeting, commune or theme") {
  tests::on_both_engines([](db::Database& database) {
    Site site(database);
    auto shown = [&](std::string_view by) {
      site.v.asks_for("/reunions-partenariales/suivi", {{"par", std::string(by)}});
      return database.read([&](db::Reading& r) { return pages::suivi(r, site.v.visite()); }).text();
    };
    auto page = shown("");
    CHECK(
        page.contains(fmt::format("/reunions-partenariales/{}/releves\">2 relevés à envoyer", site.meeting)));
    CHECK(page.contains("1 projet sans créneau"));
    CHECK(page.contains("Réunion d’Amont"));
    CHECK(shown("commune").contains("/tableau?commune=00001"));
    CHECK(shown("theme").contains("Favoriser l’emploi"));
    site.v.acteur = site.s.etranger;
    CHECK(shown("").contains("Rien n’attend pour le moment."));
    CHECK(shown("").contains("Aucun projet ne passe encore en réunion."));
    site.v.acteur = site.s.chef;
    site.v.asks_for("/reunions-partenariales/suivi.csv", {{"par", "theme"}});
    auto file = database.read([&](db::Reading& r) { return pages::suivi_csv(r, site.v.visite()); });
    CHECK(web::header_of(file, "Content-Disposition").contains("suivi-reunions-theme-2029-10-04.csv"));
  });
}

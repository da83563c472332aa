#include <doctest/doctest.h>

#include "programme/personne/personne_store.h"
#include "programme/reunion/emargement_test.h"
#include "programme/reunion/pages/code_arrivee.h"
#include "programme/reunion/pages/decision_presence.h"
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
  tests::Visiteur v{.acteur = s.people.boss, .now = half_past, .campagne = s.campagne};
  std::string absent = std::to_string(s.passages[1]);

  explicit Site(db::Database& d) : database(d) {
    v.campagne.passages.regle_presence = "La présence est obligatoire.";
    tick(d, s, {.passage = s.passages[1], .presence = Presence::absent, .vu = "0"});
    d.write([&](db::Writing& w) {
      return clore_liste(w, s.runs(), s.reunion, s.campagne, half_past).has_value();
    });
  }
  web::Response list(tests::Values query = {}) {
    v.asks_for("/absences", query);
    return database.read([&](db::Reading& r) { return pages::liste_des_absences(r, v.visite()); });
  }
  /// What the list says from that absence on.
  std::string card() {
    auto text = list().text();
    return text.substr(text.find("id=\"absence-" + absent + "\""));
  }
  web::Response decide(std::string_view decision, std::string_view reason, std::string version = "") {
    if (version.empty()) version = tests::field_value(card(), "version").value_or("");
    v.posts(
        "/absences/" + absent,
        {{"version", version}, {"motif-" + absent, std::string(reason)}, {"decision", std::string(decision)}},
        {absent});
    return database.write([&](db::Writing& w) { return pages::decider_absence(w, v.visite()); });
  }
};

}  // namespace

TEST_CASE("an absence proposes, a person decides with a reason, and may revise after a contestation") {
  tests::on_both_engines([](db::Database& database) {
    Site site(database);
    auto page = site.list().text();
    for (auto text : {"Proposée à l’annulation", "Jardin partagé", "La présence est obligatoire.",
                      "À décider (2)", "Écrivez à la coordination dans les quinze jours."})
      CHECK_MESSAGE(page.contains(text), text);
    auto without = site.decide("annuler", "  ");
    CHECK(without.status == 422);
    CHECK(without.text().contains("Écrivez le motif : la structure le lira."));
    CHECK(site.decide("", "Absence.").text().contains("Choisissez : maintenir ou annuler la candidature."));
    auto stale = site.decide("annuler", "Absence sans nouvelle.", "1");
    CHECK(stale.status == 409);
    CHECK(stale.text().contains("Absence sans nouvelle."));
    CHECK(site.decide("annuler", "Absence sans nouvelle.").status == 303);
    auto cancelled = site.list({{"voir", "annulees"}}).text();
    CHECK(cancelled.contains("Candidature annulée le 4 octobre 2029 à 9 h 30 par coordonne."));
    CHECK(cancelled.contains("Motif, après la contestation"));
    CHECK_FALSE(cancelled.contains("value=\"annuler\""));
    auto version = tests::field_value(cancelled, "version").value();
    CHECK(site.decide("maintenir", "Un accident, attesté.", version).status == 303);
    CHECK(site.list({{"voir", "maintenues"}}).text().contains("choisir un créneau"));
  });
}

TEST_CASE("the porteur reads that nothing is decided yet, then the decision, its reason and how to contest") {
  tests::on_both_engines([](db::Database& database) {
    Site site(database);
    auto shown = [&](std::size_t n) {
      return database.read([&](db::Reading& r) {
        html::Out out;
        pages::decision_presence(out, site.v.visite(),
                                 find_passage(r, site.s.runs(), site.s.passages[n]).value());
        return out.take();
      });
    };
    CHECK(shown(2).empty());
    CHECK(shown(1).contains("Vous avez été noté·e absent·e"));
    CHECK(shown(1).contains("D’ici là, rien n’est annulé."));
    REQUIRE(site.decide("annuler", "Absence <sans> nouvelle.").status == 303);
    CHECK(shown(1).contains("Candidature annulée"));
    CHECK(shown(1).contains("Motif : Absence &lt;sans&gt; nouvelle."));
    CHECK(shown(1).contains("Écrivez à la coordination dans les quinze jours."));
    auto version = tests::field_value(site.list({{"voir", "annulees"}}).text(), "version").value();
    REQUIRE(site.decide("maintenir", "Un accident, attesté.", version).status == 303);
    CHECK(shown(1).contains("Candidature maintenue"));
    CHECK_FALSE(shown(1).contains("quinze jours"));
  });
}

TEST_CASE("the list of meetings leads the coordination to the absences that wait for a decision") {
  tests::on_both_engines([](db::Database& database) {
    Site site(database);
    auto shown = [&](const personne::Acteur& who) {
      site.v.acteur = who;
      site.v.gets("/reunions-partenariales");
      return database.read([&](db::Reading& r) { return pages::reunions(r, site.v.visite()); }).text();
    };
    CHECK(shown(site.s.people.boss).contains("</a> : 2 à décider"));
    auto other = site.s.people.boss;
    other.attributions = {{.role = Role::instructeur}};
    CHECK_FALSE(shown(other).contains("/absences"));
  });
}

TEST_CASE("the porteur's page shows the code drawn and written, once convened with a slot") {
  tests::on_both_engines([](db::Database& database) {
    Site site(database);
    database.write([](db::Writing& w) { return personne::assurer_cle_des_liens(w); });
    auto shown = [&](std::size_t n) {
      return database.read([&](db::Reading& r) {
        html::Out out;
        pages::code_d_arrivee(out, r, site.v.visite(),
                              find_passage(r, site.s.runs(), site.s.passages[n]).value(), "/x.pdf");
        return out.take();
      });
    };
    CHECK(shown(0).contains("K7R 2M1"));
    CHECK(shown(0).contains("<path d=\"M4 4h7v1h-7z"));
    CHECK(shown(2).empty());
  });
}

TEST_CASE("the convocation on paper opens by its secret link, or for a member of the structure") {
  tests::on_both_engines([](db::Database& database) {
    Site site(database);
    auto link = database.write([&](db::Writing& w) {
      personne::assurer_cle_des_liens(w);
      return chemin_convocation(w, site.s.passages[0])
          .value()
          .substr(std::string_view("/convocations/").size());
    });
    auto by_link = [&](std::string text) {
      site.v.gets("/convocations/x/convocation.pdf", {std::move(text)});
      return database.read(
          [&](db::Reading& r) { return pages::convocation_du_lien_pdf(r, site.v.visite()); });
    };
    auto by_dossier = [&](std::size_t n, const personne::Acteur& who) {
      site.v.acteur = who;
      site.v.gets("/dossiers/x/convocation.pdf", {std::to_string(site.s.dossiers[n])});
      return database.read(
          [&](db::Reading& r) { return pages::convocation_du_dossier_pdf(r, site.v.visite()); });
    };
    CHECK(by_link(link).text().starts_with("%PDF"));
    CHECK(by_link("1-faux").status == 404);
    CHECK(by_dossier(0, site.s.people.writer).text().starts_with("%PDF"));
    CHECK(by_dossier(0, site.s.people.other).status == 404);
    CHECK(by_dossier(2, site.s.people.writer).status == 404);
  });
}

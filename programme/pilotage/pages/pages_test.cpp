#include "programme/pilotage/pages/pages.h"

#include <doctest/doctest.h>

#include "platform/base/text.h"
#include "platform/web/url.h"
#include "programme/pilotage/pages/routes.h"
#include "programme/pilotage/pilotage_test.h"
#include "tests/support/databases.h"
#include "tests/support/outside.h"
#include "tests/support/visite.h"

using namespace pilotage;
using personne::Role;

namespace {

using Read = web::Response (*)(db::Reading&, const page::Visite&);

personne::Acteur with_role(personne::Attribution attribution) {
  personne::Acteur acteur{.id = 1, .nom = "Camille Exemple"};
  acteur.attributions.push_back(std::move(attribution));
  return acteur;
}

struct Site {
  db::Database& database;
  tests::Visiteur visitor{.acteur = with_role({.role = Role::coordination}),
                          .now = *base::parse_paris("2031-09-17T10:30"),
                          .campagne = essai::campagne_d_essai()};

  web::Response get(Read handler, const std::string& target) {
    visitor.gets(target);
    if (auto at = target.find('?'); at != target.npos)
      visitor.request.query = *web::parse_urlencoded(std::string_view(target).substr(at + 1));
    return database.read([&](db::Reading& r) { return handler(r, visitor.visite()); });
  }
  std::string tableau(const std::string& query = "") {
    auto answer = get(pages::tableau, "/tableau" + query);
    CHECK(answer.status == 200);
    return answer.text();
  }
};

void fill(db::Database& database, int count) {
  database.write([&](db::Writing& w) {
    for (int i = 1; i <= count; ++i)
      essai::insert(w, {.id = i,
                        .numero = i,
                        .intitule = "Projet <" + std::to_string(i) + ">",
                        .orientation = i % 2 ? "emploi" : "sante",
                        .saillant = i == 1,
                        .public_total = 30,
                        .cout = 100000,
                        .communes = {i % 2 ? "99001" : "99002"},
                        .qpv = {"QX001"},
                        .demandes = {{"caf", 50000}}});
  });
}

/// The address in the first link whose text is that.
std::string link_of(const std::string& html, const std::string& text) {
  auto at = html.find(text);
  REQUIRE(at != html.npos);
  auto from = html.rfind("href=\"", at) + 6;
  std::string href = html.substr(from, html.find('"', from) - from);
  for (std::size_t i; (i = href.find("&amp;")) != href.npos;) href.erase(i + 1, 4);
  return href;
}

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t n = 0;
  for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + 1)) ++n;
  return n;
}

}  // namespace

TEST_CASE("the tableau and its exports are for the coordination and its partners") {
  REQUIRE(routes().size() == 4);
  for (const auto& route : routes()) {
    CHECK(route.acces.kind == page::Acces::roles);
    for (Role role : personne::all_roles)
      CHECK(route.acces.qui.has(role) == (role != Role::porteur && role != Role::elu));
  }
}

TEST_CASE("the tableau shows the deposited dossiers, their sums, and leads to each of them") {
  tests::on_both_engines([](db::Database& database) {
    fill(database, 3);
    auto html = Site{database}.tableau();
    CHECK(html.contains("<a class=\"govuk-link\" href=\"/dossiers/2\">Projet &lt;2&gt;</a>"));
    CHECK(html.contains("2031-0003"));
    CHECK(html.contains("<strong>3</strong> dossiers"));
    CHECK(html.contains("<strong>" + base::euros({300000}) + "</strong> de coût total"));
    CHECK(html.contains("<strong>" + base::euros({150000}) + "</strong> demandés"));
    CHECK(html.contains("<li>CAF <span class=\"dt-montant\">" + base::euros({50000})));
    CHECK(html.contains("data-titre=\"Communes\">Aubrive</td>"));
    CHECK(html.contains("aria-label=\"Objectif saillant\""));
    CHECK(html.contains("data-titre=\"Axes transversaux\"></td>"));
    CHECK_FALSE(html.contains("rel=\"next\""));
    CHECK_FALSE(html.contains("Retirer le filtre"));
  });
}

TEST_CASE("headers sort, say by what the table is sorted, and turn the order round") {
  tests::on_both_engines([](db::Database& database) {
    fill(database, 2);
    Site site{database};
    auto html = site.tableau();
    CHECK(html.contains("aria-sort=\"ascending\"><a href=\"/tableau?sens=desc\">N°</a>"));
    CHECK(count(html, "aria-sort") == 1);
    CHECK(link_of(html, ">Coût total</a>") == "/tableau?tri=cout");
    auto sorted = site.tableau("?tri=cout&sens=desc");
    CHECK(sorted.contains("aria-sort=\"descending\"><a href=\"/tableau?tri=cout\">Coût total</a>"));
  });
}

TEST_CASE("pages of fifty follow each other by their links, there and back") {
  tests::on_both_engines([](db::Database& database) {
    fill(database, 120);
    Site site{database};
    auto first = site.tableau("?orientation=emploi");
    CHECK(count(first, "scope=\"row\"") == 50);
    CHECK_FALSE(first.contains("rel=\"prev\""));
    auto next = link_of(first, "rel=\"next\"");
    auto second = site.tableau(next.substr(8));
    CHECK(count(second, "scope=\"row\"") == 10);
    CHECK_FALSE(second.contains("rel=\"next\""));
    CHECK(second.contains("<strong>60</strong> dossiers"));
    CHECK(site.tableau(link_of(second, "rel=\"prev\"").substr(8)).contains("2031-0001"));
  });
}

TEST_CASE("conditions in force are tags that lift them one by one or all together") {
  tests::on_both_engines([](db::Database& database) {
    fill(database, 4);
    auto html = Site{database}.tableau("?orientation=emploi&q=projet&tri=cout");
    CHECK(html.contains("<strong>2</strong> dossiers"));
    CHECK(link_of(html, "</span>Orientation : Emploi") == "/tableau?q=projet&tri=cout");
    CHECK(link_of(html, "Retirer tous les filtres") == "/tableau?tri=cout");
    CHECK(link_of(html, "Télécharger en CSV") == "/tableau.csv?orientation=emploi&q=projet&tri=cout");
    CHECK(html.contains("<option value=\"emploi\" selected"));
  });
}

TEST_CASE("an address that is not understood says so and shows the rest") {
  tests::on_both_engines([](db::Database& database) {
    fill(database, 2);
    Site site{database};
    auto html = site.tableau("?orientation=cuisine&demande_min=beaucoup&page=x");
    CHECK(html.contains(
        "<a href=\"#orientation\">Orientation : ce choix n’existe pas dans cette campagne.</a>"));
    CHECK(html.contains("<li>Cette page n’existe pas : voici la première.</li>"));
    CHECK(html.contains("value=\"beaucoup\""));
    CHECK(html.contains("<strong>2</strong> dossiers"));
    CHECK(site.tableau("?q=rien").contains("Aucun dossier ne correspond"));
  });
}

TEST_CASE("a form sent with its empty fields leads to the short address of the same view") {
  tests::on_both_engines([](db::Database& database) {
    Site site{database};
    auto answer = site.get(pages::tableau, "/tableau?q=&orientation=sante&commune=&tri=numero&sens=asc");
    CHECK(tests::location(answer) == "/tableau?orientation=sante");
    CHECK(site.get(pages::tableau, "/tableau?orientation=sante").status == 200);
  });
}

TEST_CASE("chosen columns alone are shown, and the form remembers them") {
  tests::on_both_engines([](db::Database& database) {
    fill(database, 1);
    auto html = Site{database}.tableau("?colonne=cout");
    CHECK(count(html, "scope=\"col\"") == 3);
    CHECK(count(html, "<td") == 2);
  });
}

TEST_CASE("each partner sees their perimeter, and drafts are offered to the coordination alone") {
  tests::on_both_engines([](db::Database& database) {
    fill(database, 3);
    Site site{database};
    CHECK(site.tableau().contains("name=\"etat\""));
    site.visitor.acteur = with_role({.role = Role::chef_de_projet, .communes = {"99002"}});
    auto html = site.tableau();
    CHECK(html.contains("<strong>1</strong> dossier<"));
    CHECK(html.contains("2031-0002"));
    CHECK_FALSE(html.contains("2031-0001"));
    CHECK_FALSE(html.contains("name=\"etat\""));
    site.visitor.acteur = with_role({.role = Role::instructeur, .financeur = "ars"});
    CHECK(site.tableau().contains("Aucun dossier ne correspond"));
  });
}

TEST_CASE("the tableau says what became of each dossier, and marks what is still being prepared") {
  tests::on_both_engines([](db::Database& database) {
    database.write([](db::Writing& w) {
      essai::insert(w, {.id = 1,
                        .numero = 1,
                        .demandes = {{"caf", 100}},
                        .ventilation = "transmise",
                        .reunion = "sante",
                        .confies = {{"caf", 101}}});
      essai::insert(w, {.id = 2, .numero = 2, .demandes = {{"caf", 100}}, .ventilation = "preparee"});
    });
    Site site{database};
    auto html = site.tableau();
    CHECK(html.contains("<strong class=\"govuk-tag govuk-tag--green\">Transmise</strong>"));
    CHECK(html.contains("<strong class=\"govuk-tag govuk-tag--yellow\">En préparation</strong>"));
    CHECK(html.contains(
        "<td class=\"govuk-table__cell\" data-titre=\"Réunion\">Réunion Santé, le 14 octobre 2030"));
    CHECK(html.contains("<li>CAF : Alix Modèle</li>"));
    CHECK(html.contains("<option value=\"preparee\""));
    CHECK(link_of(site.tableau("?agent=alix"), "</span>Confié à : alix") == "/tableau");
    site.visitor.acteur = with_role({.role = Role::instructeur, .financeur = "caf"});
    html = site.tableau();
    CHECK_FALSE(html.contains("En préparation"));
    CHECK_FALSE(html.contains("<option value=\"preparee\""));
    CHECK(html.contains("<option value=\"transmise\""));
  });
}

TEST_CASE("totals of the same view, with what a sum over communes means") {
  tests::on_both_engines([](db::Database& database) {
    fill(database, 4);
    Site site{database};
    auto html = site.get(pages::totaux, "/tableau/totaux?orientation=emploi").text();
    CHECK(link_of(html, ">Aubrive</a>") == "/tableau?orientation=emploi&commune=99001");
    CHECK_FALSE(html.contains(">Belmare</a>"));
    CHECK(html.contains("compte en entier dans chacune"));
    CHECK(html.contains("<strong>2</strong> dossiers"));
    CHECK(link_of(html, ">CAF</a>") == "/tableau?orientation=emploi&financeur=caf");
    auto all = site.get(pages::totaux, "/tableau/totaux").text();
    CHECK(all.find(">Emploi</a>") < all.find(">Santé</a>"));
    CHECK(all.find(">Aubrive</a>") < all.find(">Belmare</a>"));
    CHECK(site.get(pages::totaux, "/tableau/totaux?q=rien").text().contains("<strong>0</strong> dossier"));
  });
}

TEST_CASE("an export holds what the view shows, and an address that is not understood gives no file") {
  tests::on_both_engines([](db::Database& database) {
    fill(database, 60);
    Site site{database};
    auto answer = site.get(pages::tableau_csv, "/tableau.csv?orientation=sante");
    auto file = std::get<web::FileBody>(answer.body);
    CHECK(file.remove_after);
    CHECK(count(tests::contents(file.path), "Santé") == 30);
    std::filesystem::remove(file.path);
    CHECK(header_of(answer, "Content-Disposition").contains("tableau-essai-2031-2031-09-17.csv"));
    auto workbook = site.get(pages::tableau_xlsx, "/tableau.xlsx");
    std::filesystem::remove(std::get<web::FileBody>(workbook.body).path);
    CHECK(workbook.content_type.contains("spreadsheetml"));
    CHECK(tests::location(site.get(pages::tableau_xlsx, "/tableau.xlsx?commune=x")) == "/tableau?commune=x");
  });
}

TEST_CASE("the tableau costs nine queries") {
  tests::on_both_engines([](db::Database& database) {
    fill(database, 60);
    Site site{database};
    auto before = db::queries_of_this_thread();
    site.tableau("?commune=99001&q=projet");
    CHECK(db::queries_of_this_thread() - before == 9);
  });
}

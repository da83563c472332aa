#include "programme/ventilation/pages/resultats.h"

#include <doctest/doctest.h>

#include "platform/base/text.h"
#include "platform/web/url.h"
#include "programme/ventilation/resultats_test.h"
#include "tests/support/databases.h"
#include "tests/support/outside.h"
#include "tests/support/visite.h"

using namespace ventilation;
using ventilation::essai::DecorVentile;

namespace {

using Read = web::Response (*)(db::Reading&, const page::Visite&);

struct Site {
  db::Database& database;
  DecorVentile d{database};
  tests::Visiteur visitor{.now = essai::paris("2030-10-01T09:00"), .campagne = d.campagne};

  web::Response get(const personne::Acteur& acteur, Read handler, std::vector<std::string> path = {},
                    const std::string& query = "") {
    visitor.acteur = acteur;
    visitor.gets("/", std::move(path));
    visitor.request.query = *web::parse_urlencoded(query);
    return database.read([&](db::Reading& r) { return handler(r, visitor.visite()); });
  }
  std::string html(const personne::Acteur& acteur, Read handler, std::vector<std::string> path = {},
                   const std::string& query = "") {
    auto answer = get(acteur, handler, std::move(path), query);
    CHECK(answer.status == 200);
    return answer.text();
  }
};

std::string text_of(const web::Response& answer) {
  auto file = std::get<web::FileBody>(answer.body);
  CHECK(file.remove_after);
  auto text = tests::contents(file.path);
  std::filesystem::remove(file.path);
  return text;
}

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t n = 0;
  for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + 1)) ++n;
  return n;
}

}  // namespace

TEST_CASE("an agent finds what was handed to them, with the meeting, and takes it away as a file") {
  tests::on_both_engines([](db::Database& database) {
    Site site{database};
    auto html = site.html(site.d.agent_etat, pages::mes_dossiers_confies);
    CHECK(html.contains("<strong>2</strong> dossiers"));
    CHECK(html.contains("<strong>" + base::euros({1000000}) + "</strong> demandés"));
    CHECK(html.find("2031-0001") < html.find("2031-0002"));
    CHECK(html.contains("data-titre=\"Réunion\">Réunion d’Aubrive, le 14 octobre 2030</td>"));
    CHECK(html.contains("data-titre=\"Pour\">État</td>"));
    CHECK_FALSE(html.contains("2031-0003"));
    CHECK_FALSE(html.contains("data-titre=\"Confié à\""));
    auto csv = text_of(site.get(site.d.agent_etat, pages::mes_dossiers_confies_csv));
    CHECK(
        csv.contains("2031-0001;Jardin partagé;Les Tilleuls;État;5000;Emploi;Aubrive;Réunion d’Aubrive;"
                     "2030-10-14;;Transmis;Alix\r\n"));
    CHECK(count(csv, "\r\n") == 3);
  });
}

TEST_CASE("who was handed nothing is told when something will come") {
  tests::on_both_engines([](db::Database& database) {
    Site site{database};
    auto html = site.html(site.d.chef, pages::mes_dossiers_confies);
    CHECK(html.contains("Aucun dossier ne vous est confié pour l’instant."));
    CHECK_FALSE(html.contains("<table"));
  });
}

TEST_CASE("the coordination sees every funder's list with what is being prepared, marked so") {
  tests::on_both_engines([](db::Database& database) {
    Site site{database};
    auto index = site.html(site.d.coordination, pages::listes_des_financeurs);
    for (auto code : {"etat", "caf", "ars"})
      CHECK(index.contains("href=\"/ventilation/financeurs/" + std::string(code) + "\""));
    CHECK(index.contains("data-titre=\"Dont en préparation\">1</td>"));
    CHECK(index.contains("href=\"/ventilation/compte-rendu.docx\""));
    auto list = site.html(site.d.coordination, pages::liste_du_financeur, {"etat"});
    CHECK(list.contains("<strong class=\"govuk-tag govuk-tag--yellow\">En préparation</strong>"));
    CHECK(list.contains("<strong>1</strong> sans agent"));
    CHECK(list.contains("data-titre=\"Confié à\">Personne pour l’instant</td>"));
    CHECK(list.contains("href=\"/ventilation/financeurs/etat/liste.xlsx\""));
    CHECK(list.contains("data-titre=\"Réunion\">Pas de réunion</td>"));
  });
}

TEST_CASE("an agent opens the list of their funder only, without what is being prepared") {
  tests::on_both_engines([](db::Database& database) {
    Site site{database};
    auto index = site.html(site.d.agent_etat, pages::listes_des_financeurs);
    CHECK(index.contains("/ventilation/financeurs/etat"));
    CHECK_FALSE(index.contains("/ventilation/financeurs/caf"));
    CHECK_FALSE(index.contains("en préparation"));
    CHECK_FALSE(index.contains("/ventilation/charge"));
    auto list = site.html(site.d.agent_etat, pages::liste_du_financeur, {"etat"});
    CHECK(list.contains("<strong>3</strong> dossiers"));
    CHECK_FALSE(list.contains("2031-0003"));
    for (auto handler :
         {pages::liste_du_financeur, pages::liste_du_financeur_xlsx, pages::liste_du_financeur_csv})
      CHECK(site.get(site.d.agent_etat, handler, {"caf"}).status == 404);
    for (const auto* unknown : {"banque", "", "CAF"})
      CHECK(site.get(site.d.coordination, pages::liste_du_financeur, {unknown}).status == 404);
  });
}

TEST_CASE("the référent·es find what is gathered in their communes") {
  tests::on_both_engines([](db::Database& database) {
    Site site{database};
    auto html = site.html(site.d.referent, pages::liste_des_referents);
    CHECK(html.contains("2031-0004"));
    CHECK(html.contains("data-titre=\"Confié à\">Dominique</td>"));
    CHECK(text_of(site.get(site.d.referent, pages::liste_des_referents_csv)).contains(";Référent·e;5000;"));
  });
}

TEST_CASE("the pages of a list follow each other, and an address that is not understood gives the first") {
  tests::on_both_engines([](db::Database& database) {
    Site site{database};
    database.write([&](db::Writing& w) {
      for (int i = 6; i < 6 + 60; ++i)
        essai::hand_on(w, {.dossier = essai::add_note(w, {.structure = site.d.port, .numero = i},
                                                      site.d.coordination.id),
                           .confies = {{"caf", site.d.agent_caf.id}}});
    });
    auto first = site.html(site.d.coordination, pages::liste_du_financeur, {"caf"});
    CHECK(count(first, "scope=\"row\"") == 50);
    CHECK_FALSE(first.contains("rel=\"prev\""));
    auto at = first.find("?page=") + 6;
    auto next = site.html(site.d.coordination, pages::liste_du_financeur, {"caf"},
                          "page=" + first.substr(at, first.find('"', at) - at));
    CHECK(count(next, "scope=\"row\"") == 11);
    CHECK(next.contains("rel=\"prev\""));
    CHECK(next.contains("<strong>61</strong> dossiers"));
    CHECK(count(site.html(site.d.coordination, pages::liste_du_financeur, {"caf"}, "page=trois"),
                "scope=\"row\"") == 50);
  });
}

TEST_CASE("the workload shows each funder's share and each person's, with what calls for attention") {
  tests::on_both_engines([](db::Database& database) {
    Site site{database};
    site.visitor.campagne.ventilation.charge_maximale = 2;
    auto html = site.html(site.d.coordination, pages::charge);
    CHECK(html.contains(
        "<th scope=\"row\" class=\"govuk-table__header\">Caisse d’allocations familiales</th>"));
    CHECK(html.contains("min=\"0\" max=\"3\" high=\"2\" value=\"3\""));
    CHECK(html.contains("<strong class=\"govuk-tag govuk-tag--red\">Au-dessus de la limite</strong>"));
    CHECK(html.contains("au plus 2 dossiers"));
    CHECK_FALSE(html.contains("rel=\"next\""));
    auto csv = text_of(site.get(site.d.coordination, pages::charge_csv));
    CHECK(csv.contains("Référent·e;Dominique;1;0;5000;\r\n"));
    CHECK(csv.contains("État;Alix;3;1;10000;Au-dessus de la limite\r\n"));
  });
}

TEST_CASE("the workload of many people goes by pages of a hundred, there and back") {
  tests::on_both_engines([](db::Database& database) {
    Site site{database};
    database.write([&](db::Writing& w) {
      for (int i = 1000; i < 1230; ++i)
        essai::add_person(w, "Agent" + std::to_string(i),
                          {{.role = personne::Role::instructeur, .financeur = "ars"}});
    });
    auto persons = [](const std::string& html) { return html.substr(html.find("id=\"personnes\"")); };
    auto link = [&](const std::string& html, const std::string& rel) {
      auto end = html.rfind('"', html.find("rel=\"" + rel) - 3);
      auto from = html.find("apres=", html.rfind("<a", end));
      return from == html.npos || from > html.find("rel=\"" + rel)
                 ? ""
                 : html.substr(from, html.find('#', from) - from);
    };
    auto first = persons(site.html(site.d.coordination, pages::charge));
    CHECK(count(first, "scope=\"row\"") == 100);
    auto second = persons(site.html(site.d.coordination, pages::charge, {}, link(first, "next")));
    CHECK(count(second, "scope=\"row\"") == 100);
    CHECK(link(second, "prev").empty());
    auto third = persons(site.html(site.d.coordination, pages::charge, {}, link(second, "next")));
    CHECK(count(third, "scope=\"row\"") == 33);
    CHECK(persons(site.html(site.d.coordination, pages::charge, {}, link(third, "prev"))) == second);
    CHECK(persons(site.html(site.d.coordination, pages::charge, {}, "apres=perdu")) == first);
  });
}

TEST_CASE("the minutes are a PDF or a Word document, for the coordination") {
  tests::on_both_engines([](db::Database& database) {
    Site site{database};
    auto pdf = site.get(site.d.coordination, pages::compte_rendu_pdf);
    CHECK(pdf.text().starts_with("%PDF"));
    CHECK(header_of(pdf, "Content-Disposition").contains("compte-rendu-ventilation-2030-10-01.pdf"));
    auto docx = site.get(site.d.coordination, pages::compte_rendu_docx);
    CHECK(docx.text().starts_with("PK"));
    CHECK(docx.content_type.contains("wordprocessingml"));
    CHECK(site.get(site.d.agent_etat, pages::compte_rendu_pdf).status == 404);
  });
}

TEST_CASE("a list costs five or six queries whatever its rows, the workload one") {
  tests::on_both_engines([](db::Database& database) {
    Site site{database};
    auto cost = [&](Read handler, std::vector<std::string> path = {}) {
      auto before = db::queries_of_this_thread();
      site.get(site.d.coordination, handler, std::move(path));
      return db::queries_of_this_thread() - before;
    };
    CHECK(cost(pages::liste_du_financeur, {"etat"}) == 5);
    CHECK(cost(pages::listes_des_financeurs) == 1);
    CHECK(cost(pages::charge) == 1);
    auto before = db::queries_of_this_thread();
    site.get(site.d.agent_etat, pages::mes_dossiers_confies);
    CHECK(db::queries_of_this_thread() - before == 6);
  });
}

// The public pages of the 2023 call, and of a call that has nothing in common with it.
#include "programme/campagne/pages/pages.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "programme/campagne/charger.h"
#include "programme/campagne/pages/morceaux.h"
#include "programme/campagne/pages/routes.h"
#include "programme/page/page_test.h"
#include "tests/support/source_dir.h"

using namespace campagne;
using page::tests::Passage;

namespace {

/// The public pages ask nothing of the database.
struct NoDatabase : db::Connection {
  db::Engine engine() const override { return db::Engine::sqlite; }
  void script(const std::string&) override { throw std::logic_error("a public page runs a script"); }
  std::unique_ptr<db::Statement> prepare(std::string_view) override {
    throw std::logic_error("a public page reads");
  }
};

Campagne read(const char* folder) { return charger(tests::source_dir() + folder).value(); }

const Campagne& call() {
  static const Campagne c = read("/campagnes/valenciennes-2023");
  return c;
}

using Handler = web::Response (*)(db::Reading&, const page::Visite&);

web::Response answer(Handler handler, const Passage& passage) {
  NoDatabase none;
  db::Reading reading(none);
  return handler(reading, passage.visite());
}

std::string text(Handler handler, std::string_view at = "2022-09-10T09:00", personne::Acteur acteur = {}) {
  Passage passage{.acteur = std::move(acteur), .campagne = call(), .now = *base::parse_paris(at)};
  return answer(handler, passage).text();
}

std::string who_funds(std::vector<std::pair<std::string, std::string>> query) {
  Passage passage{.campagne = call()};
  passage.request.query = web::Fields(std::move(query));
  return answer(pages::qui_finance_quoi, passage).text();
}

/// What the table of answers says of that funder, up to the end of its row.
std::string line_of(const std::string& markup, std::string_view funder) {
  auto at = markup.find("data-titre=\"Financeur\">" + std::string(funder));
  REQUIRE(at != std::string::npos);
  return markup.substr(at, markup.find("</tr>", at) - at);
}

std::size_t occurrences(const std::string& in, std::string_view what) {
  std::size_t n = 0;
  for (auto at = in.find(what); at != std::string::npos; at = in.find(what, at + 1)) ++n;
  return n;
}

}  // namespace

TEST_CASE("the first page says what a visitor can do now, and until when") {
  auto page = text(pages::accueil);
  CHECK(page.contains("Vous pouvez déposer votre note d’intention"));
  CHECK(page.contains("vendredi 16 septembre 2022 à 23 h 59"));
  CHECK(page.contains("Il reste 7 jours"));
  CHECK(page.contains("href=\"/inscription\""));
  CHECK(page.contains("href=\"/connexion\""));
}

TEST_CASE("the first page follows the calendar") {
  CHECK(text(pages::accueil, "2022-07-01").contains("pas encore ouvert"));
  CHECK(text(pages::accueil, "2022-09-16T23:59:59").contains("C’est le dernier jour."));
  CHECK(text(pages::accueil, "2022-09-17").contains("Le dépôt des notes d’intention est terminé"));
  CHECK(text(pages::accueil, "2022-10-10").contains("vendredi 2 décembre 2022 à 23 h 59"));
  CHECK(text(pages::accueil, "2022-12-03").contains("Les dépôts sont terminés"));
}

TEST_CASE("a porteur is led to the dossiers and an agent to the tableau") {
  auto porteur = text(pages::accueil, "2022-09-10", page::tests::personne_avec(personne::Role::porteur));
  CHECK(porteur.contains("class=\"govuk-button\" data-module=\"govuk-button\">Mes dossiers"));
  CHECK_FALSE(porteur.contains("/inscription"));
  auto agent = text(pages::accueil, "2022-09-10", page::tests::personne_avec(personne::Role::coordination));
  CHECK(agent.contains("Ouvrir le tableau"));
}

TEST_CASE("the calendar shows every step once, and today between what has begun and what has not") {
  auto page = text(pages::calendrier);
  CHECK(occurrences(page, "<li class=\"dt-chronologie__etape") == call().calendrier.size());
  CHECK(occurrences(page, "dt-chronologie__aujourdhui") == 1);
  CHECK(page.find("Rédaction de la note") < page.find("Aujourd’hui, samedi 10 septembre 2022"));
  CHECK(page.find("Aujourd’hui, samedi") < page.find("Dépôt de la note d’intention, dernier jour"));
  CHECK(page.contains("30 juin 2023"));
}

TEST_CASE("after the last step, today closes the calendar") {
  auto page = text(pages::calendrier, "2024-01-01");
  CHECK(page.find("Comité de pilotage") < page.find("Aujourd’hui, "));
}

TEST_CASE("the orientations show their eight stars, read aloud") {
  auto page = text(pages::orientations);
  CHECK(occurrences(page, "Objectif saillant :") == 8);
  CHECK(page.contains("La jeunesse"));
}

TEST_CASE("the page of an orientation tells what funders expect and where to meet them") {
  Passage passage{.campagne = call()};
  passage.path = {"emploi"};
  auto page = answer(pages::orientation, passage).text();
  CHECK(page.contains("Ce qu’attendent les financeurs"));
  CHECK(page.contains("Région Hauts-de-France"));
  CHECK(page.contains("mardi 18 octobre 2022, de 9 h 30 à 12 h 30 et de 14 h 00 à 17 h 00"));
}

TEST_CASE("an orientation that does not exist is not found") {
  Passage passage{.campagne = call()};
  passage.path = {"culture"};
  CHECK(answer(pages::orientation, passage).status == 404);
}

TEST_CASE("who funds what begins with a form by GET and a view of the whole") {
  auto page = who_funds({});
  CHECK(page.contains("<form action=\"/qui-finance-quoi\" method=\"get\">"));
  CHECK(page.contains("Vue d’ensemble"));
  CHECK_FALSE(page.contains("id=\"reponse\""));
}

TEST_CASE("an association learns that it must go through a collège for the Département's education money") {
  auto page = who_funds({{"orientation", "education"}, {"forme", "association"}});
  CHECK(line_of(page, "Département").contains(">Non<"));
  CHECK(line_of(page, "Département").contains("les projets portés par les collèges"));
  CHECK(line_of(page, "État").contains(">Oui<"));
}

TEST_CASE("choosing the objective on domestic violence opens the agglomération's money") {
  CHECK(line_of(who_funds({{"orientation", "prevention"}}), "Valenciennes").contains("À vérifier"));
  CHECK(line_of(who_funds({{"orientation", "prevention"},
                           {"dispositif", "contrat_de_ville"},
                           {"objectifs", "prevention_violences"}}),
                "Valenciennes")
            .contains(">Oui<"));
}

TEST_CASE("a project that is only about culture is told why the agglomération cannot be asked") {
  auto page = who_funds({{"orientation", "sante"}, {"particularites", "culture_seule"}});
  CHECK(line_of(page, "Valenciennes").contains("uniquement sur la culture"));
}

TEST_CASE("what the campaign does not know is taken as not said") {
  CHECK(who_funds({{"orientation", "<script>"}}).contains("Vue d’ensemble"));
  CHECK(who_funds({{"orientation", "sante"}, {"forme", "x"}, {"echelle", "x"}, {"dispositif", "x"}})
            .contains("id=\"reponse\""));
}

TEST_CASE("the meetings tell the day, the hour that is known, and that presence is required") {
  auto page = text(pages::reunions);
  CHECK(page.contains("Onnaing, Vicq"));
  CHECK(page.contains("mardi 4 octobre 2022 à 9 h 30"));
  CHECK(page.contains("lundi 10 octobre 2022, toute la journée"));
  CHECK(page.contains("Son absence annule la candidature"));
  CHECK_FALSE(page.contains(">Passée<"));
  CHECK(text(pages::reunions, "2022-10-31").contains(">Passée<"));
}

TEST_CASE("the questions of the note are visible in advance, each with its guidance") {
  auto page = text(pages::pieces);
  for (const Rubrique& rubrique : call().rubriques)
    for (const Question& each : rubrique.questions) CHECK(page.contains(each.texte));
  CHECK(page.contains("des jeunes du quartier"));
}

TEST_CASE("every piece is listed with who owes it") {
  auto page = text(pages::pieces);
  CHECK(occurrences(page, "data-titre=\"Pièce\"") == call().pieces.size());
  CHECK(page.contains("Reconduction d’une action déjà financée"));
  CHECK(page.contains("Projet d’échelle intercommunale"));
}

TEST_CASE("contacts are by function, with an address to write to") {
  auto page = text(pages::contacts);
  CHECK(page.contains("href=\"mailto:contrat-de-ville@agglomeration.example\""));
  CHECK(page.contains("href=\"tel:0353010010\""));
  CHECK(page.contains("Chef·fe de projet communal·e"));
}

TEST_CASE("resources, the call, the statement and the data page answer") {
  CHECK(text(pages::ressources).contains("Les questions clés"));
  CHECK(text(pages::appel).contains("Deux dépôts au lieu d’un"));
  CHECK(text(pages::accessibilite).contains("non conforme"));
  CHECK(text(pages::donnees_personnelles).contains("CNIL"));
}

TEST_CASE("on every page of another campaign, nothing of Valenciennes is left") {
  Passage passage{.campagne = read("/tests/campagnes/petite"), .now = *base::parse_paris("2030-03-10")};
  passage.path = {"mer"};
  for (Handler each :
       {pages::accueil, pages::appel, pages::calendrier, pages::orientations, pages::orientation,
        pages::qui_finance_quoi, pages::reunions, pages::pieces, pages::ressources, pages::contacts,
        pages::accessibilite, pages::donnees_personnelles}) {
    auto response = answer(each, passage);
    CHECK(response.status == 200);
    CHECK_FALSE(response.text().contains("Valenciennes"));
    CHECK_FALSE(response.text().contains("2022"));
    CHECK(occurrences(response.text(), "<h1") == 1);
  }
}

TEST_CASE("every public page is open to all and only reads") {
  for (const page::Route& each : routes()) {
    CHECK(each.acces.kind == page::Acces::tous);
    CHECK(each.method == web::Method::get);
  }
}

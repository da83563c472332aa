#include "programme/pilotage/demande.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "platform/web/url.h"
#include "programme/campagne/formes.h"
#include "programme/pilotage/etiquette.h"
#include "programme/pilotage/hasard_test.h"
#include "programme/pilotage/pilotage_test.h"

using namespace pilotage;

namespace {

const campagne::Campagne campagne_ = pilotage::essai::campagne_d_essai();

Demande read(std::string_view query) {
  auto fields = web::parse_urlencoded(query).value();
  return lire({fields.begin(), fields.end()}, campagne_);
}

std::string first_error(std::string_view query) {
  auto errors = read(query).erreurs;
  return errors.empty() ? "" : errors.begin()->field + " — " + errors.begin()->message;
}

}  // namespace

TEST_CASE("without a query the tableau shows the deposited dossiers, by number, with every column") {
  auto [filtre, erreurs] = read("");
  CHECK(erreurs.empty());
  CHECK(filtre == Filtre{});
  CHECK(filtre.etat == "note_deposee");
  CHECK(filtre.tri == Tri::numero);
  CHECK(filtre.colonnes.all());
  CHECK(ecrire(filtre).empty());
}

TEST_CASE("a form whose fields are left empty asks nothing") {
  CHECK(read("q=&orientation=&saillant=&demande_min=&depose_du=&structure=&tri=&sens=&page=").filtre ==
        Filtre{});
}

TEST_CASE("every condition is read from its field") {
  auto [f, erreurs] = read(
      "etat=note_en_preparation&orientation=sante&axe=jeunesse&echelle=intercommunale&commune=99002&qpv="
      "QX002&"
      "dispositif=pre&nature=reconduction&financeur=caf&ventilation=transmise&reunion=sante&agent=+Alix+&"
      "sans_agent=oui&saillant=oui&bonus_egalite=oui&deux_arrondissements="
      "oui&"
      "demande_min=1+000&demande_max=2000,50&depose_du=01/09/"
      "2022&depose_au=2022-09-16&structure=7&q=+v%C3%A9lo+&tri=cout&"
      "sens=desc&colonne=cout&colonne=qpv&page=apres.12.500000");
  CHECK(erreurs.empty());
  CHECK(f.etat == "note_en_preparation");
  CHECK(f.orientation == "sante");
  CHECK(f.axe == "jeunesse");
  CHECK(f.echelle == "intercommunale");
  CHECK(f.commune == "99002");
  CHECK(f.qpv == "QX002");
  CHECK(f.dispositif == "pre");
  CHECK(f.nature == "reconduction");
  CHECK(f.financeur == "caf");
  CHECK(f.ventilation == "transmise");
  CHECK(f.reunion == "sante");
  CHECK(f.agent == "Alix");
  CHECK(f.sans_agent);
  CHECK((f.saillant && f.bonus_egalite && f.deux_arrondissements));
  CHECK(f.demande_min == base::Cents{100000});
  CHECK(f.demande_max == base::Cents{200050});
  CHECK(f.depose_du == base::parse_date("2022-09-01"));
  CHECK(f.depose_au == base::parse_date("2022-09-16"));
  CHECK(f.structure == 7);
  CHECK(f.texte == "vélo");
  CHECK((f.tri == Tri::cout && f.decroissant));
  CHECK(f.colonnes == Colonnes({Colonne::cout, Colonne::qpv}));
  CHECK(f.repere == Repere{false, 12, 500000});
}

TEST_CASE("what is not understood is named in French and has no effect") {
  for (std::string_view query : {"etat=perdu",
                                 "orientation=cuisine",
                                 "axe=x",
                                 "echelle=mondiale",
                                 "commune=59606",
                                 "qpv=QN",
                                 "dispositif=x",
                                 "nature=x",
                                 "financeur=banque",
                                 "ventilation=x",
                                 "reunion=x",
                                 "sans_agent=non",
                                 "saillant=peut-%C3%AAtre",
                                 "demande_min=beaucoup",
                                 "demande_max=-4",
                                 "depose_du=31/02/2022",
                                 "depose_au=hier",
                                 "structure=abc",
                                 "structure=0",
                                 "structure=-1",
                                 "structure=99x",
                                 "tri=humeur",
                                 "sens=ailleurs",
                                 "colonne=prix",
                                 "page=2",
                                 "page=apres.",
                                 "page=apres.1",
                                 "page=apres.x.1",
                                 "page=avant.0.1",
                                 "page=apres.1.abc",
                                 "page=apres.1.",
                                 "page=apres.99999999999999999999.1"}) {
    CAPTURE(query);
    auto [filtre, erreurs] = read(query);
    CHECK(erreurs.size() == 1);
    CHECK(filtre == Filtre{});
    CHECK(erreurs.begin()->field == query.substr(0, query.find('=')));
  }
  CHECK(first_error("orientation=cuisine") ==
        "orientation — Orientation : ce choix n’existe pas dans cette campagne.");
  CHECK(first_error("page=2") == "page — Cette page n’existe pas : voici la première.");
  CHECK(read("q=" + std::string(longest_search + 1, 'a')).erreurs.size() == 1);
  CHECK(read("agent=" + std::string(longest_search + 1, 'a')).erreurs.size() == 1);
  CHECK(read("colonne=prix&colonne=age").erreurs.size() == 1);
}

TEST_CASE("bounds that contradict each other are left aside together") {
  auto amounts = read("demande_min=10&demande_max=9.99");
  CHECK(amounts.erreurs.of("demande_max") != "");
  CHECK(amounts.filtre == Filtre{});
  auto days = read("depose_du=2022-09-17&depose_au=2022-09-16");
  CHECK(days.erreurs.of("depose_au") != "");
  CHECK(days.filtre == Filtre{});
  CHECK(read("demande_min=10&demande_max=10&depose_du=2022-09-16&depose_au=2022-09-16").erreurs.empty());
}

TEST_CASE("the natures offered are those that a note can have") {
  for (const auto& each : campagne::natures)
    CHECK(read("nature=" + std::string(each.code)).filtre.nature == each.code);
  CHECK(etiquettes(read("nature=premiere").filtre, campagne_).at(0).texte == "Nature : Première demande");
}

TEST_CASE("the rest of the query is kept when one part of it is wrong") {
  auto [filtre, erreurs] = read("orientation=cuisine&commune=99001&inconnu=1");
  CHECK(erreurs.size() == 1);
  CHECK(filtre.commune == "99001");
}

TEST_CASE("the number and the title stand in every choice of columns") {
  auto chosen = read("colonne=cout").filtre.colonnes;
  CHECK(chosen.has(Colonne::numero));
  CHECK(chosen.has(Colonne::intitule));
  CHECK(chosen.has(Colonne::cout));
  CHECK_FALSE(chosen.has(Colonne::qpv));
}

TEST_CASE("a page begins after or before a row, by a value of the kind that is sorted") {
  CHECK(lire_repere("avant.3.maison. bleue", Tri::intitule) == Repere{true, 3, std::string("maison. bleue")});
  CHECK(lire_repere("apres.3.", Tri::commune) == Repere{false, 3, std::string()});
  CHECK(lire_repere("apres.3.-5", Tri::cout) == Repere{false, 3, -5});
  CHECK_FALSE(lire_repere("apres.3.maison", Tri::cout));
  CHECK_FALSE(lire_repere("pendant.3.5", Tri::cout));
}

TEST_CASE("orders stand at the place of their code") {
  for (std::size_t i = 0; i < ordres.size(); ++i) CHECK(ordre(Tri(i)).tri == Tri(i));
  for (std::size_t i = 0; i < intitules.size(); ++i) CHECK(std::size_t(intitules[i].colonne) == i);
}

TEST_CASE("a view written into an address and read back is the same view") {
  CHECK(rc::check([] {
    Filtre f = pilotage::essai::random_filter(campagne_);
    auto again = lire(ecrire(f), campagne_);
    for (auto& error : again.erreurs) RC_LOG() << error.message;
    RC_ASSERT(again.erreurs.empty());
    RC_ASSERT(again.filtre == f);
  }));
}

TEST_CASE("reading any query gives a filter that can be written and read without a mistake") {
  CHECK(rc::check([](const std::vector<std::pair<std::string, std::string>>& noise) {
    std::vector<Champ> fields;
    std::vector<std::string> names{"etat",      "commune", "saillant", "demande_min", "depose_au",
                                   "structure", "q",       "tri",      "page"};
    for (auto& [name, value] : noise)
      fields.emplace_back(names[std::hash<std::string>{}(name) % names.size()], base::clean_text(value));
    auto once = lire(fields, campagne_);
    RC_ASSERT(lire(ecrire(once.filtre), campagne_).filtre == once.filtre);
  }));
}

TEST_CASE(
    "each condition has its tag, whose link lifts that condition alone and goes back to the first page") {
  auto f = read(
               "commune=99001&saillant=oui&demande_min=5000&depose_au=2022-09-16&q=velo&structure=4&tri=cout&"
               "page=apres.1.2")
               .filtre;
  auto tags = etiquettes(f, campagne_, "Association Alpha");
  REQUIRE(tags.size() == 6);
  CHECK(tags[0].texte == "Recherche : velo");
  CHECK(tags[1].texte == "Commune : Aubrive");
  CHECK(tags[2].texte == "Objectif saillant (★)");
  CHECK(tags[3].texte == "Demandé, au moins : " + base::euros({500000}));
  CHECK(tags[4].texte == "Déposé jusqu’au 16/09/2022");
  CHECK(tags[5].texte == "Structure : Association Alpha");
  const std::vector<Champ> without_commune{
      {"saillant", "oui"}, {"demande_min", "5000"}, {"depose_au", "2022-09-16"},
      {"structure", "4"},  {"q", "velo"},           {"tri", "cout"}};
  CHECK(ecrire(tags[1].sans) == without_commune);
  for (auto& tag : tags) CHECK(etiquettes(tag.sans, campagne_).size() == 5);
  CHECK(etiquettes(Filtre{}, campagne_).empty());
  CHECK(etiquettes(read("etat=note_abandonnee").filtre, campagne_).at(0).texte == "État : Abandonnés");
  CHECK(phrase_du_tri(f) == "Coût total, ordre croissant");
}

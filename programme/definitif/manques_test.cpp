#include "programme/definitif/manques.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "programme/definitif/comparaison.h"
#include "programme/definitif/dossier_complet_test.h"
#include "programme/definitif/presentation.h"

using namespace definitif;
using definitif::test::complete;
using definitif::test::noon;

namespace {

const campagne::Campagne call = definitif::test::campagne();

std::vector<Manque> missing(const Contenu& c) { return manques(c, call, noon); }

/// The only thing missing.
Manque only(const Contenu& c) {
  auto list = missing(c);
  REQUIRE(list.size() == 1);
  return list.front();
}

}  // namespace

TEST_CASE("nothing is missing from a complete dossier") {
  for (const auto& m : missing(complete())) FAIL_CHECK(m.suite << ": " << m.texte);
}

TEST_CASE("everything missing is said at once, with the place where it is settled") {
  Contenu nothing;
  auto list = missing(nothing);
  auto leads = [&](std::string_view to) {
    return std::ranges::any_of(list, [&](const Manque& m) { return m.suite.starts_with(to); });
  };
  for (auto to : {"/partie/demande", "/partie/structure", "/partie/suivi", "/indicateurs", "/budget/action",
                  "/budget/structure"})
    CHECK_MESSAGE(leads(to), to);
}

TEST_CASE("the structure's page must be complete") {
  auto c = complete();
  c.dirigeants = 0;
  CHECK(only(c).texte == "La fiche de la structure attend encore les membres du bureau.");
}

TEST_CASE("a recommendation that is not wholly followed is explained") {
  auto c = complete();
  c.recommandations[0].suite = "";
  CHECK(only(c).suite == "/recommandations?verifier=1#suite_7");
  for (auto suite : {"en_partie", "non_suivie"}) {
    c.recommandations[0].suite = suite, c.recommandations[0].explication = "  ";
    CHECK(only(c).suite == "/recommandations?verifier=1#explication_7");
    c.recommandations[0].explication = "Le centre social a fermé.";
    CHECK(missing(c).empty());
  }
}

TEST_CASE("at least one indicator is chosen, and each is complete") {
  auto c = complete();
  c.indicateurs.clear();
  CHECK(only(c).suite == "/indicateurs");
  c.indicateurs = {definitif::test::indicator()};
  c.indicateurs[0].cible = "beaucoup";
  CHECK(only(c).suite == "/indicateurs/4?verifier=1#cible");
  c.indicateurs[0].cible = "60 %", c.indicateurs[0].objectif = "soins";
  CHECK(only(c).texte.contains("À quel objectif"));
  c.indicateurs[0].objectif = "offre", c.indicateurs[0].intitule = "";
  CHECK(only(c).partie == "Un indicateur");
}

TEST_CASE("a budget balances to the cent, can be read, and is not empty") {
  auto c = complete();
  c.budget_action = definitif::test::budget("9000,01", "8000", "1000");
  CHECK(only(c).suite == "/budget/action");
  c.budget_action = definitif::test::budget("neuf mille", "8000", "1000");
  CHECK(only(c).texte.contains("à corriger"));
  c.budget_action = {};
  CHECK(only(c).texte == "Le budget est à remplir.");
}

TEST_CASE("the structure's budget is not asked when the request is for its whole working") {
  auto c = complete();
  c.budget_structure = {};
  CHECK(only(c).suite == "/budget/structure");
  definitif::test::put(c.reponses, "objet_demande", "fonctionnement");
  CHECK(missing(c).empty());
}

TEST_CASE("what is kept at the deposit is read back whole, and its digest tells every change of words") {
  auto c = complete();
  auto again = relire(ecrire(c));
  CHECK(empreinte(again) == empreinte(c));
  CHECK(again.structure == c.structure);
  CHECK(again.indicateurs[0].id == 4);
  CHECK(again.dirigeants == 1);
  CHECK(again.pieces == c.pieces);
  CHECK(again.reponses.saisie("intitule")->par == 1);
  auto differs = [&](auto change) {
    auto other = complete();
    change(other);
    return empreinte(other) != empreinte(c);
  };
  using definitif::test::put;
  CHECK(differs([](Contenu& o) { put(o.reponses, "phrase", "Un jardin pour se rencontrer!"); }));
  CHECK(differs([](Contenu& o) { put(o.budget_action, "m_601", "9000,00"); }));
  CHECK(differs([](Contenu& o) { put(o.budget_structure, "m_601", "1"); }));
  CHECK(differs([](Contenu& o) { o.indicateurs[0].par_sexe = true; }));
  CHECK(differs([](Contenu& o) { o.recommandations[0].explication = "Fait."; }));
  CHECK(differs([](Contenu& o) { o.pieces[0].empreinte = "2"; }));
  CHECK(differs([](Contenu& o) { o.structure.telephone = "0300000001"; }));
  CHECK_FALSE(differs(
      [](Contenu& o) { o.reponses.poser("phrase", {std::string(o.reponses.valeur("phrase")), 99, noon}); }));
}

TEST_CASE("the attestations are those of the structure's form") {
  auto c = complete();
  CHECK(engagements(c, call).size() == 2);
  c.structure.forme = "commune";
  REQUIRE(engagements(c, call).size() == 1);
  CHECK(engagements(c, call)[0]->code == "sincerite");
}

TEST_CASE("rules are held against what the final dossier says") {
  auto c = complete();
  auto d = demande_de(c, call);
  CHECK(d.forme == "association");
  CHECK(d.orientation == "emploi");
  CHECK(d.nature == "premiere");
  CHECK(d.objectifs == std::vector<std::string>{"freins", "offre"});
  CHECK(d.financeurs == std::vector<std::string>{"etat"});
}

TEST_CASE("the comparison names only the answers of the note that changed, part by part") {
  auto note = dossier::test::complete();
  auto c = complete();
  CHECK(comparer(note, c, call, noon).empty());
  definitif::test::put(c.reponses, "public_total", "50"),
      definitif::test::put(c.reponses, "objectifs", "freins");
  auto parts = comparer(note, c, call, noon);
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].partie == Partie::objectifs);
  CHECK(parts[0].ecarts[0].avant == "★ Lever les freins\nFaire connaître l’offre");
  CHECK(parts[0].ecarts[0].apres == "★ Lever les freins");
  CHECK(parts[1].ecarts[0].label == "Nombre de personnes concernées");
}

TEST_CASE("euros are compared one by one: cost, each funder, all funders, own resources, droit commun") {
  auto list = comparer_montants(dossier::test::complete(), complete(), call);
  REQUIRE(list.size() == 5);
  CHECK(list[0].label == "Coût total");
  CHECK(list[0].ecart() == base::Cents{900'000 - 1'200'000});
  CHECK(list[1].label == "L’État");
  CHECK(list[1].note == base::Cents{800'050});
  CHECK(list[1].definitif == base::Cents{800'000});
  CHECK(list[2].definitif == base::Cents{800'000});
  CHECK(list[3].ecart() == base::Cents{});
  CHECK(ecart_lisible({}) == "inchangé");
  CHECK(ecart_lisible({150}).starts_with("+ 1,50"));
  CHECK(ecart_lisible({-150}).starts_with("− 1,50"));
}

TEST_CASE("a dossier is read in sentences: parts, structure, budget lines, part asked of each funder") {
  auto c = complete();
  auto parts = presenter(c, call, noon);
  CHECK(parts.size() == parties.size());
  auto read = lignes(c.budget_action, call, false);
  REQUIRE(read.size() == 5);
  CHECK(read[0].libelle.contains("74"));
  CHECK(read[2].libelle == "– L’État");
  CHECK(read[4].libelle == "Total en argent");
  CHECK(read[4].montant == base::Cents{900'000});
  CHECK(parts_demandees(c.budget_action, call).front().contains("88,89"));
  CHECK(presenter_structure(c.structure).reponses.size() >= 7);
}

TEST_CASE("the library offers the orientation's indicators first, then those for all") {
  auto list = modeles_pour(call, "emploi");
  REQUIRE(list.size() == 2);
  CHECK(list[0]->code == "emplois");
  CHECK(list[1]->code == "venus");
  auto taken = depuis_modele(*list[1]);
  CHECK(taken.intitule == "Nombre de personnes venues");
  CHECK(decoupage(taken) == "par quartier et par sexe");
  taken.par_qpv = false;
  CHECK(decoupage(taken) == "par sexe");
  taken.par_sexe = false;
  CHECK(decoupage(taken).empty());
  taken.par_qpv = true;
  CHECK(decoupage(taken) == "par quartier");
  CHECK(trajectoire(taken) == "de … à … personnes");
}

TEST_CASE("an indicator and the answers to recommendations travel as fields") {
  auto i = definitif::test::indicator();
  auto b = en_reponses(i);
  definitif::test::put(b, "par_sexe", "oui"), definitif::test::put(b, "outil", "Carnet");
  auto changed = avec_reponses(i, b);
  CHECK(changed.par_sexe);
  CHECK(changed.outil == "Carnet");
  std::vector<Recommandation> list{{.id = 3, .texte = "Chercher un local.", .suite = "", .explication = ""}};
  auto fields = en_reponses(list);
  definitif::test::put(fields, "suite_3", "autre");
  CHECK(avec_reponses(list, fields)[0].suite.empty());
  definitif::test::put(fields, "suite_3", "en_partie");
  CHECK(avec_reponses(list, fields)[0].suite == "en_partie");
  CHECK(libelle_suite("non_suivie") == "Non suivie");
}

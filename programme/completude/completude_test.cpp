#include "programme/completude/completude.h"

#include <doctest/doctest.h>

#include "programme/completude/essai_test.h"
#include "programme/definitif/fiche_test.h"

using namespace completude;
using completude::test::due;
using completude::test::given;
using definitif::test::noon;
using definitif::test::paris;
using piece::Verdict;

namespace {

const campagne::Campagne c = completude::test::campagne();

bool has(const std::vector<Section>& list, std::string_view cible) {
  return std::ranges::find(list, cible, &Section::cible) != list.end();
}

Saisie request() {
  return {.date = "30/11/2029", .message = "", .cibles = {{"partie/projet", "Précisez le lieu."}}};
}

}  // namespace

TEST_CASE("what may be asked again is what the dossier has") {
  auto whole = definitif::test::complete();
  auto all = sections(whole, c, noon);
  for (auto wanted : {"partie/projet", "partie/structure", "recommandations", "indicateurs", "budget/action",
                      "budget/structure"})
    CHECK_MESSAGE(has(all, wanted), wanted);
  whole.recommandations.clear();
  definitif::test::put(whole.reponses, "objet_demande", "fonctionnement");
  CHECK_FALSE(has(sections(whole, c, noon), "recommandations"));
  CHECK_FALSE(has(sections(whole, c, noon), "budget/structure"));
  CHECK_FALSE(has(all, "fiches"));
  auto other = c;
  other.textes.emplace_back("fiche.genre.cv", "activite");
  CHECK(has(sections(whole, other, noon), "fiches"));
}

TEST_CASE("pieces are asked when they are due for certain and given as files") {
  auto list = due(c, {});
  list[1].certaine = false;
  auto asked = pieces(list);
  CHECK(has(asked, "pieces/rib"));
  CHECK_FALSE(has(asked, "pieces/devis"));
  CHECK_FALSE(has(asked, "pieces/cerfa"));
}

TEST_CASE("a target has the title of its page, and its code when nobody knows it any more") {
  CHECK(titre("pieces/rib", c) == "RIB");
  CHECK(titre("partie/projet", c) == definitif::titre(definitif::Partie::projet));
  CHECK(titre("budget/structure", c) == "Le budget de la structure 2030");
  CHECK(titre("budget/action", c) == "Le budget de l’action");
  CHECK(titre("indicateurs", c) == "Les indicateurs");
  CHECK(titre("recommandations", c) == "Les recommandations de la réunion");
  CHECK(titre("pieces/oubliee", c) == "pieces/oubliee");
}

TEST_CASE("the form proposes what is missing, refused or too old, with its reason") {
  CHECK(proposees(due(c, {}), c).size() == 2);
  CHECK(proposees(due(c, {}), c)[0].raison == "Cette pièce manque.");
  auto refused = given("rib", Verdict::non_conforme);
  refused.motif = "illisible", refused.commentaire = "Page 2.";
  auto list = proposees(due(c, {refused, given("devis")}), c);
  REQUIRE(list.size() == 1);
  CHECK(list[0].cible == "pieces/rib");
  CHECK(list[0].raison == "Il ne se lit pas. Page 2.");
  auto old = given("devis", Verdict::conforme);
  old.date = base::parse_date("2028-01-01");
  list = proposees(due(c, {given("rib"), old}), c);
  REQUIRE(list.size() == 1);
  CHECK(list[0].raison.contains("plus valable"));
}

TEST_CASE("the call says how many days there are to answer; ten when it does not") {
  CHECK(jours(c) == 10);
  auto other = c;
  other.textes.emplace_back("complements.jours", "21");
  CHECK(jours(other) == 21);
}

TEST_CASE("the last day to answer is whole") {
  auto read = lire(request(), noon);
  CHECK(read.erreurs.empty());
  CHECK(read.avant == paris("2029-12-01"));
  CHECK(dernier_moment(read.avant) == "30 novembre 2029 à 23 h 59");
  auto today = request();
  today.date = "20/11/2029";
  CHECK(lire(today, noon).erreurs.empty());
  CHECK(lire(today, paris("2029-11-21") - std::chrono::milliseconds(1)).erreurs.empty());
  CHECK_FALSE(lire(today, paris("2029-11-21")).erreurs.of("date").empty());
}

TEST_CASE("a request without date, without anything asked or without reason is told all at once") {
  CHECK(lire({.date = "demain", .message = "", .cibles = {}}, noon).erreurs.size() == 2);
  auto silent = request();
  silent.date = "", silent.cibles = {{"partie/projet", " "}, {"pieces/rib", std::string(501, 'a')}};
  auto wrong = lire(silent, noon).erreurs;
  CHECK(wrong.size() == 3);
  CHECK(wrong.of("raison-partie-projet").contains("Écrivez ce qui est attendu"));
  CHECK(wrong.of("raison-pieces-rib").contains("500"));
  silent.cibles[1].raison.pop_back();
  CHECK(lire(silent, noon).erreurs.size() == 2);
}

TEST_CASE("a dossier is not complete as long as a due piece is missing, refused or not looked at") {
  CHECK(non_conformes(due(c, {})) == 2);
  CHECK(non_conformes(due(c, {given("rib"), given("devis", Verdict::conforme)})) == 1);
  CHECK(non_conformes(due(c, {given("rib", Verdict::conforme), given("devis", Verdict::conforme)})) == 0);
  auto perhaps = due(c, {given("rib", Verdict::conforme)});
  perhaps[1].certaine = false;
  CHECK(non_conformes(perhaps) == 0);
}

TEST_CASE("only what was asked keeps the answer from being given back") {
  std::vector<definitif::Manque> of_dossier{{"Projet", "/partie/projet?verifier=1#lieu", "Écrivez le lieu."},
                                            {"Suivi", "/partie/suivi?verifier=1#x", "Écrivez."},
                                            {"Pièces", "/pieces/rib", "Il manque une pièce."}};
  auto list = manques({"partie/projet", "pieces/rib"}, of_dossier, due(c, {given("devis")}));
  REQUIRE(list.size() == 2);
  CHECK(list[0].texte == "Écrivez le lieu.");
  CHECK(list[1].suite == "/pieces/rib");
  CHECK(manques({"indicateurs", "pieces/devis"}, of_dossier, due(c, {given("devis")})).empty());
}

TEST_CASE("what is given back is the deposit with the targets as they are now, and nothing else") {
  auto sent = definitif::test::complete(), now = sent;
  definitif::test::put(now.reponses, "intitule", "Autre titre");
  definitif::test::put(now.reponses, "evaluation", "Autrement.");
  now.budget_structure = definitif::test::budget("1", "1", "0");
  now.structure.nom = "Autre nom", now.dirigeants = 9;
  now.indicateurs.clear(), now.recommandations.clear();
  auto done = completer(sent, now, {"partie/suivi"}, c, noon);
  CHECK(done.reponses.valeur("evaluation") == "Autrement.");
  CHECK(done.reponses.valeur("intitule") == sent.reponses.valeur("intitule"));
  CHECK(done.structure.nom == sent.structure.nom);
  CHECK(done.indicateurs.size() == 1);
  CHECK(empreinte(completer(sent, now, {"pieces/rib"}, c, noon)) == empreinte(sent));
  done = completer(
      sent, now, {"partie/structure", "indicateurs", "recommandations", "budget/structure", "budget/action"},
      c, noon);
  CHECK(done.structure.nom == "Autre nom");
  CHECK(done.dirigeants == 9);
  CHECK(done.indicateurs.empty());
  CHECK(done.recommandations.empty());
  CHECK(done.budget_structure.valeur(budget::champ_montant("601")) == "1");
  CHECK(done.reponses.valeur("intitule") == sent.reponses.valeur("intitule"));
}

TEST_CASE("sheets are given back when they are asked again, and only then") {
  auto sent = definitif::test::complete(), now = sent;
  now.fiches = {{.id = 3}};
  CHECK(completer(sent, now, {"partie/suivi"}, c, noon).fiches.empty());
  CHECK(completer(sent, now, {"fiches"}, c, noon).fiches.size() == 1);
}

TEST_CASE("a piece asked again is listed with its new document, and no other piece is") {
  auto sent = definitif::test::complete(), now = sent;
  sent.pieces = {{"rib", "", "rib.pdf", "1"}, {"statuts", "", "statuts.pdf", "2"}};
  now.pieces = {{"rib", "", "nouveau.pdf", "3"}, {"statuts", "", "autres.pdf", "4"}};
  auto done = completer(sent, now, {"pieces/rib"}, c, noon);
  REQUIRE(done.pieces.size() == 2);
  CHECK(std::ranges::find(done.pieces, "rib", &definitif::PieceJointe::code)->empreinte == "3");
  CHECK(std::ranges::find(done.pieces, "statuts", &definitif::PieceJointe::code)->empreinte == "2");
  CHECK(completer(sent, now, {"partie/suivi"}, c, noon).pieces == sent.pieces);
}

TEST_CASE("sheets given back are compared answer by answer, each under its name") {
  auto before = definitif::test::complete();
  before.fiches = {{.id = 3,
                    .genre = definitif::fiche::Genre::activite,
                    .saisie = definitif::test::typed(definitif::test::sejour)}};
  auto after = before;
  after.fiches[0].saisie = definitif::test::with(before.fiches[0].saisie, "lieu", "Auberge de la dune");
  auto list = changements(before, after, {"fiches"}, c, noon);
  REQUIRE(list.size() == 1);
  REQUIRE(list[0].ecarts.size() == 1);
  CHECK(list[0].ecarts[0].label.starts_with("Séjour au bord de mer : "));
  CHECK(list[0].ecarts[0].apres == "Auberge de la dune");
}

TEST_CASE(
    "a contribution that was changed, brought or taken away is told by its counts, nothing of a child") {
  auto before = definitif::test::complete();
  before.fiches = {{.id = 3,
                    .genre = definitif::fiche::Genre::contribution,
                    .saisie = definitif::test::typed(definitif::test::contribution)}};
  auto after = before;
  auto gaps = [&] { return changements(before, after, {"fiches"}, c, noon).at(0).ecarts; };
  CHECK(gaps().empty());
  after.fiches[0].saisie = definitif::test::with(before.fiches[0].saisie, "titre", "Aller vers les familles");
  REQUIRE(gaps().size() == 1);
  CHECK(gaps()[0].label == "Contribution « Aller vers les familles »");
  CHECK(gaps()[0].apres == gaps()[0].avant + "\nÀ relire sur sa page.");
  CHECK(gaps()[0].avant.contains("enfants"));
  after.fiches[0].id = 4;
  REQUIRE(gaps().size() == 2);
  CHECK(gaps()[0].avant.empty());
  CHECK(gaps()[1].apres.empty());
}

TEST_CASE("an answer that a new choice asks for comes back with it") {
  auto sent = definitif::test::complete(), now = sent;
  definitif::test::put(now.reponses, "recrutement", "oui");
  definitif::test::put(now.reponses, "recrutement_etpt", "1");
  auto done = completer(sent, now, {"partie/deroulement"}, c, noon);
  CHECK(done.reponses.valeur("recrutement") == "oui");
  CHECK(done.reponses.valeur("recrutement_etpt") == "1");
}

TEST_CASE("what changed is told answer by answer, by section; pieces have their own list") {
  auto before = definitif::test::complete(), after = before;
  definitif::test::put(after.reponses, "evaluation", "Autrement.");
  auto list = changements(before, after, {"partie/suivi", "partie/projet", "pieces/rib", "fiches"}, c, noon);
  REQUIRE(list.size() == 2);
  REQUIRE(list[0].ecarts.size() == 1);
  CHECK(list[0].ecarts[0].avant == "Expliqué.");
  CHECK(list[0].ecarts[0].apres == "Autrement.");
  CHECK(list[1].ecarts.empty());
}

TEST_CASE("budgets, indicators, recommendations and the structure's page are compared as people read them") {
  auto before = definitif::test::complete(), after = before;
  after.budget_action = definitif::test::budget("9500", "8500", "1000");
  after.indicateurs[0].cible = "50";
  after.recommandations[0].suite = "en_partie", after.recommandations[0].explication = "Faute de temps.";
  after.structure.telephone = "0399999999";
  auto list = changements(
      before, after,
      {"budget/action", "budget/structure", "indicateurs", "recommandations", "partie/structure"}, c, noon);
  REQUIRE(list.size() == 5);
  CHECK_FALSE(list[0].ecarts.empty());
  CHECK(list[0].ecarts[0].apres.contains("500"));
  CHECK(list[1].ecarts.empty());
  REQUIRE(list[2].ecarts.size() == 1);
  CHECK(list[2].ecarts[0].apres.contains("de 0 à 50"));
  CHECK(list[3].ecarts[0].apres.contains("Faute de temps."));
  CHECK(list[4].ecarts.size() == 1);
  after.indicateurs.clear();
  list = changements(before, after, {"indicateurs"}, c, noon);
  REQUIRE(list[0].ecarts.size() == 1);
  CHECK(list[0].ecarts[0].apres.empty());
}

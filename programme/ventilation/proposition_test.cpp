#include "programme/ventilation/proposition.h"

#include <doctest/doctest.h>

#include "programme/campagne/charger.h"
#include "programme/ventilation/appel_test.h"
#include "tests/support/source_dir.h"

using namespace ventilation;
using namespace ventilation::essai;

namespace {

const campagne::Campagne& call() {
  static const campagne::Campagne c =
      campagne::charger(tests::source_dir() + "/campagnes/valenciennes-2023").value();
  return c;
}

std::vector<std::optional<std::int64_t>> persons(const Proposition& p, std::string_view financeur) {
  std::vector<std::optional<std::int64_t>> found;
  for (const auto& a : p.agents)
    if (a.financeur == financeur) found.push_back(a.personne);
  return found;
}

}  // namespace

TEST_CASE("a funder that the note asks is retained when the campaign's rules say yes, or to be verified") {
  auto p = proposer_financeurs(appel(), note(1, "communale", "emploi", {"00001"}, {"etat", "caf"}));
  REQUIRE(p.size() == 2);
  CHECK(p[0].financeur == "etat");
  CHECK(p[0].retenu);
  CHECK(p[0].raison == "L’État finance tout.");
  CHECK(p[1].retenu);
  CHECK(p[1].raison == "À voir avec la CAF. Pour les parents seulement.");
}

TEST_CASE("a funder whose rules say no is not retained, and the reason is the campaign's") {
  auto p = proposer_financeurs(appel(), note(1, "communale", "exclusions", {"00001"}, {"caf"}));
  REQUIRE(p.size() == 1);
  CHECK_FALSE(p[0].retenu);
  CHECK(p[0].raison == "CAF ne finance pas ce projet.");
}

TEST_CASE("a funder that the note does not ask stays out, even if it could fund the project") {
  CHECK(proposer_financeurs(appel(), note(1, "communale", "sante", {"00001"}, {})).empty());
}

TEST_CASE("a funder that the campaign does not know is not retained") {
  auto p = proposer_financeurs(appel(), note(1, "communale", "sante", {"00001"}, {"mecene"}));
  REQUIRE(p.size() == 1);
  CHECK_FALSE(p[0].retenu);
  CHECK(p[0].raison == "Ce financeur ne figure pas dans l’appel à projets.");
}

TEST_CASE(
    "a communal project goes to the meeting of its commune, an intercommunal one to that of its theme") {
  auto communal = proposer_reunion(appel(), note(1, "communale", "sante", {"00003"}));
  CHECK(communal.code == "aval_calme");
  CHECK_FALSE(communal.a_decider);
  CHECK(communal.raison == "Projet communal (Calme) : il passe à la réunion de la commune.");
  auto wide = proposer_reunion(appel(), note(1, "intercommunale", "sante", {"00001", "00003"}));
  CHECK(wide.code == "sante");
  CHECK(wide.raison == "Projet intercommunal (« Santé ») : il passe à la réunion de la thématique.");
}

TEST_CASE("where no meeting is foreseen the committee has to choose, and is told why") {
  auto without_commune_meeting = proposer_reunion(appel(), note(1, "communale", "sante", {"00004"}));
  CHECK(without_commune_meeting.code.empty());
  CHECK(without_commune_meeting.a_decider);
  CHECK(without_commune_meeting.raison == "Aucune réunion n’est prévue pour Bout : le comité choisit.");
  auto without_theme_meeting = proposer_reunion(appel(), note(1, "intercommunale", "exclusions", {"00001"}));
  CHECK(without_theme_meeting.a_decider);
  CHECK(without_theme_meeting.raison ==
        "Aucune réunion n’est prévue pour « Grandes exclusions » : le comité choisit.");
}

TEST_CASE("a note that lacks its scale, commune or orientation leaves the choice to the committee") {
  CHECK(proposer_reunion(appel(), note(1, "", "sante", {"00001"})).raison ==
        "La note ne dit pas à quelle échelle : le comité choisit.");
  CHECK(proposer_reunion(appel(), note(1, "communale", "sante", {})).raison ==
        "La note ne dit pas dans quelle commune : le comité choisit.");
  CHECK(proposer_reunion(appel(), note(1, "intercommunale", "", {})).raison ==
        "La note ne dit pas dans quelle orientation : le comité choisit.");
  CHECK(proposer_reunion(appel(), note(1, "intercommunale", "", {})).a_decider);
}

TEST_CASE("the campaign's own rules on meetings come first, the first that certainly holds") {
  auto c = appel();
  campagne::Condition communal;
  communal.echelles = {"communale"}, communal.objectifs = {"soins"};
  c.ventilation.regles = {{"insertion", communal, "Les soins passent en Insertion."},
                          {"", si_orientation("sante"), "La santé ne passe pas en réunion."},
                          {"sante", si_orientation("sante"), "Trop tard."}};
  auto unknown_objective = note(1, "communale", "sante", {"00001"});
  CHECK(proposer_reunion(c, unknown_objective).code.empty());
  CHECK_FALSE(proposer_reunion(c, unknown_objective).a_decider);
  CHECK(proposer_reunion(c, unknown_objective).raison == "La santé ne passe pas en réunion.");
  auto known = unknown_objective;
  known.demande.objectifs = {"soins"};
  CHECK(proposer_reunion(c, known).code == "insertion");
  CHECK(proposer_reunion(c, note(1, "communale", "emploi", {"00001"})).code == "amont");
}

TEST_CASE("a territorial note has no meeting: it goes to every référent·e whose communes it concerns") {
  auto n = note(1, "intercommunale", "sante", {"00001", "00002", "00003"}, {"etat"});
  n.territorial = true;
  std::vector<Agent> agents{referent(1, {"00001", "00002"}), referent(2, {"00003"}), referent(3, {"00004"}),
                            instructeur(4, "etat")};
  auto p = proposer(appel(), std::vector{n}, agents).at(0);
  CHECK(p.reunion.code.empty());
  CHECK_FALSE(p.reunion.a_decider);
  CHECK(p.reunion.raison ==
        "Dossier rassemblé par les référent·es des communes : il ne passe pas en réunion.");
  CHECK(persons(p, "") == std::vector<std::optional<std::int64_t>>{1, 2});
  CHECK(persons(p, "etat") == std::vector<std::optional<std::int64_t>>{4});
  CHECK(p.agents.at(1).raison == "Référent·e : suit Amont et Aval ; 1 dossier en tout.");
}

TEST_CASE("of several référent·es who follow the same communes one is enough") {
  auto n = note(1, "intercommunale", "sante", {"00001", "00002", "00003"}, {});
  n.territorial = true;
  auto shared =
      proposer(appel(), std::vector{n},
               std::vector{referent(1, {"00001", "00002", "00003"}), referent(2, {"00001", "00003"})});
  CHECK(persons(shared.at(0), "") == std::vector<std::optional<std::int64_t>>{1});
  auto twins = proposer(
      appel(), std::vector{n},
      std::vector{referent(1, {"00001", "00002", "00003"}), referent(2, {"00001", "00002", "00003"})});
  CHECK(persons(twins.at(0), "").size() == 1);
}

TEST_CASE("communes without référent·e are named") {
  auto n = note(1, "intercommunale", "sante", {"00001", "00004"}, {});
  n.territorial = true;
  auto p = proposer(appel(), std::vector{n}, std::vector{referent(1, {"00001"})}).at(0);
  REQUIRE(p.agents.size() == 2);
  CHECK_FALSE(p.agents[0].personne);
  CHECK(p.agents[0].raison == "Référent·e : personne ne suit Bout.");
  CHECK(p.agents[1].personne == 1);
  n.communes.clear();
  auto nowhere = proposer(appel(), std::vector{n}, std::vector{referent(1, {"00001"})}).at(0);
  REQUIRE(nowhere.agents.size() == 1);
  CHECK(nowhere.agents[0].raison ==
        "Référent·e : le projet ne nomme aucune commune, et chacun·e n’en suit que quelques-unes.");
}

TEST_CASE("the whole proposal stands in the order of the notes, without agents for funders not retained") {
  std::vector notes{note(7, "communale", "exclusions", {"00001"}, {"caf", "etat"}),
                    note(3, "communale", "sante", {"00002"}, {"caf"})};
  auto p = proposer(appel(), notes, std::vector{instructeur(1, "caf"), instructeur(2, "etat")});
  REQUIRE(p.size() == 2);
  CHECK(p[0].dossier == 7);
  CHECK(persons(p[0], "caf").empty());
  CHECK(persons(p[0], "etat") == std::vector<std::optional<std::int64_t>>{2});
  CHECK(p[1].dossier == 3);
  CHECK(persons(p[1], "caf") == std::vector<std::optional<std::int64_t>>{1});
}

TEST_CASE("Valenciennes 2023: grandes exclusions go to a thematic meeting, the single PRE dossier to none") {
  auto wide = note(1, "intercommunale", "exclusions", {"59606"});
  wide.demande.objectifs = {"exclusions_approche"};
  CHECK(proposer_reunion(call(), wide).code == "sante");
  wide.demande.objectifs = {"exclusions_precarite"};
  CHECK(proposer_reunion(call(), wide).code == "insertion");
  CHECK(proposer_reunion(call(), note(1, "communale", "exclusions", {"59606"})).code == "valenciennes");
  auto pre = note(1, "intercommunale", "education", {"59014"});
  pre.demande.dispositif = "pre", pre.territorial = true;
  CHECK(proposer_reunion(call(), pre).code.empty());
  CHECK(proposer_reunion(call(), pre).raison.starts_with("Programme de réussite éducative"));
  CHECK(proposer_reunion(call(), note(1, "communale", "sante", {"59160"})).raison ==
        "Aucune réunion n’est prévue pour Crespin : le comité choisit.");
}

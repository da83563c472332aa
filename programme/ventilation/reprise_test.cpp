#include "programme/ventilation/reprise.h"

#include <doctest/doctest.h>

#include "programme/ventilation/test_comite.h"

using namespace ventilation;
using Nature = DifferenceDeTour::Nature;

namespace {

const base::Instant deposited = essai::paris("2030-12-02T10:00");
const base::Instant now = essai::paris("2030-12-03T10:00");

const campagne::Campagne& call() {
  static const auto c = essai::campagne_d_essai();
  return c;
}

Agent agent(std::int64_t id, std::string_view name, std::string_view funder,
            std::vector<std::string> communes = {}) {
  return {id,
          std::string(name),
          {.role = personne::Role::instructeur,
           .communes = std::move(communes),
           .financeur = std::string(funder)},
          {},
          0};
}

/// A final dossier of Aubrive that asks the État and the CAF, as its note did; Alix and Camille handled it.
struct Cas {
  DossierFinal d;
  std::vector<Agent> agents{agent(1, "Alix", "etat"), agent(2, "Camille", "caf", {"99001"}),
                            agent(3, "Charlie", "caf"), agent(4, "Sacha", "ars")};

  Cas() {
    auto& l = d.ligne;
    l.note = {.dossier = 7, .structure = 9, .demande = {}, .communes = {"99001"}};
    l.note.demande.orientation = "emploi";
    l.numero = 12, l.depose_le = deposited;
    l.etat.dossier = 7;
    for (auto [funder, amount] : {std::pair{"caf", 2000}, {"etat", 5000}}) {
      l.demandes.emplace_back(funder, base::Cents{amount});
      l.etat.sollicitations.push_back({.id = amount, .financeur = funder, .demande = {1}});
    }
    d.avant = {{7, "caf", 2, "Camille"}, {7, "etat", 1, "Alix"}};
  }
  Reprise reprise() const { return reprendre(d, agents); }
  ChoixDecides decide(const ChoixDAgents& choices) const {
    return decider(d, reprise(), choices, agents, call());
  }
  void prepared() {
    d.ligne.etat = decide({}).etat;
    d.ligne.etat.modifie_le = now;
  }
  Transmission told() const {
    auto who = essai::acteur(5, "Coordonne", {{.role = personne::Role::coordination}});
    return transmission_finale({&d, 1}, agents, who, now, call());
  }
};

}  // namespace

TEST_CASE("a dossier that asks the same funders goes back to those who handled its note") {
  Cas c;
  CHECK(c.reprise().differences.empty());
  CHECK(c.reprise().reprises.size() == 2);
  CHECK(a_pourvoir(c.d.ligne, c.reprise()).empty());
  CHECK(stade(c.d, c.reprise()) == Stade::sans_difference);
}

TEST_CASE("a funder that is new in the budget, or that nobody handled, is to be decided") {
  Cas c;
  c.d.ligne.demandes.emplace_back("ars", base::Cents{1});
  c.d.avant.pop_back();
  auto r = c.reprise();
  CHECK(r.differences ==
        std::vector<DifferenceDeTour>{{Nature::sans_agent, "etat"}, {Nature::nouveau_financeur, "ars"}});
  CHECK(a_pourvoir(c.d.ligne, r) == std::vector<std::string>{"etat", "ars"});
  CHECK(stade(c.d, r) == Stade::a_decider);
}

TEST_CASE("a funder withdrawn in the meeting that the budget asks all the same is new") {
  Cas c;
  c.d.ligne.etat.sollicitations[1].retiree_le = deposited;
  c.d.avant.pop_back();
  CHECK(c.reprise().differences == std::vector<DifferenceDeTour>{{Nature::nouveau_financeur, "etat"}});
}

TEST_CASE(
    "a funder that the budget no longer asks, or asks for nothing, is told; withdrawn before, it is not") {
  Cas c;
  c.d.ligne.demandes[1].second = {};
  CHECK(c.reprise().differences == std::vector<DifferenceDeTour>{{Nature::plus_demande, "etat"}});
  CHECK(c.reprise().reprises.size() == 1);
  c.d.ligne.etat.sollicitations[1].retiree_le = deposited;
  CHECK(c.reprise().differences.empty());
}

TEST_CASE("who no longer has the perimeter, or has an interest in the structure, does not go on") {
  Cas c;
  c.agents[1].attribution.communes = {"99002"};
  CHECK(c.reprise().differences == std::vector<DifferenceDeTour>{{Nature::hors_perimetre, "caf", "Camille"}});
  c.agents[0].conflits = {9};
  CHECK(c.reprise().differences.at(1) == DifferenceDeTour{Nature::en_conflit, "etat", "Alix"});
  c.agents.clear();
  CHECK(c.reprise().differences.at(1) == DifferenceDeTour{Nature::hors_perimetre, "etat", "Alix"});
}

TEST_CASE("when one of two agents of a funder cannot go on, the other does, and the difference is told") {
  Cas c;
  c.d.avant.push_back({7, "caf", 8, "Partie"});
  CHECK(c.reprise().differences == std::vector<DifferenceDeTour>{{Nature::hors_perimetre, "caf", "Partie"}});
  CHECK(a_pourvoir(c.d.ligne, c.reprise()).empty());
  CHECK(stade(c.d, c.reprise()) == Stade::a_decider);
}

TEST_CASE("a territorial dossier also needs its référent·e") {
  Cas c;
  c.d.ligne.note.territorial = true;
  CHECK(c.reprise().differences == std::vector<DifferenceDeTour>{{Nature::sans_agent, ""}});
  c.d.avant.push_back({7, "", 6, "Dominique"});
  c.agents.push_back({6, "Dominique", {.role = personne::Role::referent_pre, .communes = {"99001"}}, {}, 0});
  CHECK(c.reprise().differences.empty());
}

TEST_CASE("every difference is said in a sentence") {
  CHECK(phrase(DifferenceDeTour{Nature::nouveau_financeur, "caf"}, call()).contains("CAF : nouveau"));
  CHECK(phrase(DifferenceDeTour{Nature::plus_demande, "caf"}, call()).contains("plus rien"));
  CHECK(phrase(DifferenceDeTour{Nature::sans_agent, ""}, call()).contains("Référent·e : personne"));
  CHECK(
      phrase(DifferenceDeTour{Nature::hors_perimetre, "caf", "Camille"}, call()).contains("Camille suivait"));
  CHECK(phrase(DifferenceDeTour{Nature::en_conflit, "caf", "Camille"}, call()).contains("intérêt"));
}

TEST_CASE("those offered cover the dossier, have no interest in the structure, and stand once") {
  Cas c;
  c.agents.push_back(agent(3, "Charlie", "caf", {"99001"}));
  c.agents.push_back(agent(8, "Loin", "caf", {"99003"}));
  auto ids = [&] {
    std::vector<std::int64_t> list;
    for (const auto* a : candidats(c.d.ligne, "caf", c.agents)) list.push_back(a->personne);
    return list;
  };
  CHECK(ids() == std::vector<std::int64_t>{2, 3});
  c.agents[1].conflits = {9};
  CHECK(ids() == std::vector<std::int64_t>{3});
}

TEST_CASE("a decision takes over who goes on and adds who was chosen; all that is missing is told at once") {
  Cas c;
  c.d.avant.clear();
  CHECK(c.decide({}).erreurs.size() == 2);
  CHECK(c.decide({{"caf", ""}, {"etat", "4"}}).erreurs.size() == 2);
  CHECK(c.decide({{"caf", "3"}, {"etat", "x"}}).erreurs.of(champ_agent(7, "etat")).contains("de la liste"));
  auto done = c.decide({{"caf", "3"}, {"etat", std::string(aucun)}});
  CHECK(done.erreurs.empty());
  CHECK(done.etat.etat_nom == Preparee::name);
  CHECK(done.etat.agents("caf") == std::vector<std::int64_t>{3});
  CHECK(done.etat.agents("etat").empty());
  CHECK(champ_agent(7, "") == "agent_7_referent");
}

TEST_CASE(
    "what was decided holds for the deposit that it looked at: the second after, it is looked at anew") {
  Cas c;
  c.prepared();
  CHECK(stade(c.d, c.reprise()) == Stade::pret);
  c.d.ligne.depose_le = now;
  CHECK(stade(c.d, c.reprise()) == Stade::pret);
  c.d.ligne.depose_le = now + std::chrono::seconds(1);
  CHECK(stade(c.d, c.reprise()) == Stade::sans_difference);
  CHECK_FALSE(meme_contenu(c.d.ligne.etat, c.decide({}).etat));
  c.d.ligne.etat.etat_nom = Transmise::name;
  CHECK(stade(c.d, c.reprise()) == Stade::transmis);
}

TEST_CASE("once told, the funders are those of the budget, with its amounts") {
  Cas c;
  c.prepared();
  c.d.ligne.demandes = {{"ars", {30}}, {"caf", {2500}}, {"etat", {0}}};
  auto t = c.told();
  REQUIRE(t.changements.size() == 1);
  const auto& e = t.changements[0].apres;
  CHECK(e.etat_nom == Transmise::name);
  CHECK(e.sollicitation("caf")->demande == base::Cents{2500});
  CHECK(e.sollicitation("ars")->raison.contains("budget"));
  CHECK_FALSE(e.sollicitation("etat"));
  auto gone = std::ranges::find(e.sollicitations, "etat", &Sollicitation::financeur);
  CHECK(gone->retiree_le == now);
  CHECK(e.agents("etat").empty());
  CHECK(t.sans_agent == std::vector<std::string>{"2031-0012"});
}

TEST_CASE(
    "what a budget given back asks otherwise is told funder by funder; followed, nothing differs any more") {
  Cas c;
  auto& l = c.d.ligne;
  for (auto& s : l.etat.sollicitations) s.demande = l.demande_a(s.financeur);
  CHECK(ecarts_de_demande(l).empty());
  l.demandes = {{"ars", {30}}, {"caf", {2001}}};
  l.etat.etat_nom = Transmise::name;
  CHECK(ecarts_de_demande(l) ==
        std::vector<EcartDeDemande>{{"ars", {}, {30}}, {"caf", {2000}, {2001}}, {"etat", {5000}, {}}});
  suivre_le_budget(l.etat, l, call(), now);
  CHECK(ecarts_de_demande(l).empty());
  CHECK(l.etat.sollicitation("caf")->id == 2000);
}

TEST_CASE("only what is ready is told, and people are counted once each") {
  Cas c;
  CHECK(c.told().a_ventiler == 1);
  c.prepared();
  auto t = c.told();
  CHECK(t.transmises == 1);
  CHECK(t.agents == 2);
  CHECK(t.referents == 0);
  CHECK(t.sans_agent.empty());
  c.d.ligne.etat.affectations.push_back({"", 1, "comite", ""});
  CHECK(c.told().agents == 2);
  CHECK(c.told().referents == 1);
  c.d.ligne.etat.etat_nom = Transmise::name;
  CHECK(c.told().deja == 1);
}

TEST_CASE(
    "a dossier without a funder of the call, or handed to someone with an interest, stays and says why") {
  Cas c;
  c.prepared();
  c.d.ligne.agents = {{"caf", 2, "Camille", "suggere"}};
  CHECK(c.told().manques.empty());
  c.d.ligne.agents[0].conflit = "confirme";
  REQUIRE(c.told().manques.size() == 1);
  CHECK(c.told().manques[0].raison.contains("Camille a un intérêt"));
  c.d.ligne.demandes.clear();
  REQUIRE(c.told().manques.size() == 1);
  CHECK(c.told().manques[0].raison.contains("ne demande rien"));
  CHECK(c.told().changements.empty());
}

TEST_CASE("the second round opens with the call's step, or when the deposit of final dossiers has ended") {
  auto c = call();
  c.depot_final = {essai::paris("2030-11-01"), essai::paris("2030-12-03")};
  CHECK_FALSE(second_tour_ouvert(c, essai::paris("2030-12-03") - std::chrono::seconds(1)));
  CHECK(second_tour_ouvert(c, essai::paris("2030-12-03")));
  c.calendrier.push_back({"ventilation_finale", "", "", {essai::paris("2030-12-02"), {}}});
  CHECK(second_tour_ouvert(c, essai::paris("2030-12-02")));
  CHECK_FALSE(second_tour_ouvert(c, essai::paris("2030-12-02") - std::chrono::seconds(1)));
}

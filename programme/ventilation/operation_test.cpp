#include "programme/ventilation/operation.h"

#include <doctest/doctest.h>

#include "programme/ventilation/test_comite.h"

using namespace ventilation;

namespace {

const campagne::Campagne c = essai::campagne_d_essai();

Ligne a_line() {
  Ligne l;
  l.note = {.dossier = 1,
            .structure = 7,
            .demande = {.orientation = "emploi", .echelle = "communale", .financeurs = {"ars", "etat"}},
            .communes = {"99001"}};
  l.demandes = {{"ars", {100}}, {"etat", {500}}};
  l.etat = {.dossier = 1};
  return l;
}

Proposition proposed() {
  return {.dossier = 1,
          .financeurs = {{"ars", false, "L’ARS ne finance que la santé."}, {"etat", true, "Finance tout."}},
          .agents = {{"etat", 5, "Suit Aubrive."}, {"", {}, "Aucun·e référent·e."}},
          .reunion = {"aubrive", false, "Réunion de la commune."}};
}

}  // namespace

TEST_CASE(
    "the proposal makes a prepared line: funders kept with the rules' answer, agents, meeting, reasons") {
  auto e = avec_proposition(a_line(), proposed(), c);
  CHECK(e.etat_nom == "preparee");
  REQUIRE(e.sollicitations.size() == 1);
  CHECK(e.sollicitations.front() ==
        Sollicitation{.financeur = "etat", .demande = {500}, .raison = "Finance tout."});
  CHECK(e.affectations == std::vector<Affectation>{{"etat", 5, "proposition", "Suit Aubrive."}});
  CHECK(e.sans_referent == "Aucun·e référent·e.");
  CHECK(e.reunion == "aubrive");
  CHECK(e.reunion_raison == "Réunion de la commune.");
}

TEST_CASE("a proposal computed anew replaces what was chosen, and a funder that stays keeps its row") {
  auto l = a_line();
  l.etat = {.dossier = 1, .version = 4, .etat_nom = "preparee", .reunion = "sante"};
  l.etat.sollicitations = {{.id = 12, .financeur = "etat", .cree_le = essai::comite()},
                           {.id = 13, .financeur = "caf"}};
  l.etat.affectations = {{"caf", 9, "comite", ""}};
  auto p = proposed();
  p.agents = {{"etat", {}, "Personne."}};
  auto e = avec_proposition(l, p, c);
  REQUIRE(e.sollicitations.size() == 1);
  CHECK(e.sollicitations.front().id == 12);
  CHECK(e.sollicitations.front().sans_agent == "Personne.");
  CHECK(e.affectations.empty());
  CHECK(e.reunion == "aubrive");
  CHECK(e.version == 4);
}

TEST_CASE("a funder is added with what the rules say of it, once, and says whether the note asks it") {
  auto l = a_line();
  auto e = l.etat;
  retenir_financeur(e, l, c, "caf", "Choisi par le comité.");
  retenir_financeur(e, l, c, "caf", "Encore.");
  retenir_financeur(e, l, c, "ars", "Choisi par le comité.");
  REQUIRE(e.sollicitations.size() == 2);
  CHECK(e.sollicitation("caf")->origine == "comite");
  CHECK(e.sollicitation("caf")->raison == "Choisi par le comité.");
  CHECK(e.sollicitation("ars")->origine == "note");
  CHECK(e.sollicitation("ars")->demande == base::Cents{100});
  CHECK(e.sollicitation("ars")->reponse == "non");
  retenir_financeur(e, l, c, "inconnu", "");
  CHECK(e.sollicitation("inconnu")->reponse == "non");
}

TEST_CASE(
    "a funder taken away loses its agents; once told, its row stays with the reason and may come back") {
  auto l = a_line();
  auto e = avec_proposition(l, proposed(), c);
  e.sollicitations.front().id = 12;
  auto told = e;
  told.etat_nom = "transmise";
  retirer_financeur(e, "etat", essai::comite(), "Erreur");
  CHECK(e.sollicitations.empty());
  CHECK(e.affectations.empty());
  retirer_financeur(told, "etat", essai::comite(), "Erreur");
  retirer_financeur(told, "etat", essai::comite() + std::chrono::hours(1), "Encore");
  REQUIRE(told.sollicitations.size() == 1);
  CHECK(told.sollicitations.front().retiree_le == essai::comite());
  CHECK(told.sollicitations.front().retrait_raison == "Erreur");
  CHECK_FALSE(told.sollicitation("etat"));
  CHECK(told.financeurs() == 0);
  retirer_financeur(told, "inconnu", essai::comite(), "");
  retenir_financeur(told, l, c, "etat", "Finalement oui.");
  CHECK(told.sollicitation("etat")->id == 12);
  CHECK_FALSE(told.sollicitation("etat")->retiree_le);
}

TEST_CASE("people are added once and taken away one by one") {
  EtatDossier e{.dossier = 1};
  confier(e, "etat", 5, "a"), confier(e, "etat", 5, "b"), confier(e, "caf", 5, "c"), confier(e, "", 6, "d");
  CHECK(e.affectations == std::vector<Affectation>{
                              {"", 6, "comite", "d"}, {"caf", 5, "comite", "c"}, {"etat", 5, "comite", "a"}});
  reprendre(e, "etat", 5);
  CHECK(e.agents("etat").empty());
  CHECK(e.agents("caf") == std::vector<std::int64_t>{5});
}

TEST_CASE("a meeting that is chosen is no longer to be chosen") {
  EtatDossier e;
  choisir_reunion(e, "", true, "Le comité choisit.");
  CHECK(e.reunion_a_choisir);
  choisir_reunion(e, "sante", true, "");
  CHECK_FALSE(e.reunion_a_choisir);
  choisir_reunion(e, "", false, "Pas de réunion.");
  CHECK(e.reunion.empty());
  CHECK_FALSE(e.reunion_a_choisir);
}

TEST_CASE("the rules look at funders kept, at the meeting, and at who has an interest") {
  auto e = avec_proposition(a_line(), proposed(), c);
  std::vector<Agent> people{{.personne = 5, .nom = "Alix", .conflits = {7}},
                            {.personne = 6, .nom = "Noa", .conflits = {7}}};
  CHECK(contenu(e, 7, people).en_conflit == "Alix");
  CHECK(contenu(e, 8, people).en_conflit.empty());
  CHECK(contenu(e, 8, people).financeurs == 1);
}

TEST_CASE("a choice of the committee says why when somebody wrote it") {
  CHECK(raison_du_comite("  ") == "Choisi par le comité.");
  CHECK(raison_du_comite(" Projet voisin. ") == "Choisi par le comité : Projet voisin.");
}

TEST_CASE("states of dossiers are written as JSON and read back as they were; anything else is a fault") {
  auto e = avec_proposition(a_line(), proposed(), c);
  e.version = 3, e.modifie_le = essai::comite(), e.transmise_le = essai::comite(), e.transmission = 3;
  e.sollicitations.front().retiree_le = essai::comite(),
  e.sollicitations.front().retrait_raison = "« non »\n";
  EtatDossier round_two{.dossier = 8};
  round_two.sollicitations = {{.id = 1, .financeur = "etat"}};
  std::vector<EtatDossier> all{e, {.dossier = 9}, round_two};
  CHECK(depuis_json(en_json(all)) == all);
  CHECK(en_json({{.dossier = 9}}) == "[9]");
  CHECK_THROWS(depuis_json("nothing"));
  CHECK_THROWS(depuis_json("[{}]"));
}

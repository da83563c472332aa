#include "programme/ventilation/lot.h"

#include <doctest/doctest.h>

#include "programme/ventilation/lot_decor_test.h"

using namespace ventilation;
using namespace ventilation::essai;

namespace {

EtatDossier after(DecorDeLot& d, const Ligne& l, const Modification& m) {
  auto cadre = d.cadre();
  auto result = modifier(cadre, l, m);
  REQUIRE_MESSAGE(result.has_value(), phrase(result.error()));
  return *result;
}

std::string refusal(DecorDeLot& d, const Ligne& l, const Modification& m) {
  auto cadre = d.cadre();
  auto result = modifier(cadre, l, m);
  return result ? "" : result.error().detail;
}

bool unchanged(DecorDeLot& d, const Ligne& l, const Modification& m) { return after(d, l, m) == l.etat; }

}  // namespace

TEST_CASE("a meeting is set with the reason of the call where it is the call's own, else by the committee") {
  DecorDeLot d;
  auto e = after(d, d.preparee(1), FixerReunion{"sante"});
  CHECK(e.reunion == "sante");
  CHECK(e.reunion_raison == "Choisi par le comité.");
  CHECK(e.etat_nom == Preparee::name);
  CHECK(after(d, d.preparee(1), FixerReunion{""}).reunion_raison == "Choisi par le comité.");
  auto first = after(d, d.attente(1), FixerReunion{"amont"});
  CHECK(first.reunion_raison == "Projet communal (Amont) : il passe à la réunion de la commune.");
  CHECK(first.etat_nom == Preparee::name);
}

TEST_CASE(
    "a meeting that is already the dossier's changes nothing; one that is still to be chosen is chosen") {
  DecorDeLot d;
  CHECK(unchanged(d, d.preparee(1), FixerReunion{"amont"}));
  auto open = d.preparee(1);
  open.etat.reunion.clear(), open.etat.reunion_a_choisir = true;
  auto e = after(d, open, FixerReunion{""});
  CHECK_FALSE(e.reunion_a_choisir);
  CHECK_FALSE(e == open.etat);
}

TEST_CASE("a meeting, a funder or a reason that the call does not have is refused") {
  DecorDeLot d;
  CHECK(refusal(d, d.preparee(1), FixerReunion{"lune"}) == "Cette réunion n’existe pas dans la campagne.");
  CHECK(refusal(d, d.preparee(1), AjouterFinanceur{"lune"}) == "Ce financeur n’existe pas dans la campagne.");
  CHECK(refusal(d, d.preparee(1), EcarterNote{"lune"}) == "Choisissez un motif dans la liste.");
}

TEST_CASE("a funder is added once, with what the note asks and what the call's rules answer") {
  DecorDeLot d;
  auto l = d.attente(1);
  auto e = after(d, l, AjouterFinanceur{"caf"});
  REQUIRE(e.sollicitations.size() == 1);
  CHECK(e.sollicitations[0].demande == base::Cents{50000});
  CHECK(e.sollicitations[0].origine == "note");
  CHECK(e.sollicitations[0].reponse == "oui");
  l.note.demande.financeurs = {"etat"}, l.demandes.pop_back();
  e = after(d, l, AjouterFinanceur{"caf"});
  CHECK(e.sollicitations[0].origine == "comite");
  CHECK(e.sollicitations[0].demande == base::Cents{});
  CHECK(unchanged(d, d.preparee(1), AjouterFinanceur{"caf"}));
}

TEST_CASE("a funder that was withdrawn comes back") {
  DecorDeLot d;
  auto l = d.preparee(1);
  l.etat.sollicitations[0].retiree_le = d.cadre().now, l.etat.sollicitations[0].retrait_raison = "Erreur";
  auto e = after(d, l, AjouterFinanceur{"caf"});
  CHECK(e.sollicitations.size() == 2);
  CHECK(e.sollicitation("caf") != nullptr);
  CHECK(after(d, l, RetirerFinanceur{"caf"}).agents("caf").empty());
}

TEST_CASE("a funder goes with its agents, and only with them") {
  DecorDeLot d;
  auto e = after(d, d.preparee(1), RetirerFinanceur{"caf"});
  CHECK(e.sollicitation("caf") == nullptr);
  CHECK(e.agents("caf").empty());
  CHECK(e.agents("etat") == std::vector<std::int64_t>{20});
  CHECK(unchanged(d, d.attente(1), RetirerFinanceur{"caf"}));
}

TEST_CASE("an agent is added, taken away, or put in another's place where that one has the dossier") {
  DecorDeLot d;
  CHECK(after(d, d.preparee(1), AjouterAgent{"caf", 11}).agents("caf") == std::vector<std::int64_t>{10, 11});
  CHECK(after(d, d.preparee(1), RetirerAgent{"caf", 10}).agents("caf").empty());
  CHECK(after(d, d.preparee(1), RemplacerAgent{"caf", 10, 11}).agents("caf") ==
        std::vector<std::int64_t>{11});
  CHECK(unchanged(d, d.preparee(1), RemplacerAgent{"caf", 11, 20}));
  CHECK(unchanged(d, d.preparee(1), RemplacerAgent{"caf", 10, 10}));
  CHECK(unchanged(d, d.preparee(1), AjouterAgent{"caf", 10}));
  CHECK(unchanged(d, d.preparee(1), RetirerAgent{"caf", 11}));
}

TEST_CASE("an agent works for that funder, which is one of the dossier's") {
  DecorDeLot d;
  CHECK(refusal(d, d.preparee(1), AjouterAgent{"etat", 10}) ==
        "Agent 10 n’instruit pas pour le financeur État.");
  CHECK(refusal(d, d.preparee(1), AjouterAgent{"caf", 99}) ==
        "Une personne sans rôle n’instruit pas pour le financeur CAF.");
  CHECK(refusal(d, d.attente(1), AjouterAgent{"caf", 10}) ==
        "Le financeur CAF n’est pas retenu : ajoutez-le d’abord.");
}

TEST_CASE("a référent·e follows territorial projects only, and is one") {
  DecorDeLot d;
  auto l = d.preparee(1);
  CHECK(refusal(d, l, AjouterAgent{"", 30}) == "Ce projet n’est pas suivi par des référent·es de secteur.");
  l.note.territorial = true;
  CHECK(after(d, l, AjouterAgent{"", 30}).agents("") == std::vector<std::int64_t>{30});
  CHECK(refusal(d, l, AjouterAgent{"", 10}) == "Agent 10 n’est pas référent·e de secteur.");
}

TEST_CASE("someone with a confirmed interest is never given the dossier, other structures' dossiers are") {
  DecorDeLot d;
  d.agents[1].conflits = {2};
  CHECK(refusal(d, d.preparee(2), AjouterAgent{"caf", 11}) ==
        "Agent 11 a un intérêt dans cette structure : ce dossier ne peut pas lui être confié.");
  CHECK(refusal(d, d.preparee(2), RemplacerAgent{"caf", 10, 11}) != "");
  CHECK(refusal(d, d.preparee(3), AjouterAgent{"caf", 11}).empty());
}

TEST_CASE("a note is set aside with its reason, which may be changed, and taken back") {
  DecorDeLot d;
  auto e = after(d, d.preparee(1), EcarterNote{"irrecevable", "Hors délai."});
  CHECK(e.etat_nom == Ecartee::name);
  CHECK(e.ecart_texte == "Hors délai.");
  CHECK(e.agents("caf") == std::vector<std::int64_t>{10});
  CHECK(after(d, d.attente(1), EcarterNote{"irrecevable"}).etat_nom == Ecartee::name);
  CHECK(after(d, d.ecartee(1), EcarterNote{"irrecevable"}).ecart_motif == "irrecevable");
  CHECK(unchanged(d, d.ecartee(1), EcarterNote{"doublon", "Voir 7."}));
  e = after(d, d.ecartee(1), ReintegrerNote{});
  CHECK(e.etat_nom == Preparee::name);
  CHECK(e.ecart_motif.empty());
  CHECK(e.ecart_texte.empty());
  CHECK(unchanged(d, d.preparee(1), ReintegrerNote{}));
  CHECK(unchanged(d, d.attente(1), ReintegrerNote{}));
}

TEST_CASE("nothing else of a note set aside is changed before it is taken back") {
  DecorDeLot d;
  CHECK(refusal(d, d.ecartee(1), FixerReunion{"sante"}) == "Note écartée : reprenez-la d’abord.");
  CHECK(unchanged(d, d.ecartee(1), FixerReunion{"amont"}));
}

TEST_CASE("what was transmitted is never changed in a lot, whatever is wrong besides") {
  DecorDeLot d;
  const std::string told = "Déjà transmis : à corriger dossier par dossier, en disant pourquoi.";
  CHECK(refusal(d, d.transmise(1), FixerReunion{"sante"}) == told);
  CHECK(refusal(d, d.transmise(1), EcarterNote{"doublon"}) == told);
  CHECK(refusal(d, d.transmise(1), AjouterAgent{"etat", 10}) == told);
  CHECK(unchanged(d, d.transmise(1), FixerReunion{"amont"}));
  auto aside = d.ecartee(1);
  aside.etat.etat_nom = EcartNotifie::name;
  CHECK(refusal(d, aside, ReintegrerNote{}) == told);
}

TEST_CASE(
    "only the coordination changes lots, and nobody those of a structure in which they have an interest") {
  DecorDeLot d;
  d.coordination.conflits = {2};
  auto cadre = d.cadre();
  CHECK(modifier(cadre, d.preparee(1), FixerReunion{"sante"}).has_value());
  CHECK(modifier(cadre, d.preparee(2), FixerReunion{"sante"}).error().cause == Cause::role_requis);
  d.coordination.attributions = {{.role = personne::Role::instructeur, .financeur = "caf"}};
  CHECK(modifier(cadre, d.preparee(1), FixerReunion{"sante"}).error().cause == Cause::role_requis);
}

TEST_CASE("what a table wants replaces what was there, and leaves what it does not speak of") {
  DecorDeLot d;
  auto e = after(d, d.preparee(1),
                 Voulu{.reunion = "sante", .financeurs = {{"caf"}}, .agents = {{{"caf", 10}, {"caf", 11}}}});
  CHECK(e.reunion == "sante");
  CHECK(e.financeurs() == 1);
  CHECK(e.affectations.size() == 2);
  CHECK(e.affectations[0].raison == "Suit la CAF.");
  CHECK(unchanged(d, d.preparee(1), Voulu{}));
  CHECK(after(d, d.preparee(1), Voulu{.agents = {{}}}).affectations.empty());
  CHECK(after(d, d.preparee(1), Voulu{.financeurs = {{}}}).affectations.empty());
}

TEST_CASE("a table that says what is already so changes nothing, whatever the state") {
  DecorDeLot d;
  auto open = d.preparee(4);
  open.etat.reunion.clear(), open.etat.reunion_a_choisir = true;
  for (const auto& l : {d.attente(1), d.preparee(2), d.transmise(3), open, d.ecartee(5)}) {
    std::vector<std::string> funders;
    for (const auto& s : l.etat.sollicitations) funders.push_back(s.financeur);
    std::vector<Voulu::Agent> agents;
    for (const auto& a : l.etat.affectations) agents.push_back({a.financeur, a.personne});
    CHECK(unchanged(d, l, Voulu{l.etat.reunion, funders, agents, l.etat.ecart_motif, l.etat.ecart_texte}));
  }
}

TEST_CASE("a table may set aside and take back, together with other changes") {
  DecorDeLot d;
  auto e = after(d, d.preparee(1), Voulu{.agents = {{}}, .ecart = "doublon", .ecart_texte = "Voir 7."});
  CHECK(e.etat_nom == Ecartee::name);
  CHECK(e.affectations.empty());
  e = after(d, d.ecartee(1), Voulu{.reunion = "sante", .ecart = "", .ecart_texte = ""});
  CHECK(e.etat_nom == Preparee::name);
  CHECK(e.reunion == "sante");
  CHECK(after(d, d.ecartee(1), Voulu{.ecart = ""}).ecart_texte.empty());
  CHECK(after(d, d.ecartee(1), Voulu{.ecart_texte = "Voir 8."}).ecart_texte == "Voir 8.");
  CHECK(refusal(d, d.ecartee(1), Voulu{.reunion = "sante"}) == "Note écartée : reprenez-la d’abord.");
  CHECK(refusal(d, d.preparee(1), Voulu{.agents = {{{"etat", 10}}}}) ==
        "Agent 10 n’instruit pas pour le financeur État.");
  CHECK(refusal(d, d.preparee(1), Voulu{.financeurs = {{"lune"}}}) ==
        "Ce financeur n’existe pas dans la campagne.");
}

TEST_CASE("every change has a name by which it is undone") {
  DecorDeLot d;
  auto cadre = d.cadre();
  auto named = [&](const Modification& m) { return libelle(m, d.campagne, cadre.annuaire); };
  CHECK(named(FixerReunion{"sante"}) == "Réunion « Réunion sante »");
  CHECK(named(FixerReunion{""}) == "Sans réunion");
  CHECK(named(AjouterFinanceur{"caf"}) == "Financeur ajouté : CAF");
  CHECK(named(RetirerFinanceur{"caf"}) == "Financeur retiré : CAF");
  CHECK(named(AjouterAgent{"caf", 10}) == "Confié à Agent 10 (CAF)");
  CHECK(named(AjouterAgent{"", 30}) == "Confié à Référent 30 (référent·e)");
  CHECK(named(RemplacerAgent{"caf", 10, 11}) == "Agent 10 remplacé·e par Agent 11 (CAF)");
  CHECK(named(RetirerAgent{"caf", 10}) == "Retiré à Agent 10 (CAF)");
  CHECK(named(EcarterNote{"doublon"}) == "Notes écartées : Déjà déposé");
  CHECK(named(ReintegrerNote{}) == "Notes reprises");
  CHECK(named(Voulu{}) == "Import d’un tableau");
}

#include "programme/ventilation/parcours.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "programme/ventilation/test_comite.h"
#include "tests/support/source_dir.h"

using namespace ventilation;
using namespace std::chrono_literals;

namespace {

const campagne::Campagne c = essai::campagne_d_essai();
constexpr std::int64_t structure = 7;

personne::Acteur coordination() { return essai::acteur(2, "Coordination", {{.role = Role::coordination}}); }

template <class A>
Result<Accompli> act(const Etat& e, const A& a, Instant now = essai::comite()) {
  auto who = coordination();
  return accomplir(e, a, Contexte{who, now, c, structure});
}

template <class T>
Cause cause(const Result<T>& r) {
  REQUIRE_FALSE(r.has_value());
  return r.error().cause;
}

std::string_view arrival(const Result<Accompli>& r) {
  REQUIRE(r.has_value());
  return name(r->etat);
}

}  // namespace

TEST_CASE("only the coordination ventilates, and nobody where they have an interest") {
  for (auto role : {Role::instructeur, Role::chef_de_projet, Role::referent_pre, Role::elu, Role::porteur}) {
    auto who = essai::acteur(3, "Autre", {{.role = role, .communes = {"99001"}, .financeur = "etat"}});
    CHECK(cause(accomplir(AVentiler{}, Proposer{}, Contexte{who, essai::comite(), c, structure})) ==
          Cause::role_requis);
  }
  auto who = coordination();
  who.conflits = {structure};
  CHECK(cause(accomplir(AVentiler{}, Proposer{}, Contexte{who, essai::comite(), c, structure})) ==
        Cause::role_requis);
  CHECK(accomplir(AVentiler{}, Proposer{}, Contexte{who, essai::comite(), c, structure + 1}));
}

TEST_CASE("a dossier is never handed to who has an interest in its structure") {
  Contenu with_interest{.financeurs = 1, .en_conflit = "Alix"};
  for (const Etat& from : {Etat(AVentiler{}), Etat(Preparee{})})
    CHECK(cause(act(from, Preparer{with_interest})) == Cause::saisie_invalide);
  CHECK(cause(act(Preparee{}, Transmettre{with_interest})) == Cause::saisie_invalide);
  CHECK(cause(act(Transmise{}, Corriger{with_interest, "Erreur"})) == Cause::saisie_invalide);
  CHECK(phrase(act(AVentiler{}, Preparer{with_interest}).error()).contains("Alix a un intérêt"));
  CHECK(arrival(act(AVentiler{}, Preparer{})) == "preparee");
  CHECK(arrival(act(Preparee{}, Preparer{})) == "preparee");
}

TEST_CASE("a note is set aside for a reason of the campaign, explained once people were told") {
  for (const Etat& from : {Etat(AVentiler{}), Etat(Preparee{}), Etat(Ecartee{})}) {
    CHECK(arrival(act(from, Ecarter{"doublon"})) == "ecartee");
    CHECK(cause(act(from, Ecarter{"inconnu"})) == Cause::saisie_invalide);
    CHECK(cause(act(from, Ecarter{})) == Cause::saisie_invalide);
  }
  CHECK(cause(act(Transmise{}, Ecarter{"doublon"})) == Cause::saisie_invalide);
  CHECK(cause(act(Transmise{}, Ecarter{"inconnu", "Parce que"})) == Cause::saisie_invalide);
  CHECK(arrival(act(Transmise{}, Ecarter{"doublon", "Voir 2031-0004."})) == "ecart_notifie");
}

TEST_CASE("a note set aside is taken up again; once its porteur was told, with a reason") {
  CHECK(arrival(act(Ecartee{}, Reintegrer{})) == "preparee");
  CHECK(cause(act(EcartNotifie{}, Reintegrer{" "})) == Cause::saisie_invalide);
  CHECK(arrival(act(EcartNotifie{}, Reintegrer{"Recours accepté."})) == "preparee");
  CHECK(cause(act(Preparee{}, Reintegrer{"x"})) == Cause::etape_passee);
}

TEST_CASE("what is transmitted has a funder and a meeting, or needs none") {
  CHECK(arrival(act(Preparee{}, Transmettre{{.financeurs = 1}})) == "transmise");
  CHECK(phrase(act(Preparee{}, Transmettre{}).error()).contains("au moins un financeur"));
  CHECK(phrase(act(Preparee{}, Transmettre{{.financeurs = 1, .reunion_a_choisir = true}}).error())
            .contains("Choisissez la réunion"));
  CHECK(arrival(act(Ecartee{}, NotifierEcart{})) == "ecart_notifie");
  CHECK(cause(act(AVentiler{}, Transmettre{{.financeurs = 1}})) == Cause::etape_passee);
  CHECK(cause(act(Transmise{}, Transmettre{{.financeurs = 1}})) == Cause::etape_passee);
}

TEST_CASE("nobody is told as long as notes can be taken back, to the last millisecond") {
  Contenu ready{.financeurs = 1};
  auto limit = c.depot_note.until;
  CHECK(cause(act(Preparee{}, Transmettre{ready}, limit - 1ms)) == Cause::periode_pas_ouverte);
  CHECK(cause(act(Ecartee{}, NotifierEcart{}, limit - 1ms)) == Cause::periode_pas_ouverte);
  CHECK(act(Preparee{}, Transmettre{ready}, limit));
}

TEST_CASE("after the transmission a change needs a reason, and what remains must be whole") {
  Contenu ready{.financeurs = 1};
  CHECK(cause(act(Transmise{}, Corriger{ready, ""})) == Cause::saisie_invalide);
  CHECK(cause(act(Transmise{}, Corriger{{}, "Erreur"})) == Cause::saisie_invalide);
  CHECK(arrival(act(Transmise{}, Corriger{ready, "Erreur de commune"})) == "transmise");
  CHECK(cause(act(Preparee{}, Corriger{ready, "Erreur"})) == Cause::etape_passee);
  CHECK(cause(act(Transmise{}, Preparer{})) == Cause::etape_passee);
}

TEST_CASE("an operation that can be undone touches nothing that was sent") {
  CHECK(defaisable(AVentiler{}, Preparee{}));
  CHECK(defaisable(Ecartee{}, Preparee{}));
  CHECK_FALSE(defaisable(Transmise{}, Transmise{}));
  CHECK_FALSE(defaisable(Preparee{}, Transmise{}));
  CHECK_FALSE(defaisable(EcartNotifie{}, Preparee{}));
}

TEST_CASE("a state is read back from its name, an unknown name is a fault") {
  for (const Etat& e :
       {Etat(AVentiler{}), Etat(Preparee{}), Etat(Ecartee{}), Etat(Transmise{}), Etat(EcartNotifie{})}) {
    CHECK(etat(name(e)).index() == e.index());
    CHECK_FALSE(label(e).empty());
  }
  CHECK_THROWS(etat("autre"));
}

namespace {

std::string workflow_as_markdown() {
  std::string text = "| from | act | by | to | in the journal |\n|---|---|---|---|---|\n";
  for (auto& t : transitions())
    text += fmt::format("| {} | {} | {} | {} | {} |\n", t.depuis, t.acte,
                        t.by.has(Role::coordination) ? "coordination" : "?", t.vers, t.trace);
  return text;
}

}  // namespace

TEST_CASE("docs/parcours-ventilation.md holds the workflow that the code permits") {
  std::ifstream file(tests::source_dir() + "/docs/parcours-ventilation.md");
  std::stringstream text;
  text << file.rdbuf();
  CHECK_MESSAGE(text.str().contains(workflow_as_markdown()), workflow_as_markdown());
}

#include "programme/definitif/parcours.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "programme/dossier/test_campagne.h"
#include "tests/support/source_dir.h"

using namespace definitif;
using dossier::test::paris;
using namespace std::chrono_literals;

namespace {

campagne::Campagne call() {
  auto c = dossier::test::campagne();
  c.depot_final = {paris("2029-09-26"), paris("2029-12-03")};
  return c;
}
const campagne::Campagne c = call();
constexpr std::int64_t ours = 7, theirs = 8;
const Instant last_second = paris("2029-12-02T23:59:59");

personne::Acteur member(bool writes, bool signs) {
  return {.id = 1,
          .nom = "Membre",
          .courriel = "",
          .attributions = {},
          .structures = {{ours, "Les Tilleuls", false, writes, signs}}};
}
const personne::Acteur writer = member(true, false), signatory = member(false, true),
                       reader = member(false, false);
const personne::Acteur boss{.id = 2,
                            .nom = "Coordination",
                            .courriel = "",
                            .attributions = {{.role = Role::coordination}},
                            .structures = {}};

Contexte at(const personne::Acteur& a, Instant now = last_second, std::int64_t structure = ours) {
  return {a, now, c, structure, {}};
}

template <class A>
std::string_view after(const Etat& e, const A& a, const Contexte& k) {
  auto done = accomplir(e, a, k);
  return done ? name(done->etat) : name(done.error().cause);
}

const Deposer ready{0, true};
const Signer attested{0, true};

}  // namespace

TEST_CASE("a signed dossier is deposited until the last millisecond of the last second, and not after") {
  CHECK(after(Signe{}, ready, at(writer, last_second + 999ms)) == "depose");
  CHECK(after(Signe{}, ready, at(writer, last_second + 1s)) == "periode_close");
  auto refused = accomplir(Etat(Signe{}), ready, at(writer, last_second + 1s));
  CHECK(phrase(refused.error()).contains("2 décembre 2029 à 23 h 59 min 59 s"));
}

TEST_CASE("nothing is deposited before the opening, to the millisecond") {
  CHECK(after(Signe{}, ready, at(writer, c.depot_final.from - 1ms)) == "periode_pas_ouverte");
  CHECK(after(Signe{}, ready, at(writer, c.depot_final.from)) == "depose");
}

TEST_CASE("what was changed since the signature, or lacks something, is not deposited") {
  CHECK(after(Signe{}, Deposer{0, false}, at(writer)) == "modifie_entre_temps");
  CHECK(after(Signe{}, Deposer{1, true}, at(writer)) == "dossier_incomplet");
  CHECK(after(EnPreparation{}, ready, at(writer)) == "etape_passee");
  CHECK(after(ASigner{}, ready, at(writer)) == "etape_passee");
}

TEST_CASE("a member who neither writes nor signs does nothing, nor anybody of another structure") {
  CHECK(after(Signe{}, ready, at(reader)) == "role_requis");
  CHECK(after(Signe{}, ready, at(writer, last_second, theirs)) == "role_requis");
  CHECK(after(Signe{}, ready, at(boss)) == "role_requis");
  CHECK(after(Signe{}, ready, at(signatory)) == "depose");
}

TEST_CASE("only a signatory signs, when nothing is missing and everything is attested") {
  CHECK(after(ASigner{}, attested, at(signatory)) == "signe");
  CHECK(after(EnPreparation{}, attested, at(signatory)) == "signe");
  CHECK(after(ASigner{}, attested, at(writer)) == "role_requis");
  CHECK(after(ASigner{}, Signer{2, true}, at(signatory)) == "dossier_incomplet");
  CHECK(after(ASigner{}, Signer{0, false}, at(signatory)) == "saisie_invalide");
}

TEST_CASE("the signature is asked when nothing is missing, and declined with a comment") {
  CHECK(after(EnPreparation{}, DemanderSignature{0}, at(writer)) == "a_signer");
  CHECK(after(EnPreparation{}, DemanderSignature{1}, at(writer)) == "dossier_incomplet");
  CHECK(after(ASigner{}, DeclinerSignature{"Le budget est à revoir."}, at(signatory)) == "en_preparation");
  CHECK(after(ASigner{}, DeclinerSignature{"  "}, at(signatory)) == "saisie_invalide");
  CHECK(after(ASigner{}, DeclinerSignature{"Non."}, at(writer)) == "role_requis");
}

TEST_CASE("before the deposit everything can be opened again, after it until the deadline only") {
  CHECK(after(ASigner{}, Rouvrir{}, at(writer)) == "en_preparation");
  CHECK(after(Signe{}, Rouvrir{}, at(writer)) == "en_preparation");
  CHECK(after(Depose{last_second}, Rouvrir{}, at(writer)) == "etape_passee");
  CHECK(after(Depose{last_second}, Reprendre{}, at(writer)) == "en_preparation");
  CHECK(after(Depose{last_second}, Reprendre{}, at(writer, last_second + 1s)) == "periode_close");
}

TEST_CASE(
    "a delay is granted by the coordination, with a reason, to a moment that is later than both now and the "
    "limit") {
  AccorderDelai two_days{last_second + 48h, "Panne"};
  auto late = last_second + 1h;
  for (const Etat& e : {Etat(EnPreparation{}), Etat(ASigner{}), Etat(Signe{})})
    CHECK(after(e, two_days, at(boss, late)) == name(e));
  CHECK(after(EnPreparation{}, two_days, at(writer, late)) == "role_requis");
  for (const Etat& e : {Etat(EnPreparation{}), Etat(ASigner{}), Etat(Signe{})})
    CHECK(after(e, AccorderDelai{last_second + 48h, " "}, at(boss, late)) == "saisie_invalide");
  CHECK(after(EnPreparation{}, AccorderDelai{late, "Panne"}, at(boss, late)) == "saisie_invalide");
  CHECK(after(EnPreparation{}, AccorderDelai{last_second, "Panne"}, at(boss, last_second - 24h)) ==
        "saisie_invalide");
  auto granted = at(writer, last_second + 24h);
  granted.delai = last_second + 48h;
  CHECK(after(Signe{}, ready, granted) == "depose");
  granted.now = last_second + 48h;
  CHECK(after(Signe{}, ready, granted) == "periode_close");
  granted.delai = last_second - 24h;
  granted.now = last_second;
  CHECK(after(Signe{}, ready, granted) == "depose");
}

TEST_CASE("a request for completion names something and a moment to come, and can be made again") {
  DemanderComplements two{2, last_second + 240h};
  CHECK(after(Depose{last_second}, two, at(boss)) == "a_completer");
  CHECK(after(ACompleter{last_second, last_second + 24h}, two, at(boss)) == "a_completer");
  CHECK(after(Depose{last_second}, DemanderComplements{0, last_second + 24h}, at(boss)) == "saisie_invalide");
  CHECK(after(Depose{last_second}, DemanderComplements{1, last_second}, at(boss)) == "saisie_invalide");
  CHECK(after(Depose{last_second}, two, at(writer)) == "role_requis");
}

TEST_CASE("what was asked is given until its moment, not at it") {
  ACompleter asked{last_second, last_second + 24h};
  CHECK(after(asked, RendreComplements{0}, at(writer, asked.avant - 1ms)) == "depose");
  CHECK(after(asked, RendreComplements{0}, at(writer, asked.avant)) == "periode_close");
  CHECK(after(asked, RendreComplements{1}, at(writer)) == "dossier_incomplet");
  CHECK(modifiable(asked, asked.avant - 1ms));
  CHECK_FALSE(modifiable(asked, asked.avant));
  CHECK(modifiable(EnPreparation{}, last_second + 240h));
  CHECK_FALSE(modifiable(ASigner{}, last_second));
}

TEST_CASE("a dossier is complete when no piece is missing or refused") {
  CHECK(after(Depose{last_second}, DeclarerComplet{0}, at(boss)) == "complet");
  CHECK(after(Depose{last_second}, DeclarerComplet{1}, at(boss)) == "dossier_incomplet");
}

TEST_CASE("a rejection has a reason, and waits for the moment until which completion was asked") {
  ACompleter asked{last_second, last_second + 24h};
  CHECK(after(asked, Rejeter{"Pièces non reçues."}, at(boss, asked.avant)) == "rejete");
  CHECK(after(asked, Rejeter{"Pièces non reçues."}, at(boss, asked.avant - 1ms)) == "periode_pas_ouverte");
  CHECK(after(asked, Rejeter{""}, at(boss, asked.avant)) == "saisie_invalide");
  CHECK(after(Depose{last_second}, Rejeter{"Hors délai."}, at(boss)) == "rejete");
}

TEST_CASE("a decision can be taken back, with a reason") {
  CHECK(after(Complet{last_second}, RevenirSurDecision{"Une pièce était fausse."}, at(boss)) == "depose");
  CHECK(after(Rejete{last_second}, RevenirSurDecision{"Contestation entendue."}, at(boss)) == "depose");
  CHECK(after(Rejete{last_second}, RevenirSurDecision{" "}, at(boss)) == "saisie_invalide");
}

TEST_CASE("a state is read back from its row, and an unknown one is a fault") {
  for (const Etat& e :
       {Etat(EnPreparation{}), Etat(ASigner{}), Etat(Signe{}), Etat(Depose{last_second}),
        Etat(ACompleter{last_second, last_second}), Etat(Complet{last_second}), Etat(Rejete{last_second})}) {
    CHECK(name(etat(name(e), last_second, last_second)) == name(e));
    CHECK_FALSE(label(e).empty());
  }
  for (auto wants : {"depose", "a_completer", "complet", "rejete"}) CHECK_THROWS(etat(wants, {}, {}));
  CHECK_THROWS(etat("a_completer", last_second, {}));
  CHECK_THROWS(etat("autre", last_second, last_second));
}

TEST_CASE("docs/parcours-definitif.md holds the workflow that the code permits") {
  std::string table = "| from | act | by | to | in the journal |\n|---|---|---|---|---|\n";
  for (auto& t : transitions())
    table += fmt::format("| {} | {} | {} | {} | {} |\n", t.depuis, t.acte,
                         t.by.has(Role::porteur) ? "porteur" : "coordination", t.vers, t.trace);
  std::ifstream file(tests::source_dir() + "/docs/parcours-definitif.md");
  std::stringstream text;
  text << file.rdbuf();
  CHECK_MESSAGE(text.str().contains(table), table);
}

#include "programme/dossier/parcours.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "programme/dossier/test_campagne.h"
#include "tests/support/source_dir.h"

using namespace dossier;
using dossier::test::paris;
using namespace std::chrono_literals;

namespace {

const campagne::Campagne c = test::campagne();
constexpr std::int64_t ours = 7, theirs = 8;

personne::Acteur writer() {
  return {.id = 1,
          .nom = "Qui écrit",
          .courriel = "",
          .attributions = {},
          .structures = {{ours, "Les Tilleuls", false, true, false}}};
}
personne::Acteur coordination() {
  return {.id = 2,
          .nom = "Coordination",
          .courriel = "",
          .attributions = {{.role = Role::coordination}},
          .structures = {}};
}

const Instant last_second = paris("2029-09-16T23:59:59");
const Lecture ready = lire(test::complete(), c);

Contexte at(const personne::Acteur& a, Instant now, std::int64_t structure = ours) {
  return {a, now, c, structure, {}};
}

template <class A>
Result<Accompli> act(const Etat& e, const A& a, const Contexte& k) {
  return accomplir(e, a, k);
}

template <class T>
Cause cause(const Result<T>& r) {
  REQUIRE_FALSE(r.has_value());
  return r.error().cause;
}

}  // namespace

TEST_CASE("a complete note is deposited until the last millisecond of the last second, and not after") {
  auto who = writer();
  auto done = act(NoteEnPreparation{}, DeposerNote{&ready}, at(who, last_second + 999ms));
  REQUIRE(done);
  CHECK(name(done->etat) == "note_deposee");
  CHECK(std::get<NoteDeposee>(done->etat).depose_le == last_second + 999ms);
  CHECK(done->trace == "note_deposee");
  CHECK(cause(act(NoteEnPreparation{}, DeposerNote{&ready}, at(who, last_second + 1s))) ==
        Cause::periode_close);
}

TEST_CASE("the refusal after the deadline says when it was") {
  auto who = writer();
  auto refused = act(NoteEnPreparation{}, DeposerNote{&ready}, at(who, last_second + 1h));
  REQUIRE_FALSE(refused);
  CHECK(phrase(refused.error()).contains("16 septembre 2029 à 23 h 59 min 59 s"));
}

TEST_CASE("nothing is deposited before the opening, to the millisecond") {
  auto who = writer();
  CHECK(cause(act(NoteEnPreparation{}, DeposerNote{&ready}, at(who, c.depot_note.from - 1ms))) ==
        Cause::periode_pas_ouverte);
  CHECK(act(NoteEnPreparation{}, DeposerNote{&ready}, at(who, c.depot_note.from)));
}

TEST_CASE("an incomplete note is refused with the number of answers missing") {
  auto who = writer();
  auto lecture = lire({}, c);
  auto refused = act(NoteEnPreparation{}, DeposerNote{&lecture}, at(who, last_second));
  CHECK(cause(refused) == Cause::dossier_incomplet);
  CHECK(refused.error().detail.contains("27 réponses"));
}

TEST_CASE("only who may write for that structure deposits") {
  auto who = writer(), boss = coordination();
  CHECK(cause(act(NoteEnPreparation{}, DeposerNote{&ready}, at(who, last_second, theirs))) ==
        Cause::role_requis);
  CHECK(cause(act(NoteEnPreparation{}, DeposerNote{&ready}, at(boss, last_second))) == Cause::role_requis);
  who.structures[0].ecrire = false;
  CHECK(cause(act(NoteEnPreparation{}, DeposerNote{&ready}, at(who, last_second))) == Cause::role_requis);
}

TEST_CASE("a note already deposited is not deposited again") {
  auto who = writer();
  CHECK(cause(act(NoteDeposee{}, DeposerNote{&ready}, at(who, last_second))) == Cause::etape_passee);
}

TEST_CASE("a note is taken back until the deadline, not after") {
  auto who = writer();
  CHECK(act(NoteDeposee{}, ReprendreNote{}, at(who, last_second)));
  CHECK(cause(act(NoteDeposee{}, ReprendreNote{}, at(who, last_second + 1s))) == Cause::periode_close);
  CHECK(cause(act(NoteEnPreparation{}, ReprendreNote{}, at(who, last_second))) == Cause::etape_passee);
}

TEST_CASE("a project given up can be reopened, a deposited one cannot be given up") {
  auto who = writer();
  CHECK(name(act(NoteEnPreparation{}, AbandonnerNote{}, at(who, last_second))->etat) == "note_abandonnee");
  CHECK(name(act(NoteAbandonnee{}, RouvrirNote{}, at(who, last_second))->etat) == "note_en_preparation");
  CHECK(cause(act(NoteDeposee{}, AbandonnerNote{}, at(who, last_second))) == Cause::etape_passee);
}

TEST_CASE("a dérogation wants a reason and a new limit that is later than now and than the one in force") {
  auto boss = coordination();
  auto now = last_second + 1h;
  CHECK(act(NoteEnPreparation{}, AccorderDerogation{now + 24h, "Panne"}, at(boss, now)));
  CHECK(cause(act(NoteEnPreparation{}, AccorderDerogation{now + 24h, "  "}, at(boss, now))) ==
        Cause::saisie_invalide);
  CHECK(cause(act(NoteEnPreparation{}, AccorderDerogation{now, "Panne"}, at(boss, now))) ==
        Cause::saisie_invalide);
  CHECK(cause(act(NoteEnPreparation{}, AccorderDerogation{last_second, "Panne"},
                  at(boss, last_second - 24h))) == Cause::saisie_invalide);
  auto who = writer();
  CHECK(cause(act(NoteEnPreparation{}, AccorderDerogation{now + 24h, "Panne"}, at(who, now))) ==
        Cause::role_requis);
}

TEST_CASE("with a dérogation the note is deposited until its end, and not at its end") {
  auto who = writer();
  auto granted = at(who, last_second + 24h);
  granted.derogation = last_second + 48h;
  CHECK(act(NoteEnPreparation{}, DeposerNote{&ready}, granted));
  granted.now = last_second + 48h;
  CHECK(cause(act(NoteEnPreparation{}, DeposerNote{&ready}, granted)) == Cause::periode_close);
}

TEST_CASE("a conflict of interest takes the coordination's acts away, and leaves a member theirs") {
  auto who = coordination();
  who.structures = writer().structures;
  who.conflits = {ours};
  AccorderDerogation grant{last_second + 48h, "Fermeture du local"};
  CHECK(cause(act(NoteEnPreparation{}, grant, at(who, last_second))) == Cause::role_requis);
  CHECK(act(NoteEnPreparation{}, grant, at(who, last_second, theirs)));
  CHECK(act(NoteEnPreparation{}, DeposerNote{&ready}, at(who, last_second)));
}

TEST_CASE("a dérogation never shortens the campaign's period") {
  auto who = writer();
  auto granted = at(who, last_second);
  granted.derogation = last_second - 24h;
  CHECK(act(NoteEnPreparation{}, DeposerNote{&ready}, granted));
}

TEST_CASE("a state is read back from its name, and an unknown name is a fault") {
  CHECK(name(etat("note_deposee", last_second)) == "note_deposee");
  CHECK(name(etat("note_en_preparation", {})) == "note_en_preparation");
  CHECK(name(etat("note_abandonnee", {})) == "note_abandonnee");
  CHECK_THROWS(etat("note_deposee", {}));
  CHECK_THROWS(etat("autre", {}));
}

namespace {

std::string who_may(Roles by) { return by.has(Role::porteur) ? "porteur" : "coordination"; }

std::string workflow_as_markdown() {
  std::string text = "| from | act | by | to | in the journal |\n|---|---|---|---|---|\n";
  for (auto& t : transitions())
    text += fmt::format("| {} | {} | {} | {} | {} |\n", t.depuis, t.acte, who_may(t.by), t.vers, t.trace);
  return text;
}

}  // namespace

TEST_CASE("docs/parcours-note.md holds the workflow that the code permits") {
  std::ifstream file(tests::source_dir() + "/docs/parcours-note.md");
  std::stringstream text;
  text << file.rdbuf();
  CHECK_MESSAGE(text.str().contains(workflow_as_markdown()), workflow_as_markdown());
}

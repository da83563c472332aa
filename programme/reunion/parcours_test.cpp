#include "programme/reunion/parcours.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "programme/dossier/test_campagne.h"
#include "tests/support/source_dir.h"

using namespace reunion;
using dossier::test::paris;
using namespace std::chrono_literals;

namespace {

const campagne::Campagne c = dossier::test::campagne();
constexpr std::int64_t ours = 7, theirs = 8;
const base::Period slot{paris("2029-10-10T10:00"), paris("2029-10-10T10:20")};
const Instant morning = paris("2029-10-10T08:00");

personne::Acteur with(personne::Attribution role) {
  personne::Acteur who;
  who.id = 2, who.nom = "Quelqu’un", who.attributions = {std::move(role)};
  return who;
}
personne::Acteur coordination() { return with({.role = Role::coordination}); }
personne::Acteur chef(std::vector<std::string> communes) {
  return with({.role = Role::chef_de_projet, .communes = std::move(communes)});
}
personne::Acteur writer() {
  personne::Acteur who;
  who.id = 1, who.structures = {{ours, "Les Tilleuls", false, true, false}};
  return who;
}

Contexte at(const personne::Acteur& who, Instant now = morning) {
  return {who, now, c, ours, {"00001"}, slot};
}

template <class A>
std::string outcome(const Etat& from, const A& act, const Contexte& k) {
  auto done = accomplir(from, act, k);
  return std::string(done ? name(done->etat) : name(done.error().cause));
}

template <class A>
std::string detail(const Etat& from, const A& act, const Contexte& k) {
  auto done = accomplir(from, act, k);
  REQUIRE_FALSE(done);
  return done.error().detail;
}

const std::vector<Etat> all_states{Planifie{}, Convoque{}, Confirme{}, Present{},  Excuse{},
                                   Absent{},   Annule{},   Deroge{},   Consolide{}};

/// The names of the states from which the act leads somewhere, judged by someone who may do it.
template <class A>
std::string possible_from(const A& act, const Contexte& k) {
  std::string names;
  for (const auto& from : all_states) {
    bool leads = possible<A>(from);
    CHECK(leads == (outcome(from, act, k) != "etape_passee"));
    if (leads) names.append(names.empty() ? "" : " ").append(name(from));
  }
  return names;
}

}  // namespace

TEST_CASE("a passage is convened once it has a slot, and until that slot begins") {
  auto boss = coordination();
  CHECK(possible_from(Convoquer{}, at(boss)) == "planifie convoque confirme");
  CHECK(outcome(Planifie{}, Convoquer{}, at(boss, slot.from - 1ms)) == "convoque");
  CHECK(outcome(Planifie{}, Convoquer{}, at(boss, slot.from)) == "periode_close");
  auto unplaced = at(boss);
  unplaced.creneau.reset();
  CHECK(outcome(Planifie{}, Convoquer{}, unplaced) == "saisie_invalide");
  CHECK(detail(Planifie{}, Convoquer{}, unplaced).contains("créneau"));
}

TEST_CASE("who was confirmed and is convened again has to confirm again") {
  auto boss = coordination();
  CHECK(outcome(Confirme{}, Convoquer{}, at(boss)) == "convoque");
}

TEST_CASE("the meeting is run by the coordination and by the chef·fe de projet of one of its communes") {
  auto mine = chef({"00002", "00001"}), other = chef({"00002"}), nowhere = chef({});
  auto agent = with({.role = Role::instructeur, .financeur = "etat"});
  CHECK(outcome(Planifie{}, Convoquer{}, at(mine)) == "convoque");
  CHECK(outcome(Planifie{}, Convoquer{}, at(other)) == "role_requis");
  CHECK(outcome(Planifie{}, Convoquer{}, at(nowhere)) == "role_requis");
  CHECK(outcome(Planifie{}, Convoquer{}, at(agent)) == "role_requis");
  auto thematic = at(mine);
  thematic.communes.clear();
  CHECK(outcome(Planifie{}, Convoquer{}, thematic) == "role_requis");
}

TEST_CASE("the porteur answers with their right to write or with the convocation's link, and nobody else") {
  auto who = writer();
  ConfirmerVenue one{1, 0};
  CHECK(outcome(Convoque{}, one, at(who)) == "confirme");
  auto elsewhere = at(who);
  elsewhere.structure = theirs;
  CHECK(outcome(Convoque{}, one, elsewhere) == "role_requis");
  elsewhere.porteur = true;
  CHECK(outcome(Convoque{}, one, elsewhere) == "confirme");
  who.structures[0].ecrire = false;
  CHECK(outcome(Convoque{}, one, at(who)) == "role_requis");
  CHECK(outcome(Convoque{}, one, at(personne::Acteur{})) == "role_requis");
}

TEST_CASE("a confirmation names at least one person, before the passage begins, and may be given again") {
  auto boss = coordination();
  CHECK(possible_from(ConfirmerVenue{1, 0}, at(boss)) == "convoque confirme");
  CHECK(outcome(Convoque{}, ConfirmerVenue{0, 0}, at(boss)) == "saisie_invalide");
  CHECK(outcome(Convoque{}, ConfirmerVenue{1, 0}, at(boss, slot.from - 1ms)) == "confirme");
  CHECK(outcome(Convoque{}, ConfirmerVenue{1, 0}, at(boss, slot.from)) == "periode_close");
  CHECK(detail(Convoque{}, ConfirmerVenue{1, 0}, at(boss, slot.from)).contains("10 octobre 2029 à 10 h 00"));
  CHECK(outcome(Confirme{}, ConfirmerVenue{2, 0}, at(boss)) == "confirme");
}

TEST_CASE("somebody else stands for the person in charge only if the campaign allows it") {
  auto boss = coordination();
  campagne::Campagne strict = c, lenient = c;
  strict.passages.regle_representation = "Personne ne remplace personne.";
  lenient.passages.representation = true;
  Contexte no{boss, morning, strict, ours, {}, slot}, yes{boss, morning, lenient, ours, {}, slot};
  CHECK(detail(Convoque{}, ConfirmerVenue{2, 1}, no) == "Personne ne remplace personne.");
  CHECK(outcome(Convoque{}, ConfirmerVenue{2, 1}, yes) == "confirme");
}

TEST_CASE("a porteur asks for another moment with a reason, before the passage, and stays as they were") {
  auto who = writer();
  DemanderDeplacement wish{"Formation ce jour-là"};
  CHECK(possible_from(wish, at(who)) == "convoque confirme");
  CHECK(outcome(Convoque{}, wish, at(who)) == "convoque");
  CHECK(outcome(Confirme{}, wish, at(who)) == "confirme");
  CHECK(outcome(Convoque{}, DemanderDeplacement{" \n"}, at(who)) == "saisie_invalide");
  CHECK(outcome(Confirme{}, DemanderDeplacement{""}, at(who)) == "saisie_invalide");
  CHECK(outcome(Convoque{}, wish, at(who, slot.from)) == "periode_close");
  auto boss = coordination();
  CHECK(outcome(Convoque{}, wish, at(boss)) == "role_requis");
}

TEST_CASE("a passage that is moved has to be convened anew; one that took place is not moved") {
  auto boss = coordination();
  CHECK(possible_from(Deplacer{}, at(boss)) == "planifie convoque confirme deroge");
  for (const Etat& from : {Etat(Planifie{}), Etat(Convoque{}), Etat(Confirme{}), Etat(Deroge{})})
    CHECK(outcome(from, Deplacer{}, at(boss)) == "planifie");
}

TEST_CASE("who came is noted from the morning of the day on; an excuse is received before") {
  auto boss = coordination();
  auto day = paris("2029-10-10");
  CHECK(possible_from(Pointer{Presence::present}, at(boss)) ==
        "planifie convoque confirme present excuse absent");
  for (auto p : {Presence::present, Presence::en_retard, Presence::absent}) {
    CHECK(outcome(Convoque{}, Pointer{p}, at(boss, day - 1ms)) == "periode_pas_ouverte");
    CHECK(outcome(Convoque{}, Pointer{p}, at(boss, day)) != "periode_pas_ouverte");
  }
  CHECK(detail(Convoque{}, Pointer{Presence::absent}, at(boss, day - 1ms)).contains("mercredi 10 octobre"));
  CHECK(outcome(Confirme{}, Pointer{Presence::excuse, "Malade"}, at(boss, day - 24h)) == "excuse");
}

TEST_CASE("an excuse has its reason") {
  auto boss = coordination();
  CHECK(outcome(Convoque{}, Pointer{Presence::excuse, "  "}, at(boss)) == "saisie_invalide");
}

TEST_CASE("late is present; who never had a slot may be noted all the same") {
  auto boss = coordination();
  CHECK(outcome(Convoque{}, Pointer{Presence::en_retard}, at(boss)) == "present");
  auto unplaced = at(boss, paris("2029-10-01"));
  unplaced.creneau.reset();
  CHECK(outcome(Planifie{}, Pointer{Presence::present}, unplaced) == "present");
}

TEST_CASE("a tick is corrected, back to expected too") {
  auto boss = coordination();
  CHECK(outcome(Convoque{}, Pointer{Presence::attendu}, at(boss)) == "convoque");
  CHECK(outcome(Confirme{}, Pointer{Presence::attendu}, at(boss)) == "confirme");
  CHECK(outcome(Present{}, Pointer{Presence::absent}, at(boss)) == "absent");
  CHECK(outcome(Absent{}, Pointer{Presence::present}, at(boss)) == "present");
  CHECK(outcome(Excuse{}, Pointer{Presence::present}, at(boss)) == "present");
}

TEST_CASE("a candidature is cancelled by the coordination, with a reason, after the end of the slot") {
  auto boss = coordination();
  auto local = chef({"00001"});
  AnnulerCandidature act{"Personne n’est venu."};
  CHECK(possible_from(act, at(boss, slot.until)) == "excuse absent");
  CHECK(outcome(Absent{}, act, at(boss, slot.until)) == "annule");
  CHECK(outcome(Excuse{}, act, at(boss, slot.until)) == "annule");
  CHECK(outcome(Absent{}, act, at(boss, slot.until - 1ms)) == "periode_pas_ouverte");
  CHECK(detail(Absent{}, act, at(boss, slot.until - 1ms)).contains("10 h 20"));
  CHECK(outcome(Absent{}, AnnulerCandidature{" "}, at(boss, slot.until)) == "saisie_invalide");
  CHECK(outcome(Absent{}, act, at(local, slot.until)) == "role_requis");
  auto unplaced = at(boss);
  unplaced.creneau.reset();
  CHECK(outcome(Absent{}, act, unplaced) == "annule");
}

TEST_CASE("an absence is forgiven by the coordination with a reason, even after a cancellation") {
  auto boss = coordination();
  auto local = chef({"00001"});
  DerogerPresence act{"Accident en chemin"};
  CHECK(possible_from(act, at(boss)) == "excuse absent annule");
  CHECK(outcome(Annule{}, act, at(boss)) == "deroge");
  CHECK(outcome(Absent{}, DerogerPresence{""}, at(boss)) == "saisie_invalide");
  CHECK(outcome(Excuse{}, DerogerPresence{""}, at(boss)) == "saisie_invalide");
  CHECK(outcome(Annule{}, DerogerPresence{""}, at(boss)) == "saisie_invalide");
  CHECK(outcome(Absent{}, act, at(local)) == "role_requis");
}

TEST_CASE("the record is given to who came or was forgiven, and may be corrected and given again") {
  auto local = chef({"00001"});
  CHECK(possible_from(Consolider{}, at(local)) == "present deroge consolide");
  for (const Etat& from : {Etat(Present{}), Etat(Deroge{}), Etat(Consolide{})})
    CHECK(outcome(from, Consolider{}, at(local)) == "consolide");
}

TEST_CASE("the state is derived from the facts: record, then decision, then presence, then answer") {
  auto state = [](Faits f) { return std::string(name(etat(f))); };
  CHECK(state({"planifie"}) == "planifie");
  CHECK(state({"convoque"}) == "convoque");
  CHECK(state({"confirme"}) == "confirme");
  CHECK(state({"confirme", Presence::en_retard}) == "present");
  CHECK(state({"confirme", Presence::present}) == "present");
  CHECK(state({"convoque", Presence::excuse}) == "excuse");
  CHECK(state({"convoque", Presence::absent}) == "absent");
  CHECK(state({"convoque", Presence::absent, "annulation"}) == "annule");
  CHECK(state({"convoque", Presence::absent, "derogation"}) == "deroge");
  CHECK(state({"convoque", Presence::present, "", morning}) == "consolide");
  CHECK_THROWS(etat({"autre"}));
}

TEST_CASE("every state and presence has its word; a presence is read back from its code") {
  for (const auto& each : all_states) CHECK_FALSE(label(each).empty());
  for (auto p :
       {Presence::attendu, Presence::present, Presence::en_retard, Presence::excuse, Presence::absent}) {
    CHECK(presence(code(p)) == p);
    CHECK_FALSE(label(p).empty());
  }
  CHECK_FALSE(presence("ailleurs"));
}

namespace {

std::string who_may(Roles by) {
  std::string names;
  for (auto role : personne::all_roles)
    if (by.has(role)) names.append(names.empty() ? "" : ", ").append(personne::code(role));
  return names;
}

std::string workflow_as_markdown() {
  std::string text = "| from | act | by | to | in the journal |\n|---|---|---|---|---|\n";
  for (auto& t : transitions())
    text += fmt::format("| {} | {} | {} | {} | {} |\n", t.depuis, t.acte, who_may(t.by), t.vers, t.trace);
  return text;
}

}  // namespace

TEST_CASE("docs/parcours-passage.md holds the workflow that the code permits") {
  std::ifstream file(tests::source_dir() + "/docs/parcours-passage.md");
  std::stringstream text;
  text << file.rdbuf();
  CHECK_MESSAGE(text.str().contains(workflow_as_markdown()), workflow_as_markdown());
}

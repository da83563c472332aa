#include "programme/dossier/apres_depot.h"

#include <doctest/doctest.h>

#include "programme/dossier/test_campagne.h"

using namespace dossier;

namespace {

campagne::Campagne with_a_meeting() {
  auto c = test::campagne();
  c.reunions = {{.code = "amont", .titre = "Réunion d’Amont"}, {.code = "soins", .titre = "Santé"}};
  c.depot_final = {test::paris("2029-12-01T00:00"), test::paris("2029-12-03T00:00")};
  return c;
}
const campagne::Campagne c = with_a_meeting();
const base::Instant meeting = test::paris("2029-10-14T09:30"),
                    before = meeting - std::chrono::milliseconds(1);

ApresDepot at(std::string passage, std::string presence = "attendu", std::string decision = "") {
  ApresDepot a{.dossier = 7, .reunion = "amont", .passage = std::move(passage)};
  a.presence = std::move(presence), a.decision = std::move(decision);
  if (a.passage == "convoque" || a.passage == "confirme") a.debut = meeting;
  return a;
}

bool says(const ProchainPas& p, std::string_view words) { return p.texte.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("a porteur who was convened is asked to answer until the very beginning of the passage") {
  auto asked = prochain_pas(at("convoque"), c, before);
  CHECK(asked.a_faire);
  CHECK(says(asked, "à la réunion d’Amont, le 14 octobre 2029 à 9 h 30"));
  CHECK(asked.lien == "/dossiers/7/passage");
  CHECK_FALSE(prochain_pas(at("convoque"), c, meeting).a_faire);
  CHECK(says(prochain_pas(at("convoque"), c, meeting), "est passé à la réunion"));
}

TEST_CASE("nothing is expected of who has answered, asked for another time, or was not convened yet") {
  CHECK(says(prochain_pas(at("confirme"), c, before), "Vous êtes attendu·e"));
  auto moving = at("convoque");
  moving.demande = true;
  CHECK(says(prochain_pas(moving, c, before), "n’a pas encore répondu"));
  for (const auto& each : {at("confirme"), moving, at("planifie"), at("")})
    CHECK_FALSE(prochain_pas(each, c, before).a_faire);
  for (std::string_view state : {"planifie", ""})
    CHECK(says(prochain_pas(at(std::string(state)), c, before), "Une convocation vous dira quand et où"));
}

TEST_CASE("after the meeting each outcome is told, with where to read more") {
  for (std::string_view presence : {"present", "en_retard"})
    CHECK(says(prochain_pas(at("confirme", std::string(presence)), c, meeting), "Vous recevrez le relevé"));
  for (std::string_view presence : {"absent", "excuse"}) {
    std::string p(presence);
    CHECK(says(prochain_pas(at("convoque", p), c, meeting), "va décider de la suite"));
    CHECK(says(prochain_pas(at("convoque", p, "annulation"), c, meeting), "annulée"));
    CHECK(says(prochain_pas(at("convoque", p, "derogation"), c, meeting), "continue"));
  }
  auto told = at("confirme", "present");
  told.consolide_le = meeting;
  CHECK(says(prochain_pas(told, c, meeting), "est arrivé"));
  CHECK(prochain_pas(told, c, meeting).lien.ends_with("/releve"));
}

TEST_CASE("once the record has come the final dossier is the next step, until its deadline") {
  auto told = at("confirme", "present");
  told.consolide_le = meeting;
  auto deadline = c.depot_final.until;
  auto step = [&](std::string state, base::Instant now) {
    told.definitif = std::move(state);
    return prochain_pas(told, c, now);
  };
  CHECK(step("", meeting).suite == "/dossiers/7/definitif");
  CHECK(step("", meeting).titre_de_la_suite == "Ouvrir le dossier définitif");
  for (auto state : {"", "en_preparation", "a_signer", "signe"}) {
    CHECK(step(state, deadline - std::chrono::seconds(1)).a_faire);
    CHECK_FALSE(step(state, deadline).a_faire);
  }
  CHECK(step("a_completer", deadline).a_faire);
  for (auto state : {"depose", "complet", "rejete"}) CHECK_FALSE(step(state, meeting).a_faire);
  CHECK(step("inconnu", meeting).suite.empty());
  ApresDepot without{.dossier = 7};
  CHECK(prochain_pas(without, c, meeting).suite.empty());
  without.definitif = "en_preparation";
  CHECK(prochain_pas(without, c, meeting).suite == "/dossiers/7/definitif");
}

TEST_CASE("a note set aside, or handled without a meeting, leads to what became of it") {
  CHECK(says(prochain_pas({.dossier = 7, .ecartee = true}, c, before), "pas retenue"));
  auto without = prochain_pas({.dossier = 7}, c, before);
  CHECK(says(without, "étudié par ses financeurs"));
  CHECK(without.lien == "/dossiers/7/ventilation");
  auto unknown = at("");
  unknown.reunion = "autre";
  CHECK(says(prochain_pas(unknown, c, before), "réunion partenariale"));
}

TEST_CASE("a meeting is named as people say it") {
  CHECK(nom_de_reunion(c, "amont") == "réunion d’Amont");
  CHECK(nom_de_reunion(c, "soins") == "réunion « Santé »");
  CHECK(nom_de_reunion(c, "") == "réunion partenariale");
}

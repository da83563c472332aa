#include "programme/reunion/engagements.h"

#include <doctest/doctest.h>

#include "programme/reunion/creneaux.h"
#include "programme/reunion/plan_test.h"

using namespace reunion;
using test::at;
using namespace std::chrono_literals;

namespace {

/// Ana carries a project that passes in the first meeting, from that time on, for twenty minutes.
Engagement ana(base::Instant from, std::int64_t meeting = 1, std::int64_t passage = 1) {
  Engagement e;
  e.cle = cle_de_personne("ana@b.example"), e.nom = "Ana Exemple";
  e.quand = {from, from + 20min};
  e.reunion = meeting, e.reunion_titre = meeting == 1 ? "Réunion d’Anzin" : "Réunion de Marly";
  e.lieu = cle_de_lieu(meeting == 1 ? "Mairie d’Anzin" : "Mairie de Marly", "");
  e.passage = passage;
  return e;
}

Engagement as(Engagement e, Qualite q) {
  e.qualite = q;
  if (q == Qualite::structure) e.cle = cle_de_structure(12), e.nom = "Les Tilleuls";
  if (q == Qualite::invite) e.passage = 0;
  return e;
}

}  // namespace

TEST_CASE("stretches of time are said as people say them, each once") {
  base::Period morning{at(9, 30), at(12, 30)}, afternoon{at(14), at(17)};
  CHECK(heures(morning) == "de 9 h 30 à 12 h 30");
  CHECK(quand({afternoon, morning, morning}) ==
        "mercredi 10 octobre 2029, de 9 h 30 à 12 h 30 et de 14 h 00 à 17 h 00");
  CHECK(quand({morning, {at(33), at(34)}}) ==
        "mercredi 10 octobre 2029, de 9 h 30 à 12 h 30 ; jeudi 11 octobre 2029, de 9 h 00 à 10 h 00");
  CHECK(quand({}) == "");
}

TEST_CASE("passages begin one after the other as long as the last one ends in time") {
  CHECK(debuts({at(9), at(10)}, 20min).size() == 3);
  CHECK(debuts({at(9), at(9, 59)}, 20min).size() == 2);
  CHECK(debuts({at(9), at(9, 19)}, 20min).empty());
}

TEST_CASE("people are known by their address, places by their words") {
  CHECK(cle_de_personne(" Ana@B.example") == cle_de_personne("ana@b.example"));
  CHECK(cle_de_lieu("Hôtel de ville", " Place") == cle_de_lieu("hotel de ville ", "place"));
  CHECK(cle_de_lieu("a", "b") != cle_de_lieu("b", "a"));
}

TEST_CASE("two passages at the same time clash, one after the other in one meeting they do not") {
  CHECK(heurt(ana(at(9), 1, 1), ana(at(9, 19), 1, 2), 30min) == Heurt::meme_heure);
  CHECK_FALSE(heurt(ana(at(9), 1, 1), ana(at(9, 20), 1, 2), 30min));
  CHECK_FALSE(heurt(ana(at(9), 1, 1), ana(at(9), 1, 1), 30min));
}

TEST_CASE("between two places the time to travel is needed, in either order; at one place it is not") {
  CHECK(heurt(ana(at(9)), ana(at(9, 49), 2, 2), 30min) == Heurt::trajet);
  CHECK(heurt(ana(at(9, 49), 2, 2), ana(at(9)), 30min) == Heurt::trajet);
  CHECK_FALSE(heurt(ana(at(9)), ana(at(9, 50), 2, 2), 30min));
  auto neighbour = ana(at(9, 20), 2, 2);
  neighbour.lieu = ana(at(9)).lieu;
  CHECK_FALSE(heurt(ana(at(9)), neighbour, 30min));
}

TEST_CASE("places that nobody wrote are not the same place") {
  auto a = ana(at(9)), b = ana(at(9, 20), 2, 2);
  a.lieu = b.lieu = cle_de_lieu("", "");
  CHECK(heurt(a, b, 30min) == Heurt::trajet);
}

TEST_CASE("an invitation does not clash with its own meeting, but with another one") {
  auto invited = as(ana(at(9)), Qualite::invite);
  CHECK_FALSE(heurt(invited, ana(at(9)), 30min));
  CHECK_FALSE(heurt(ana(at(9)), invited, 30min));
  CHECK(heurt(invited, ana(at(9), 2, 2), 30min) == Heurt::meme_heure);
}

TEST_CASE("every clash of a person is found, and nobody else's") {
  auto bob = ana(at(9), 2, 3);
  bob.cle = cle_de_personne("bob@b.example");
  auto found = conflits_horaires({bob, ana(at(10), 2, 2), ana(at(9, 45)), ana(at(14), 2, 4)}, 30min);
  REQUIRE(found.size() == 1);
  CHECK(phrase(found[0]) ==
        "Ana Exemple : Réunion d’Anzin, de 9 h 45 à 10 h 05 et Réunion de Marly, de 10 h 00 à 10 h 20");
}

TEST_CASE("a long invitation clashes with everything that begins within it") {
  auto invited = as(ana(at(9)), Qualite::invite);
  invited.quand.until = at(12);
  auto found =
      conflits_horaires({invited, ana(at(9, 30), 2, 2), ana(at(11), 2, 3), ana(at(12, 20), 2, 4)}, 30min);
  CHECK(found.size() == 3);
  CHECK(found[2].heurt == Heurt::trajet);
  CHECK(phrase(found[2]).ends_with("(le trajet ne tient pas entre les deux)"));
}

TEST_CASE("a structure is named only where it is not the same person who clashes") {
  auto first = ana(at(9)), second = ana(at(9), 2, 2);
  auto structure = [](const Engagement& e) { return as(e, Qualite::structure); };
  CHECK(conflits_horaires({first, second, structure(first), structure(second)}, 30min).size() == 1);
  second.cle = cle_de_personne("bob@b.example");
  auto found = conflits_horaires({first, second, structure(first), structure(second)}, 30min);
  REQUIRE(found.size() == 1);
  CHECK(found[0].un.nom == "Les Tilleuls");
}

TEST_CASE(
    "who is in two meetings on one day is told, clash or not; two passages in one meeting are nothing") {
  auto days = journees_partagees(
      {ana(at(9)), ana(at(9, 20), 1, 2), ana(at(14), 2, 3), as(ana(at(9)), Qualite::structure)});
  REQUIRE(days.size() == 1);
  CHECK(days[0].nom == "Ana Exemple");
  CHECK(days[0].engagements.size() == 3);
  CHECK(journees_partagees({ana(at(9)), ana(at(9, 20), 1, 2)}).empty());
  CHECK(journees_partagees({ana(at(9)), ana(at(33), 2, 2)}).empty());
}

TEST_CASE("every quality has its words") {
  for (auto q : {Qualite::charge, Qualite::structure, Qualite::agent, Qualite::invite})
    CHECK_FALSE(label(q).empty());
}

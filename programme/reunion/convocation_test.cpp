#include "programme/reunion/convocation.h"

#include <doctest/doctest.h>

namespace {

using namespace reunion;

base::Instant at(std::string_view time) {
  return base::parse_paris("2022-10-18T" + std::string(time)).value();
}

RendezVous meeting(std::string_view from, std::string_view until, std::string salle = "") {
  return {at(from), at(until), "Hôtel de ville", "Place de l’Exemple", std::move(salle), ""};
}

const RendezVous nine = meeting("09:30", "09:45", "A");

}  // namespace

TEST_CASE("a passage with a slot is convened once") {
  CHECK(envoi(Planifie{}, nine, {}) == Envoi::premiere);
  CHECK(envoi(Convoque{}, nine, Envoye{nine}) == Envoi::aucun);
  CHECK(envoi(Confirme{}, nine, Envoye{nine}) == Envoi::aucun);
  CHECK(envoi(Planifie{}, {}, {}) == Envoi::aucun);
}

TEST_CASE("another hour, another room or another building is sent again; how to come in is not") {
  auto later = meeting("09:45", "10:00", "A"), other_room = meeting("09:30", "09:45", "B");
  CHECK(envoi(Planifie{}, later, Envoye{nine}) == Envoi::horaire);
  CHECK(envoi(Convoque{}, other_room, Envoye{nine}) == Envoi::lieu);
  CHECK(envoi(Confirme{}, other_room, Envoye{nine}) == Envoi::lieu);
  auto building = nine, street = nine, instructions = nine, longer = nine;
  building.lieu = "Mairie", street.adresse = "Ailleurs", instructions.consigne = "Par la cour";
  longer.fin += std::chrono::minutes(5);
  CHECK(envoi(Convoque{}, building, Envoye{nine}) == Envoi::lieu);
  CHECK(envoi(Convoque{}, street, Envoye{nine}) == Envoi::lieu);
  CHECK(envoi(Convoque{}, instructions, Envoye{nine}) == Envoi::aucun);
  CHECK(envoi(Convoque{}, longer, Envoye{nine}) == Envoi::horaire);
}

TEST_CASE("moved away and back, a passage is convened again: the answer was lost on the way") {
  CHECK(envoi(Planifie{}, nine, Envoye{nine}) == Envoi::premiere);
}

TEST_CASE("a slot taken away is cancelled once, and convened anew when there is one again") {
  CHECK(envoi(Planifie{}, {}, Envoye{nine}) == Envoi::annulation);
  CHECK(envoi(Planifie{}, {}, Envoye{nine, true}) == Envoi::aucun);
  CHECK(envoi(Planifie{}, nine, Envoye{nine, true}) == Envoi::premiere);
}

TEST_CASE("nothing is sent about a passage once somebody came, or did not come") {
  auto later = meeting("10:00", "10:15");
  for (const Etat& etat :
       {Etat(Present{}), Etat(Excuse{}), Etat(Absent{}), Etat(Annule{}), Etat(Deroge{}), Etat(Consolide{})}) {
    CHECK(envoi(etat, later, Envoye{nine}) == Envoi::aucun);
    CHECK(envoi(etat, {}, Envoye{nine}) == Envoi::aucun);
  }
}

TEST_CASE("each thing to send has its words, and nothing has none") {
  CHECK(label(Envoi::aucun).empty());
  CHECK(label(Envoi::horaire) == "Nouvel horaire");
  CHECK(code(Envoi::annulation) == "annulation");
}

TEST_CASE("the porteur answers so many days before the day of the meeting, in Paris") {
  campagne::Passages passages;
  passages.reponse = 3;
  CHECK(base::iso(repondre_avant(passages, at("00:15"))) == "2022-10-15");
  CHECK(base::iso(repondre_avant(passages, base::parse_paris("2022-11-01T09:00").value())) == "2022-10-29");
  passages.reponse = 0;
  CHECK(base::iso(repondre_avant(passages, at("09:30"))) == "2022-10-18");
}

TEST_CASE("stretches in several rooms at once are one, with their rooms") {
  auto all = tranches({meeting("14:00", "17:00"), meeting("09:30", "12:30", "B"),
                       meeting("09:30", "12:30", "A"), meeting("09:30", "12:30")});
  REQUIRE(all.size() == 2);
  CHECK(all[0].salle == "A, B");
  CHECK(all[1].debut == at("14:00"));
}

TEST_CASE("who is invited gets one appointment for each stretch, and afterwards only what changes") {
  auto morning = meeting("09:30", "12:30"), afternoon = meeting("14:00", "17:00");
  auto now = at("08:00");
  auto first = envois({morning, afternoon}, {}, 0, now);
  REQUIRE(first.size() == 2);
  CHECK(first[0].rang == 1);
  CHECK(first[1].rang == 2);
  CHECK(first[1].envoi == Envoi::premiere);
  CHECK(envois({morning, afternoon}, {{1, morning}, {2, afternoon}}, 2, now).empty());

  auto earlier = meeting("13:30", "16:30");
  auto moved = envois({morning, earlier}, {{1, morning}, {2, afternoon}}, 2, now);
  REQUIRE(moved.size() == 1);
  CHECK(moved[0].rang == 2);
  CHECK(moved[0].envoi == Envoi::horaire);
  CHECK(moved[0].rendez_vous.debut == at("13:30"));

  auto fewer = envois({afternoon}, {{1, morning}, {2, afternoon}}, 2, now);
  REQUIRE(fewer.size() == 1);
  CHECK(fewer[0].rang == 1);
  CHECK(fewer[0].envoi == Envoi::annulation);

  auto again = envois({morning, afternoon}, {{2, afternoon}}, 2, now);
  REQUIRE(again.size() == 1);
  CHECK(again[0].rang == 3);

  auto room = morning;
  room.salle = "C";
  auto elsewhere = envois({room}, {{1, morning}}, 1, now);
  REQUIRE(elsewhere.size() == 1);
  CHECK(elsewhere[0].envoi == Envoi::lieu);
}

TEST_CASE("what is over is neither sent nor cancelled, to the minute") {
  auto morning = meeting("09:30", "12:30");
  CHECK(envois({morning}, {}, 0, at("12:29")).size() == 1);
  CHECK(envois({morning}, {}, 0, at("12:30")).empty());
  CHECK(envois({}, {{1, morning}}, 1, at("12:30")).empty());
}

namespace {

campagne::Passages rules(bool representation) {
  campagne::Passages p;
  p.representation = representation;
  p.regle_representation = "Personne ne peut la représenter.";
  return p;
}

std::string wrong(const Venue& venue, bool representation = true) {
  std::string all;
  for (auto& e : defauts(venue, rules(representation))) all += e.field + ": " + e.message + "\n";
  return all;
}

}  // namespace

TEST_CASE("somebody at least is named, and every line that says something names somebody") {
  CHECK(wrong({{}}) == "nom_1: Donnez le nom d’au moins une personne qui viendra.\n");
  CHECK(wrong({{{"", "", false}, {"", "", false}}}) ==
        "nom_1: Donnez le nom d’au moins une personne qui viendra.\n");
  CHECK(wrong({{{"", "Trésorière", false}, {"", "", true}}}) ==
        "nom_1: Écrivez le nom de cette personne.\nnom_2: Écrivez le nom de cette personne.\n");
  CHECK(wrong({{{"", "", false}, {"Léa Exemple", "", false}}}).empty());
  CHECK(participants({{{"", "", false}, {"Léa Exemple", "", false}}}).size() == 1);
}

TEST_CASE("nobody is named twice, whatever the accents") {
  CHECK(wrong({{{"Léa Exemple", "", false}, {"lea  exemple", "", false}, {"Lea Exemple", "", false}}})
            .contains("nom_3: Cette personne est déjà dans la liste."));
}

TEST_CASE("standing for the person in charge is allowed or not by the campaign") {
  Venue venue{{{"Léa Exemple", "", true}}};
  CHECK(wrong(venue, true).empty());
  CHECK(wrong(venue, false) == "represente_1: Personne ne peut la représenter.\n");
}

TEST_CASE("who answers by the link gives their name; lengths are limited, to the character") {
  Venue venue{{{std::string(120, 'x'), std::string(120, 'y'), false}}, "", false};
  CHECK(wrong(venue).empty());
  venue.par_demande = true;
  CHECK(wrong(venue) == "par: Écrivez votre nom : la coordination saura qui a répondu.\n");
  venue.par = std::string(121, 'z'), venue.lignes[0].nom += 'x', venue.lignes[0].fonction += 'y';
  CHECK(wrong(venue) ==
        "nom_1: Ce nom est trop long : 120 caractères au plus.\n"
        "fonction_1: Cette fonction est trop longue : 120 caractères au plus.\n"
        "par: Ce nom est trop long : 120 caractères au plus.\n");
}

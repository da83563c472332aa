#include "programme/reunion/preparation.h"

#include <doctest/doctest.h>

#include "programme/reunion/appel_test.h"

using namespace reunion;
using test::paris;
using namespace std::chrono_literals;

namespace {

const campagne::Campagne c = test::appel();

/// A form that is right: one morning in one room.
PreparationSaisie typed() {
  return {"Mairie",
          "1 place d’Amont",
          "",
          "20",
          {{.jour = "04/10/2029", .debut = "9h", .fin = "12:00", .salle = "Bleue"}}};
}

std::string error(const PreparationSaisie& s, std::string_view field) {
  return std::string(lire_preparation(s, c).erreurs.of(field));
}

}  // namespace

TEST_CASE("hours are read as people write them") {
  CHECK(lire_heure("9h30") == 570min);
  CHECK(lire_heure(" 9 h 30 ") == 570min);
  CHECK(lire_heure("09:30") == 570min);
  CHECK(lire_heure("9H") == 540min);
  CHECK(lire_heure("23:59") == 1439min);
  for (auto wrong : {"", "9", "24:00", "9:60", "h30", "9h3x", "-1:00", "9:-1", "9:30:00"})
    CHECK_FALSE(lire_heure(wrong));
}

TEST_CASE("a form that is right is read whole") {
  auto read = lire_preparation(typed(), c);
  CHECK(read.erreurs.empty());
  CHECK(read.preparation.duree == 20);
  REQUIRE(read.preparation.demi_journees.size() == 1);
  CHECK(read.preparation.demi_journees[0].debut == paris("2029-10-04T09:00"));
  CHECK(read.preparation.demi_journees[0].fin == paris("2029-10-04T12:00"));
}

TEST_CASE("what is recorded is shown as it would be typed, and read back as it was") {
  Reunion u;
  u.lieu = "Mairie", u.duree_passage = 20;
  std::vector<DemiJournee> half_days{
      {7, 1, paris("2029-10-04T09:30"), paris("2029-10-04T12:00"), "Bleue", "sante"}};
  auto read = lire_preparation(en_saisie(u, half_days), c);
  CHECK(read.erreurs.empty());
  const auto& h = read.preparation.demi_journees.at(0);
  CHECK(h.id == 7);
  CHECK(h.debut == half_days[0].debut);
  CHECK(h.theme == "sante");
}

TEST_CASE("a line emptied of its day and hours is removed, whatever room it names") {
  auto s = typed();
  s.lignes.push_back({.id = 3, .salle = "Verte"});
  auto read = lire_preparation(s, c);
  CHECK(read.erreurs.empty());
  CHECK(read.preparation.demi_journees.size() == 1);
}

TEST_CASE("all mistakes are told at once, each at its field") {
  PreparationSaisie s{
      std::string(201, 'x'),
      std::string(301, 'x'),
      std::string(2001, 'x'),
      "vingt",
      {{.jour = "demain", .debut = "tôt", .fin = "", .salle = std::string(81, 'x'), .theme = "astres"}}};
  auto read = lire_preparation(s, c);
  for (auto field :
       {"lieu", "adresse", "consigne", "duree", "jour-1", "debut-1", "fin-1", "salle-1", "theme-1"})
    CHECK_MESSAGE(!read.erreurs.of(field).empty(), field);
}

TEST_CASE("a passage lasts from five minutes to four hours") {
  auto s = typed();
  s.lignes[0].fin = "13:00";
  for (auto right : {"5", "240", " 20 "}) CHECK_MESSAGE((s.duree = right, error(s, "duree")) == "", right);
  for (auto wrong : {"4", "241", "", "20 min", "12,5"})
    CHECK_MESSAGE((s.duree = wrong, error(s, "duree")) != "", wrong);
}

TEST_CASE("a half-day ends after it begins and holds at least one passage") {
  auto s = typed();
  s.lignes[0].fin = "9:00";
  CHECK(error(s, "fin-1") == "La fin doit être après le début.");
  s.lignes[0].fin = "9:19";
  CHECK(error(s, "fin-1").contains("20 minutes"));
  s.lignes[0].fin = "9:20";
  CHECK(error(s, "fin-1") == "");
}

TEST_CASE("a half-day lies within the campaign's time for meetings, to the minute") {
  auto s = typed();
  s.lignes[0] = {.jour = "17/09/2029", .debut = "00:00", .fin = "01:00"};
  CHECK(error(s, "jour-1") == "");
  s.lignes[0] = {.jour = "16/09/2029", .debut = "22:00", .fin = "23:59"};
  CHECK(error(s, "jour-1") == "Les réunions se tiennent du 17 septembre 2029 au 2 décembre 2029.");
  s.lignes[0] = {.jour = "02/12/2029", .debut = "23:00", .fin = "23:59"};
  CHECK(error(s, "jour-1") == "");
  s.lignes[0].jour = "03/12/2029";
  CHECK(error(s, "jour-1") != "");
}

TEST_CASE("the step \"consolidation\" of the calendar says when meetings may be held") {
  auto with_step = c;
  with_step.calendrier = {{.code = "consolidation", .periode = {paris("2029-10-01"), paris("2029-11-01")}}};
  auto s = typed();
  s.lignes[0].jour = "30/09/2029";
  CHECK(lire_preparation(s, with_step).erreurs.of("jour-1").contains("1er octobre 2029 au 31 octobre 2029"));
}

TEST_CASE("half-days overlap in two rooms, not in one") {
  auto s = typed();
  s.lignes.push_back({.jour = "04/10/2029", .debut = "11:59", .fin = "14:00", .salle = "BLEUE "});
  CHECK(error(s, "debut-2") == "À cette heure, « Bleue » est déjà prise, de 9 h 00 à 12 h 00.");
  s.lignes[1].salle = "Verte";
  CHECK(error(s, "debut-2") == "");
  s.lignes[1].salle = "Bleue", s.lignes[1].debut = "12:00";
  CHECK(error(s, "debut-2") == "");
}

TEST_CASE("a half-day in which projects pass is not taken from under them") {
  auto s = typed();
  s.lignes[0].id = 7;
  std::vector<Occupee> two{{7, 2, paris("2029-10-04T09:00"), paris("2029-10-04T09:40")}};
  auto judged = [&] { return defauts_passages(s, lire_preparation(s, c).preparation, two); };
  CHECK(judged().empty());
  s.lignes[0].fin = "9:40";
  CHECK(judged().empty());
  s.lignes[0].fin = "9:39";
  CHECK(judged().of("jour-1") ==
        "2 projets passent dans cette demi-journée, le 4 octobre 2029, de 9 h 00 à 9 h 40. Déplacez d’abord "
        "ces passages.");
  s.lignes.clear();
  CHECK(judged().size() == 1);
  CHECK(judged().begin()->field == "");
}

#include "programme/ventilation/resultat.h"

#include <doctest/doctest.h>

using namespace ventilation;

namespace {

base::Instant at(std::string_view paris) { return *base::parse_paris(paris); }

campagne::Campagne with_meetings() {
  campagne::Campagne c;
  c.reunions = {
      {.code = "un", .titre = "Réunion un", .seances = {{at("2022-10-14T09:30"), at("2022-10-14T12:30")}}},
      {.code = "deux",
       .titre = "Réunion deux",
       .seances = {{at("2022-10-18T14:00"), at("2022-10-18T17:00")},
                   {at("2022-10-01T09:30"), at("2022-10-01T12:30")}}},
      {.code = "trois", .titre = "Réunion trois"},
      {.code = "quatre",
       .titre = "Réunion quatre",
       .seances = {{at("2022-09-30T09:00"), at("2022-10-02T12:00")}}}};
  return c;
}

}  // namespace

TEST_CASE("a state has its words, and a dossier that the committee has not begun with is to be handled") {
  CHECK(libelle_etat("") == "À ventiler");
  CHECK(libelle_etat("a_ventiler") == "À ventiler");
  CHECK(libelle_etat("preparee") == "En préparation");
  CHECK(libelle_etat("transmise") == "Transmise");
  CHECK(libelle_etat("ecart_notifie") == "Écartée");
}

TEST_CASE("only the coordination knows what is being prepared") {
  for (auto role : personne::all_roles) {
    personne::Acteur acteur{.id = 1};
    acteur.attributions.push_back({.role = role});
    CHECK(voit_la_preparation(acteur) == (role == personne::Role::coordination));
  }
  CHECK_FALSE(voit_la_preparation({}));
}

TEST_CASE("a meeting goes from its first half-day to its last, in whatever order the campaign names them") {
  auto dates = dates_annoncees(with_meetings());
  CHECK(jours(*trouver(dates, "un")) == "le 14 octobre 2022");
  CHECK(jours(*trouver(dates, "deux")) == "du 1er au 18 octobre 2022");
  CHECK(jours(*trouver(dates, "trois")).empty());
  CHECK(jours(*trouver(dates, "quatre")) == "du 30 septembre 2022 au 2 octobre 2022");
  CHECK(trouver(dates, "cinq") == nullptr);
  CHECK(trouver(dates, "deux")->titre == "Réunion deux");
}

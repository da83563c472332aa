#include "programme/reunion/releve_transmis.h"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace reunion;

namespace {

base::Instant paris(std::string_view text) { return base::parse_paris(text).value(); }

ReleveTransmis whole() {
  return {.projet = "Jardin « partagé »",
          .reference = "2030-0042",
          .structure = "Les Tilleuls",
          .reunion = "Réunion d’Amont",
          .debut = paris("2029-10-04T09:00"),
          .pertinence = "Répond à un besoin.",
          .existant = "Un autre jardin,\nà deux rues.",
          .partenaires = "Le centre social.",
          .financeurs = {{.sigle = "État",
                          .nom = "L’État",
                          .origine = "note",
                          .raison = "",
                          .interlocuteurs = {{"Camille Exemple", "camille@etat.example"}}},
                         {.sigle = "Agglo",
                          .nom = "L’agglomération",
                          .sollicite = false,
                          .origine = "comite",
                          .raison = "Hors compétence."}},
          .recommandations = {{7, "Rencontrer l’école."}, {5, "Préciser le budget."}},
          .depot_definitif = {paris("2029-12-01"), paris("2029-12-03T18:00")},
          .service = "Service d’essai",
          .courriel = "appel@essai.example",
          .telephone = "00 00 00 00 00"};
}

}  // namespace

TEST_CASE("a record that was sent is read back as it was, whatever it holds") {
  for (bool without_slot : {false, true}) {
    auto r = whole();
    if (without_slot) r.debut.reset();
    auto text = en_json(r);
    auto back = releve_depuis_json(text);
    CHECK(en_json(back) == text);
    CHECK(back.debut == r.debut);
    CHECK(back.recommandations.at(1).id == 5);
    CHECK(back.financeurs.at(0).interlocuteurs.at(0).courriel == "camille@etat.example");
    CHECK_FALSE(back.financeurs.at(1).sollicite);
  }
  for (auto wrong : {"", "[]", "{}", "{\"projet\": 3}"})
    CHECK_THROWS_AS(releve_depuis_json(wrong), std::runtime_error);
}

TEST_CASE("a record in which nothing is concluded is empty, whatever the note asked") {
  ReleveTransmis r{.projet = "Jardin",
                   .reference = "",
                   .structure = "",
                   .reunion = "",
                   .pertinence = "",
                   .existant = "",
                   .partenaires = "",
                   .financeurs = whole().financeurs,
                   .service = "",
                   .courriel = "",
                   .telephone = ""};
  CHECK(r.vide());
  for (auto part : {&ReleveTransmis::pertinence, &ReleveTransmis::existant, &ReleveTransmis::partenaires}) {
    auto other = r;
    other.*part = "x";
    CHECK_FALSE(other.vide());
  }
  r.recommandations = {{1, "x"}};
  CHECK_FALSE(r.vide());
}

TEST_CASE("each funder is said with who thought of it, and whom to write to") {
  auto r = whole();
  CHECK(conseil(r.financeurs[0]) == "demandé par votre note");
  CHECK(contact(r.financeurs[0]) == "Camille Exemple, camille@etat.example");
  CHECK(conseil(r.financeurs[1]) == "à ne plus solliciter. Hors compétence.");
  r.financeurs[1].sollicite = true;
  CHECK(conseil(r.financeurs[1]) == "à solliciter aussi, selon le comité. Hors compétence.");
  r.financeurs[1].origine = "reunion";
  CHECK(conseil(r.financeurs[1]) == "à solliciter aussi, selon la réunion. Hors compétence.");
  CHECK(contact(r.financeurs[1]) == "Demandez à la coordination qui contacter.");
}

TEST_CASE("the next step names the last moment, and nothing when the campaign does not tell it") {
  auto r = whole();
  CHECK(prochaine_etape(r) ==
        "Déposez le dossier définitif au plus tard le lundi 3 décembre 2029 à 17 h 59 (le dépôt ouvre le 1er "
        "décembre 2029). Il dira ce que vous avez fait de chaque recommandation.");
  r.depot_definitif.from = paris("2029-09-20");
  CHECK(prochaine_etape(r).starts_with(
      "Déposez le dossier définitif au plus tard le lundi 3 décembre 2029 à 17 h 59. Il dira"));
  r.depot_definitif = {};
  CHECK(prochaine_etape(r).empty());
}

TEST_CASE("the record on paper is a PDF, the same for the same sending") {
  campagne::Campagne c;
  c.titre = "Appel d’essai", c.collectivite = "Agglomération d’essai";
  Version v{2, paris("2029-10-05T10:00"), "coordonne"};
  auto bytes = releve_pdf(whole(), v, c);
  CHECK(bytes.starts_with("%PDF-"));
  CHECK(releve_pdf(whole(), v, c) == bytes);
}

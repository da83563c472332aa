// A tiny invented campaign and a complete note, for the tests of this room.
#pragma once
#include "programme/campagne/campagne.h"
#include "programme/dossier/brouillon.h"

namespace dossier::test {

inline base::Instant paris(std::string_view text) { return base::parse_paris(text).value(); }

inline campagne::Campagne campagne() {
  campagne::Campagne c;
  c.code = "essai-2030", c.titre = "Appel d’essai", c.collectivite = "Agglomération d’essai", c.annee = 2030;
  c.territoire.nom = "l’agglomération d’essai";
  c.territoire.communes = {{"00001", "Amont", {"00100"}, true},
                           {"00002", "Aval", {"00200"}, true},
                           {"00003", "Calme", {"00300"}, false}};
  c.territoire.qpv = {{"QN00001M", "Les Tilleuls", {"00001"}}, {"QN00002M", "Le Port", {"00002"}}};
  campagne::Orientation emploi{.code = "emploi", .titre = "Favoriser l’emploi", .court = "Emploi"};
  emploi.objectifs = {{"freins", "Lever les freins", true, ""},
                      {"offre", "Faire connaître l’offre", false, ""}};
  campagne::Orientation sante{.code = "sante", .titre = "Promouvoir la santé", .court = "Santé"};
  sante.objectifs = {{"soins", "Accéder aux soins", false, ""}};
  c.orientations = {emploi, sante};
  c.axes = {{"jeunesse", "La jeunesse", ""}};
  c.dispositifs = {{.code = "cv", .titre = "Contrat de ville"}};
  campagne::Financeur etat{.code = "etat", .nom = "L’État", .sigle = "État"};
  etat.regles = {{campagne::Reponse::oui, {}, "Finance tout."}};
  campagne::Financeur agglo{.code = "agglo", .nom = "L’agglomération", .sigle = "Agglo"};
  campagne::Condition only_health;
  only_health.orientations = {"sante"};
  agglo.regles = {{campagne::Reponse::oui, only_health, "Finance la santé."}};
  agglo.sinon = "L’agglomération ne finance que la santé.";
  c.financeurs = {etat, agglo};
  c.depot_note = {paris("2029-07-18"), paris("2029-09-17")};
  c.accuse = {"Service d’essai",  "1 place d’Amont", "00 00 00 00 00", "appel@essai.example", 2,
              "Silence : refus.", "Recours."};
  return c;
}

/// A note that may be deposited as it is.
inline Brouillon complete() {
  Brouillon b;
  auto put = [&](std::string_view champ, std::string_view texte) {
    b.poser(champ, {std::string(texte), 1, {}});
  };
  put("intitule", "Jardin partagé"), put("phrase", "Un jardin pour se rencontrer.");
  put("charge_nom", "Personne en charge"), put("charge_fonction", "Coordination");
  put("charge_courriel", "jardin@tilleuls.example"), put("charge_telephone", "03 00 00 00 00");
  put("diagnostic", "Peu d’espaces verts."), put("orientation", "emploi"), put("objectifs", "freins\noffre");
  put("objectifs_projet", "Créer du lien."), put("egalite", "Horaires adaptés."), put("bonus_egalite", "non");
  put("public_total", "40"), put("public_femmes", "25"), put("public_hommes", "15"), put("public_qpv", "30");
  put("ages", "18-25\n26-59"), put("public_description", "Habitantes et habitants."),
      put("modalites", "Deux ateliers par semaine.");
  put("debut", "01/02/2030"), put("fin", "2030-12-15"), put("echelle", "communale"), put("commune", "00001");
  put("quartiers", "QN00001M"), put("deux_arrondissements", "non"), put("partenaires", "Le centre social.");
  put("dispositif", "cv"), put("nature", "premiere"), put("cout_total", "12 000"),
      put("demande_etat", "8 000,50");
  put("ressources_propres", "1000");
  return b;
}

}  // namespace dossier::test

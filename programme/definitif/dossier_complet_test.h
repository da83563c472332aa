// A small campaign and a final dossier from which nothing is missing, for the tests of this room.
#pragma once
#include "programme/budget/saisie.h"
#include "programme/definitif/contenu.h"
#include "programme/dossier/test_campagne.h"

namespace definitif::test {

using dossier::test::paris;

inline const base::Instant noon = paris("2029-11-20T12:00");

inline campagne::LigneBudget budget_line(std::string code, std::string dans, bool charge) {
  return {.code = code, .titre = "Ligne " + code, .dans = std::move(dans), .charge = charge};
}

inline std::vector<campagne::ModeleIndicateur> library() {
  return {{.code = "venus",
           .titre = "Nombre de personnes venues",
           .mesure = "On compte",
           .outil = "Feuille",
           .unite = "personnes",
           .orientations = {},
           .par_qpv = true,
           .par_sexe = true},
          {.code = "emplois",
           .titre = "Emplois trouvés",
           .mesure = "On appelle",
           .outil = "Tableau",
           .unite = "personnes",
           .orientations = {"emploi"}},
          {.code = "soins",
           .titre = "Bilans de santé",
           .mesure = "On note",
           .outil = "Tableau",
           .unite = "personnes",
           .orientations = {"sante"}}};
}

inline std::vector<campagne::LigneBudget> budget_lines() {
  auto funders = budget_line("74-ETAT", "74", false);
  funders.financeurs = {"etat"};
  return {budget_line("60", "", true),  budget_line("601", "60", true),
          budget_line("70", "", false), budget_line("74", "", false),
          std::move(funders),           budget_line("RESSPROP", "", false)};
}

inline campagne::Campagne campagne() {
  auto c = dossier::test::campagne();
  c.depot_final = {paris("2029-09-26"), paris("2029-12-03")};
  c.accuse.silence_definitif = "Deux mois de silence valent rejet.";
  c.territoire.qpv[0].abattement_tfpb = true;
  c.territoire.qpv[1].renouvellement = true;
  c.financeurs[0].kind = "etat", c.financeurs[1].kind = "epci";
  c.budget = budget_lines();
  c.seuils = {{.code = "aides_publiques",
               .titre = "",
               .source = "",
               .valeur = 50'000'000,
               .unite = "euros",
               .periode = {paris("2020-01-01"), paris("2031-01-01")}}};
  c.indicateurs = library();
  campagne::Condition associations;
  associations.formes = {"association"};
  c.engagements = {
      {.code = "sincerite", .texte = "Ce dossier dit la vérité.", .condition = {}},
      {.code = "cer", .texte = "L’engagement républicain est respecté.", .condition = associations}};
  return c;
}

inline void put(dossier::Brouillon& b, std::string_view field, std::string_view text) {
  b.poser(field, {std::string(text), 1, {}});
}

/// The note's answers and those that the final dossier adds.
inline dossier::Brouillon answers() {
  auto b = dossier::test::complete();
  put(b, "objet_demande", "projet"), put(b, "forme_demande", "numeraire"),
      put(b, "periode_demande", "annuelle");
  for (auto field : {"utilite_publique", "adherents_moraux", "impots_commerciaux", "commissaire_comptes",
                     "recrutement", "aides_publiques"})
    put(b, field, "non");
  for (auto field : {"benevoles", "volontaires", "salaries", "emplois_aides", "mis_a_disposition",
                     "adherents", "action_benevoles", "action_salaries", "action_volontaires"})
    put(b, field, "2");
  put(b, "salaries_etpt", "1,5"), put(b, "action_etpt", "0,25"), put(b, "moyens_materiels", "Une salle.");
  for (auto field :
       {"articulation_tfpb", "transition", "participation", "evaluation", "analyse_territoriale"})
    put(b, field, "Expliqué.");
  put(b, "reunion_suivi", "01/06/2030"), put(b, "reunion_copil", "01/12/2030");
  return b;
}

inline structure::Fiche fiche() {
  structure::Fiche f;
  f.nom = "Les Tilleuls", f.forme = "association", f.siret = "99900010200015", f.rna = "W599001001";
  f.siege_voie = "1 place d’Amont", f.siege_code_postal = "00100", f.siege_commune = "Amont";
  f.telephone = "0300000000", f.courriel = "contact@tilleuls.example";
  f.representant_nom = "Exemple", f.representant_fonction = "Présidente";
  return f;
}

inline dossier::Brouillon budget(std::string_view charges, std::string_view asked, std::string_view own) {
  dossier::Brouillon b;
  put(b, budget::champ_montant("601"), charges), put(b, budget::champ_montant("RESSPROP"), own);
  put(b, budget::champ_financeur("74-ETAT", 1, budget::Partie::qui), "etat");
  put(b, budget::champ_financeur("74-ETAT", 1, budget::Partie::specifique), asked);
  return b;
}

inline Indicateur indicator() {
  return {.id = 4,
          .modele = "venus",
          .intitule = "Nombre de personnes venues",
          .objectif = "freins",
          .mesure = "On compte",
          .outil = "Feuille",
          .unite = "personnes",
          .depart = "0",
          .cible = "40",
          .par_qpv = true,
          .par_sexe = false};
}

inline Contenu complete() {
  return {.reponses = answers(),
          .budget_action = budget("9000", "8000", "1000"),
          .budget_structure = budget("20000", "15000", "5000"),
          .indicateurs = {indicator()},
          .recommandations =
              {{.id = 7, .texte = "Rencontrer le centre social.", .suite = "suivie", .explication = ""}},
          .structure = fiche(),
          .dirigeants = 1,
          .pieces = {{"rib", "", "rib.pdf", "1"}}};
}

}  // namespace definitif::test

// Sheets as people type them, complete, for the tests of this room.
#pragma once
#include <utility>
#include <vector>

#include "programme/campagne/charger.h"
#include "programme/dossier/brouillon.h"
#include "tests/support/source_dir.h"

namespace definitif::test {

using Answers = std::vector<std::pair<std::string, std::string>>;

inline const campagne::Campagne& call() {
  static const auto c = campagne::charger(tests::source_dir() + "/campagnes/valenciennes-2023").value();
  return c;
}

inline dossier::Brouillon typed(const Answers& fields) {
  dossier::Brouillon b;
  for (const auto& [name, text] : fields) b.poser(name, {text, 1, {}});
  return b;
}

inline dossier::Brouillon with(dossier::Brouillon b, std::string_view field, std::string_view text) {
  b.poser(field, {std::string(text), 1, {}});
  return b;
}

inline const Answers sejour{{"titre", "Séjour au bord de mer"},
                            {"nature", "sejour"},
                            {"vacances", "c_ete"},
                            {"debut", "10/07/2023"},
                            {"fin", "14/07/2023"},
                            {"jours", "5"},
                            {"lieu", "Auberge de la Dune"},
                            {"acm", "0590123CL000122"},
                            {"filles_11_13", "6"},
                            {"garcons_11_13", "8"},
                            {"filles_14_15", "4"},
                            {"garcons_14_15", "6"},
                            {"qpv", "20"},
                            {"objectifs", "Vivre ensemble."},
                            {"participation", "Les jeunes choisissent les activités."},
                            {"cout", "6 000"}};

inline const Answers poste{{"titre", "Coordination du Contrat de Ville"},
                           {"contrat", "cdi"},
                           {"etp", "0,5"},
                           {"missions", "Animer le réseau."},
                           {"brut", "15 000"},
                           {"charges", "6 000,50"},
                           {"fin_1_qui", "etat"},
                           {"fin_1_montant", "12000"},
                           {"fin_2_qui", "porteur"},
                           {"fin_2_montant", "9000,50"}};

inline const Answers contribution{{"titre", "Coup de pouce lecture"},
                                  {"operateur", "Association des lecteurs"},
                                  {"enfants", "12"},
                                  {"objectifs", "Reprendre goût à la lecture."},
                                  {"deroulement", "Deux séances par semaine."},
                                  {"cout", "5000"},
                                  {"fin_1_qui", "etat"},
                                  {"fin_1_montant", "3000"},
                                  {"fin_2_qui", "communes"},
                                  {"fin_2_montant", "1500"},
                                  {"fin_3_qui", "autre"},
                                  {"fin_3_nom", "Fondation d’essai"},
                                  {"fin_3_montant", "500"},
                                  {"int_1_nom", "Camille Essai"},
                                  {"int_1_fonction", "Éducatrice"},
                                  {"int_1_cv", "a_remis"},
                                  {"int_1_diplome", "a_remis"},
                                  {"int_1_devis", "a_sans"},
                                  {"enf_1_tranche", "06_10"},
                                  {"enf_1_sexe", "f"},
                                  {"enf_1_qpv", "oui"},
                                  {"enf_1_motif", "c_langage"},
                                  {"enf_1_etat", "b_poursuivi"},
                                  {"enf_1_suivi", "Suit l’atelier de lecture à Anzin."},
                                  {"enf_2_tranche", "11_16"},
                                  {"enf_2_sexe", "m"},
                                  {"enf_2_qpv", "non"},
                                  {"enf_2_motif", "a_scolarite"},
                                  {"enf_2_etat", "c_atteint"}};

}  // namespace definitif::test

// Every route of the program, and what each person gets there. A route that is not in this table makes the
// test fail.
#include "server/acces_test.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <set>

#include "tests/support/databases.h"

using server::acces::viewers;
using server::acces::World;

namespace {

struct Line {
  std::string_view route, outcomes;
};

constexpr Line matrix[] = {
    // clang-format off
    //                                                                       v a l x c d h i j p e
    {"GET /",                                                                "O O O O O O O O O O O"},
    {"GET /absences",                                                        "S R R R O R R R R R R"},
    {"POST /absences/{passage}",                                             "S R R R F R R R R R R"},
    {"GET /accessibilite",                                                   "O O O O O O O O O O O"},
    {"GET /adresse/{lien}",                                                  "F F F F F F F F F F F"},
    {"POST /adresse/{lien}",                                                 "F F F F F F F F F F F"},
    {"GET /appel",                                                           "O O O O O O O O O O O"},
    {"GET /boite-aux-lettres",                                               "N N N N N N N N N N N"},
    {"GET /boite-aux-lettres/{id}",                                          "N N N N N N N N N N N"},
    {"GET /boite-aux-lettres/{id}/invitation.ics",                           "N N N N N N N N N N N"},
    {"GET /calendrier",                                                      "O O O O O O O O O O O"},
    {"GET /compte",                                                          "S O O O O O O O O O O"},
    {"GET /compte/adresse",                                                  "S O O O O O O O O O O"},
    {"POST /compte/adresse",                                                 "S F F F F F F F F F F"},
    {"GET /compte/mot-de-passe",                                             "S O O O O O O O O O O"},
    {"POST /compte/mot-de-passe",                                            "S F F F F F F F F F F"},
    {"GET /compte/nom",                                                      "S O O O O O O O O O O"},
    {"POST /compte/nom",                                                     "S F F F F F F F F F F"},
    {"POST /compte/sessions/fermer-les-autres",                              "S O O O O O O O O O O"},
    {"POST /compte/sessions/{id}/fermer",                                    "S N N O N N N N N N N"},
    {"GET /confirmation/{lien}",                                             "F F F F F F F F F F F"},
    {"POST /confirmation/{lien}",                                            "F F F F F F F F F F F"},
    {"GET /conflits",                                                        "S R R R O R R R R R R"},
    {"POST /conflits",                                                       "S R R R F R R R R R R"},
    {"POST /conflits/chercher",                                              "S R R R O R R R R R R"},
    {"POST /conflits/{id}",                                                  "S R R R F R R R R R R"},
    {"GET /connexion",                                                       "O O O O O O O O O O O"},
    {"POST /connexion",                                                      "F F F F F F F F F F F"},
    {"GET /contacts",                                                        "O O O O O O O O O O O"},
    {"GET /convocations/{lien}",                                             "O O O O O O O O O O O"},
    {"GET /convocations/{lien}/releve",                                      "O O O O O O O O O O O"},
    {"GET /convocations/{lien}/releve.pdf",                                  "N N N N N N N N N N N"},
    {"GET /convocations/{lien}/rendez-vous.ics",                             "N N N N N N N N N N N"},
    {"POST /convocations/{lien}/deplacement",                                "F F F F F F F F F F F"},
    {"POST /convocations/{lien}/venue",                                      "F F F F F F F F F F F"},
    {"GET /courriels",                                                       "S R R R O R R R R R R"},
    {"POST /courriels/{id}/reessayer",                                       "S R R R N R R R R R R"},
    {"GET /convocations/{lien}/convocation.pdf",                             "N N N N N N N N N N N"},
    {"POST /deconnexion",                                                    "O O O O O O O O O O O"},
    {"GET /donnees-personnelles",                                            "O O O O O O O O O O O"},
    {"GET /dossiers",                                                        "S O O O O O O O O O O"},
    {"POST /dossiers",                                                       "S F F F F F F F F F F"},
    {"GET /dossiers/nouveau",                                                "S O O O O O O O O O O"},
    {"GET /dossiers/{id}",                                                   "S O O N O O N O N N N"},
    {"GET /dossiers/{id} en préparation",                                    "S O O N O N N N N N N"},
    {"POST /dossiers/{id}/abandonner",                                       "S F R N R R N R N N N"},
    {"POST /dossiers/{id}/abandonner en préparation",                        "S O R N R N N N N N N"},
    {"GET /dossiers/{id}/comparer",                                          "S O O N O O N O N N N"},
    {"GET /dossiers/{id}/comparer en préparation",                           "S N N N N N N N N N N"},
    {"GET /dossiers/{id}/copier",                                            "S O N N N N N N N N N"},
    {"GET /dossiers/{id}/copier en préparation",                             "S O N N N N N N N N N"},
    {"POST /dossiers/{id}/copier",                                           "S F R N R R N R N N N"},
    {"POST /dossiers/{id}/copier en préparation",                            "S N R N R N N N N N N"},
    {"GET /dossiers/{id}/convocation.pdf",                                   "S N N N N N N N N N N"},
    {"GET /dossiers/{id}/convocation.pdf en préparation",                    "S N N N N N N N N N N"},
    {"GET /dossiers/{id}/definitif",                                         "S O O N O O N O N N N"},
    {"GET /dossiers/{id}/definitif en préparation",                          "S N N N N N N N N N N"},
    {"GET /dossiers/{id}/definitif/budget/{genre}",                          "S O O N O N N N N N N"},
    {"GET /dossiers/{id}/definitif/budget/{genre} en préparation",           "S N N N N N N N N N N"},
    {"POST /dossiers/{id}/definitif/budget/{genre}",                         "S O R N R N N N N N N"},
    {"POST /dossiers/{id}/definitif/budget/{genre} en préparation",          "S N N N N N N N N N N"},
    {"GET /dossiers/{id}/definitif/budget/{genre}/importer",                 "S O R N R N N N N N N"},
    {"GET /dossiers/{id}/definitif/budget/{genre}/importer en préparation",  "S N N N N N N N N N N"},
    {"POST /dossiers/{id}/definitif/budget/{genre}/importer",                "S F R N R N N N N N N"},
    {"POST /dossiers/{id}/definitif/budget/{genre}/importer en préparation", "S N N N N N N N N N N"},
    {"GET /dossiers/{id}/definitif/budget/{genre}/tableur.xlsx",             "S O O N O N N N N N N"},
    {"GET /dossiers/{id}/definitif/budget/{genre}/tableur.xlsx en préparation", "S N N N N N N N N N N"},
    {"GET /dossiers/{id}/definitif/fiches",                                   "S O O N O N N N N N N"},
    {"GET /dossiers/{id}/definitif/fiches en préparation",                    "S N N N N N N N N N N"},
    {"POST /dossiers/{id}/definitif/fiches",                                  "S O R N R N N N N N N"},
    {"POST /dossiers/{id}/definitif/fiches en préparation",                   "S N N N N N N N N N N"},
    {"GET /dossiers/{id}/definitif/fiches/{fiche}/{partie}",                  "S O O N O N N N N N N"},
    {"GET /dossiers/{id}/definitif/fiches/{fiche}/{partie} en préparation",   "S N N N N N N N N N N"},
    {"POST /dossiers/{id}/definitif/fiches/{fiche}/{partie}",                 "S O R N R N N N N N N"},
    {"POST /dossiers/{id}/definitif/fiches/{fiche}/{partie} en préparation",  "S N N N N N N N N N N"},
    {"POST /dossiers/{id}/definitif/fiches/{fiche}/dupliquer",                "S O R N R N N N N N N"},
    {"POST /dossiers/{id}/definitif/fiches/{fiche}/dupliquer en préparation", "S N N N N N N N N N N"},
    {"POST /dossiers/{id}/definitif/fiches/{fiche}/remettre",                 "S F R N R N N N N N N"},
    {"POST /dossiers/{id}/definitif/fiches/{fiche}/remettre en préparation",  "S N N N N N N N N N N"},
    {"POST /dossiers/{id}/definitif/fiches/{fiche}/retirer",                  "S O R N R N N N N N N"},
    {"POST /dossiers/{id}/definitif/fiches/{fiche}/retirer en préparation",   "S N N N N N N N N N N"},
    {"GET /dossiers/{id}/definitif/fiches.csv",                               "S O O N O N N N N N N"},
    {"GET /dossiers/{id}/definitif/fiches.csv en préparation",                "S N N N N N N N N N N"},
    {"GET /dossiers/{id}/definitif/fiches.xlsx",                              "S O O N O N N N N N N"},
    {"GET /dossiers/{id}/definitif/fiches.xlsx en préparation",               "S N N N N N N N N N N"},
    {"GET /dossiers/{id}/definitif/parcours.csv",                             "S N N N N N N N N N N"},
    {"GET /dossiers/{id}/definitif/parcours.csv en préparation",              "S N N N N N N N N N N"},
    {"GET /dossiers/{id}/definitif/parcours.xlsx",                            "S N N N N N N N N N N"},
    {"GET /dossiers/{id}/definitif/parcours.xlsx en préparation",             "S N N N N N N N N N N"},
    {"POST /dossiers/{id}/definitif/ouvrir",                                 "S O R N R R N R N N N"},
    {"POST /dossiers/{id}/definitif/ouvrir en préparation",                  "S F R N R N N N N N N"},
    {"GET /dossiers/{id}/definitif/pieces",                                  "S O O N O N N N N N N"},
    {"GET /dossiers/{id}/definitif/pieces en préparation",                   "S N N N N N N N N N N"},
    {"POST /dossiers/{id}/definitif/pieces/particularites",                  "S O R N R N N N N N N"},
    {"POST /dossiers/{id}/definitif/pieces/particularites en préparation",   "S N N N N N N N N N N"},
    {"GET /dossiers/{id}/definitif/pieces/{piece}",                          "S O O N O N N N N N N"},
    {"GET /dossiers/{id}/definitif/pieces/{piece} en préparation",           "S N N N N N N N N N N"},
    {"POST /dossiers/{id}/definitif/pieces/{piece}",                         "S F R N R N N N N N N"},
    {"POST /dossiers/{id}/definitif/pieces/{piece} en préparation",          "S N N N N N N N N N N"},
    {"GET /dossiers/{id}/definitif/pieces/{piece}/{remise}/fichier",         "S F F N F N N N N N N"},
    {"GET /dossiers/{id}/definitif/pieces/{piece}/{remise}/fichier en préparation", "S N N N N N N N N N N"},
    {"POST /dossiers/{id}/definitif/pieces/{piece}/{remise}/retirer",        "S O R N R N N N N N N"},
    {"POST /dossiers/{id}/definitif/pieces/{piece}/{remise}/retirer en préparation", "S N N N N N N N N N N"},
    {"POST /dossiers/{id}/definitif/pieces/{piece}/{remise}/verifier",       "S R R N R N N N N N N"},
    {"POST /dossiers/{id}/definitif/pieces/{piece}/{remise}/verifier en préparation", "S N N N N N N N N N N"},
    {"POST /dossiers/{id}/deposer",                                          "S F R N R R N R N N N"},
    {"POST /dossiers/{id}/deposer en préparation",                           "S F R N R N N N N N N"},
    {"GET /dossiers/{id}/depots/{rang}",                                     "S O O N O O N O N N N"},
    {"GET /dossiers/{id}/depots/{rang} en préparation",                      "S N N N N N N N N N N"},
    {"GET /dossiers/{id}/depots/{rang}/recepisse.pdf",                       "S O O N O O N O N N N"},
    {"GET /dossiers/{id}/depots/{rang}/recepisse.pdf en préparation",        "S N N N N N N N N N N"},
    {"POST /dossiers/{id}/derogation",                                       "S R R R F R R R R R R"},
    {"POST /dossiers/{id}/derogation en préparation",                        "S R R R F R R R R R R"},
    {"GET /dossiers/{id}/note",                                              "S O O N O O N O N N N"},
    {"GET /dossiers/{id}/note en préparation",                               "S O O N O N N N N N N"},
    {"GET /dossiers/{id}/note/verifier",                                     "S O O N O O N O N N N"},
    {"GET /dossiers/{id}/note/verifier en préparation",                      "S O O N O N N N N N N"},
    {"GET /dossiers/{id}/note/{section}",                                    "S O O N O O N O N N N"},
    {"GET /dossiers/{id}/note/{section} en préparation",                     "S O O N O N N N N N N"},
    {"POST /dossiers/{id}/note/{section}",                                   "S F R N R R N R N N N"},
    {"POST /dossiers/{id}/note/{section} en préparation",                    "S O R N R N N N N N N"},
    {"GET /dossiers/{id}/passage",                                           "S O O N O O N O N N N"},
    {"GET /dossiers/{id}/passage en préparation",                            "S O O N O N N N N N N"},
    {"GET /dossiers/{id}/passage/rendez-vous.ics",                           "S N N N N N N N N N N"},
    {"GET /dossiers/{id}/passage/rendez-vous.ics en préparation",            "S N N N N N N N N N N"},
    {"POST /dossiers/{id}/passage/deplacement",                              "S F R N R R N R N N N"},
    {"POST /dossiers/{id}/passage/deplacement en préparation",               "S N N N N N N N N N N"},
    {"POST /dossiers/{id}/passage/venue",                                    "S F R N F F N R N N N"},
    {"POST /dossiers/{id}/passage/venue en préparation",                     "S N N N N N N N N N N"},
    {"GET /dossiers/{id}/releve",                                            "S O O N O O N O N N N"},
    {"GET /dossiers/{id}/releve en préparation",                             "S N N N N N N N N N N"},
    {"GET /dossiers/{id}/releve.pdf",                                        "S N N N N N N N N N N"},
    {"GET /dossiers/{id}/releve.pdf en préparation",                         "S N N N N N N N N N N"},
    {"POST /dossiers/{id}/reprendre",                                        "S O R N R R N R N N N"},
    {"POST /dossiers/{id}/reprendre en préparation",                         "S F R N R N N N N N N"},
    {"POST /dossiers/{id}/rouvrir",                                          "S F R N R R N R N N N"},
    {"POST /dossiers/{id}/rouvrir en préparation",                           "S F R N R N N N N N N"},
    {"GET /dossiers/{id}/ventilation",                                       "S O O N O O N O N N N"},
    {"GET /dossiers/{id}/ventilation en préparation",                        "S N N N N N N N N N N"},
    {"GET /inscription",                                                     "O O O O O O O O O O O"},
    {"POST /inscription",                                                    "F F F F F F F F F F F"},
    {"GET /inscription/merci",                                               "O O O O O O O O O O O"},
    {"GET /invitations/{lien}",                                              "O O O O O O O O O O O"},
    {"POST /invitations/{lien}",                                             "S R R R R R R R R R O"},
    {"GET /invitations-reunion/{lien}",                                      "O O O O O O O O O O O"},
    {"GET /invitations-reunion/{lien}/{rang}/rendez-vous.ics",               "N N N N N N N N N N N"},
    {"POST /invitations-reunion/{lien}",                                     "F F F F F F F F F F F"},
    {"GET /mes-conflits",                                                    "S R R R O O O O O O O"},
    {"POST /mes-conflits",                                                   "S R R R F F F F F F F"},
    {"GET /mes-dossiers-confies",                                            "S R R R O O O O O O O"},
    {"GET /mes-dossiers-confies.csv",                                        "S R R R O O O O O O O"},
    {"GET /mes-dossiers-confies.xlsx",                                       "S R R R O O O O O O O"},
    {"GET /mot-de-passe-oublie",                                             "O O O O O O O O O O O"},
    {"POST /mot-de-passe-oublie",                                            "F F F F F F F F F F F"},
    {"GET /mot-de-passe-oublie/envoye",                                      "O O O O O O O O O O O"},
    {"GET /mot-de-passe/{lien}",                                             "F F F F F F F F F F F"},
    {"POST /mot-de-passe/{lien}",                                            "F F F F F F F F F F F"},
    {"GET /note-d-intention",                                                "O O O O O O O O O O O"},
    {"GET /orientations",                                                    "O O O O O O O O O O O"},
    {"GET /orientations/{code}",                                             "O O O O O O O O O O O"},
    {"GET /personnes",                                                       "S R R R O R R R R R R"},
    {"GET /personnes/nouvelle",                                              "S R R R O R R R R R R"},
    {"POST /personnes/nouvelle",                                             "S R R R F R R R R R R"},
    {"GET /personnes/{id}",                                                  "S R R R O R R R R R R"},
    {"POST /personnes/{id}/inviter",                                         "S R R R F R R R R R R"},
    {"POST /personnes/{id}/roles",                                           "S R R R F R R R R R R"},
    {"POST /personnes/{id}/roles/{attribution}/retirer",                     "S R R R O R R R R R R"},
    {"GET /pieces",                                                          "O O O O O O O O O O O"},
    {"GET /presence/{lien}",                                                 "S R R N O O N R N N N"},
    {"POST /presence/{lien}",                                                "S R R N F F N R N N N"},
    {"GET /qui-finance-quoi",                                                "O O O O O O O O O O O"},
    {"GET /reprise/{id}",                                                    "S N N N N N N N N N N"},
    {"POST /reprise/{id}/oublier",                                           "S O O O O O O O O O O"},
    {"GET /ressources",                                                      "O O O O O O O O O O O"},
    {"GET /reunions",                                                        "O O O O O O O O O O O"},
    {"GET /reunions-partenariales",                                          "S R R R O O O O O O R"},
    {"POST /reunions-partenariales/ouvrir",                                  "S R R R O O O R R R R"},
    {"POST /reunions-partenariales/reprendre",                               "S R R R O O O R R R R"},
    {"POST /reunions-partenariales/{code}/ouvrir",                           "S R R R O R R R R R R"},
    {"GET /reunions-partenariales/{id}",                                     "S N N N O O O O O O N"},
    {"GET /reunions-partenariales/conflits-horaires",                        "S R R R O O O O O O R"},
    {"GET /reunions-partenariales/{id}/invites",                             "S N N N O O R R R R N"},
    {"POST /reunions-partenariales/{id}/invites",                            "S N N N F F R R R R N"},
    {"POST /reunions-partenariales/{id}/invites/{invite}/retirer",           "S N N N O O R R R R N"},
    {"POST /reunions-partenariales/{id}/passages/{passage}/accueillir",      "S N N N F F R R R R N"},
    {"POST /reunions-partenariales/{id}/passages/{passage}/retirer",         "S N N N F F R R R R N"},
    {"POST /reunions-partenariales/{id}/passages/{passage}/suivre",          "S N N N F F R R R R N"},
    {"POST /reunions-partenariales/{id}/passages/{passage}/transferer",      "S N N N F F R R R R N"},
    {"GET /reunions-partenariales/{id}/plan",                                "S N N N O O R R R R N"},
    {"POST /reunions-partenariales/{id}/plan",                               "S N N N F F R R R R N"},
    {"GET /reunions-partenariales/{id}/plan/proposition",                    "S N N N O O R R R R N"},
    {"GET /reunions-partenariales/{id}/plan/{passage}",                      "S N N N O O R R R R N"},
    {"POST /reunions-partenariales/{id}/plan/{passage}",                     "S N N N F F R R R R N"},
    {"GET /reunions-partenariales/{id}/preparation",                         "S N N N O O R R R R N"},
    {"POST /reunions-partenariales/{id}/preparation",                        "S N N N F F R R R R N"},
    {"POST /reunions-partenariales/{id}/reprendre",                          "S N N N O O R R R R N"},
    {"GET /reunions-partenariales/{id}/direct",                              "S N N N O O O O O O N"},
    {"GET /reunions-partenariales/suivi",                                    "S R R R O O O R R R R"},
    {"GET /reunions-partenariales/suivi.csv",                                "S R R R O O O R R R R"},
    {"GET /reunions-partenariales/suivi.xlsx",                               "S R R R O O O R R R R"},
    {"GET /reunions-partenariales/{id}/releves",                             "S N N N O O R R R R N"},
    {"POST /reunions-partenariales/{id}/releves",                            "S N N N F F R R R R N"},
    {"GET /reunions-partenariales/{id}/releves/{passage}",                   "S N N N O O R R R R N"},
    {"GET /reunions-partenariales/{id}/salle",                               "S N N N O O O O O O N"},
    {"GET /reunions-partenariales/{id}/salle/{passage}",                     "S N N N O O N O N N N"},
    {"POST /reunions-partenariales/{id}/salle/{passage}/avis/{part}",        "S N N N R R N O N N N"},
    {"GET /reunions-partenariales/{id}/salle/{passage}/direct",              "S N N N O O N O N N N"},
    {"POST /reunions-partenariales/{id}/salle/{passage}/financeurs",         "S N N N O O N R N N N"},
    {"POST /reunions-partenariales/{id}/salle/{passage}/recommandations",    "S N N N F F N R N N N"},
    {"POST /reunions-partenariales/{id}/salle/{passage}/recommandations/{recommandation}","S N N N F F N R N N N"},
    {"POST /reunions-partenariales/{id}/salle/{passage}/recommandations/{recommandation}/deplacer","S N N N O O N R N N N"},
    {"POST /reunions-partenariales/{id}/salle/{passage}/recommandations/{recommandation}/retirer","S N N N O F N R N N N"},
    {"POST /reunions-partenariales/{id}/salle/{passage}/releve",             "S N N N O O N R N N N"},
    {"GET /reunions-partenariales/{id}/convocations",                        "S N N N O O R R R R N"},
    {"POST /reunions-partenariales/{id}/convoquer",                          "S N N N F F R R R R N"},
    {"GET /reunions-partenariales/{id}/deplacements",                        "S N N N O O R R R R N"},
    {"GET /reunions-partenariales/{id}/deplacements/{demande}",              "S N N N O O R R R R N"},
    {"POST /reunions-partenariales/{id}/deplacements/{demande}",             "S N N N F F R R R R N"},
    {"POST /reunions-partenariales/{id}/relancer",                           "S N N N F F R R R R N"},
    {"GET /reunions-partenariales/{id}/emargement",                          "S N N N O O R R R R N"},
    {"GET /reunions-partenariales/{id}/emargement/cloture",                  "S N N N O O R R R R N"},
    {"POST /reunions-partenariales/{id}/emargement/cloture",                 "S N N N F F R R R R N"},
    {"POST /reunions-partenariales/{id}/emargement/rouvrir",                 "S N N N F F R R R R N"},
    {"GET /reunions-partenariales/{id}/feuille.pdf",                         "S N N N O O R R R R N"},
    {"GET /reunions-partenariales/{id}/pointages",                           "S N N N O O R R R R N"},
    {"POST /reunions-partenariales/{id}/pointages",                          "S N N N F F R R R R N"},
    {"GET /reunions-partenariales/{id}/presences.pdf",                       "S N N N O O R R R R N"},
    {"GET /structures",                                                      "S O O O O O O O O O O"},
    {"GET /structures/nouvelle",                                             "S O O O O O O O O O O"},
    {"POST /structures/nouvelle",                                            "S F F F F F F F F F F"},
    {"POST /structures/rejoindre",                                           "S N N N N N N N N N N"},
    {"GET /structures/{id}",                                                 "S O O N O N N N N N N"},
    {"GET /structures/{id}/bureau",                                          "S O R N R N N N N N N"},
    {"POST /structures/{id}/bureau",                                         "S F R N R N N N N N N"},
    {"POST /structures/{id}/demandes/{demande}",                             "S O R N R N N N N N N"},
    {"POST /structures/{id}/invitations",                                    "S F R N R N N N N N N"},
    {"POST /structures/{id}/invitations/{invitation}/annuler",               "S O R N R N N N N N N"},
    {"GET /structures/{id}/membres",                                         "S O O N O N N N N N N"},
    {"POST /structures/{id}/membres/{personne}/droits",                      "S O R N R N N N N N N"},
    {"POST /structures/{id}/membres/{personne}/retirer",                     "S O O N R N N N N N N"},
    {"GET /structures/{id}/modifier",                                        "S O R N R N N N N N N"},
    {"POST /structures/{id}/modifier",                                       "S O R N R N N N N N N"},
    {"GET /structures/{id}/pieces",                                          "S O O N O N N N N N N"},
    {"GET /structures/{id}/pieces/{piece}",                                  "S N N N N N N N N N N"},
    {"POST /structures/{id}/pieces/{piece}",                                 "S N N N N N N N N N N"},
    {"GET /structures/{id}/pieces/{piece}/{remise}/fichier",                 "S N N N N N N N N N N"},
    {"POST /structures/{id}/pieces/{piece}/{remise}/retirer",                "S N N N N N N N N N N"},
    {"GET /televersements/{id}",                                             "S N N N N N N N N N N"},
    {"GET /tableau",                                                         "S R R R O O O O O O R"},
    {"GET /tableau.csv",                                                     "S R R R O O O O O O R"},
    {"GET /tableau.xlsx",                                                    "S R R R O O O O O O R"},
    {"GET /tableau/totaux",                                                  "S R R R O O O O O O R"},
    {"GET /ventilation",                                                     "S R R R O O O O O R R"},
    {"GET /ventilation.csv",                                                 "S R R R O R R R R R R"},
    {"GET /ventilation.xlsx",                                                "S R R R O R R R R R R"},
    {"POST /ventilation/annuler",                                            "S R R R F R R R R R R"},
    {"GET /ventilation/importer",                                            "S R R R O R R R R R R"},
    {"POST /ventilation/importer",                                           "S R R R F R R R R R R"},
    {"GET /ventilation/lot",                                                 "S R R R O R R R R R R"},
    {"POST /ventilation/lot",                                                "S R R R O R R R R R R"},
    {"POST /ventilation/proposer",                                           "S R R R F R R R R R R"},
    {"GET /ventilation/transmettre",                                         "S R R R O R R R R R R"},
    {"POST /ventilation/transmettre",                                        "S R R R F R R R R R R"},
    {"GET /ventilation/{id}",                                                "S R R R O O N O N R R"},
    {"POST /ventilation/{id}",                                               "S R R R F R R R R R R"},
    {"POST /ventilation/{id}/ecarter",                                       "S R R R F R R R R R R"},
    {"POST /ventilation/{id}/jumeau",                                        "S R R R O R R R R R R"},
    {"POST /ventilation/{id}/proposer",                                      "S R R R F R R R R R R"},
    {"POST /ventilation/{id}/reintegrer",                                    "S R R R F R R R R R R"},
    {"GET /ventilation/charge",                                              "S R R R O R R R R R R"},
    {"GET /ventilation/charge.csv",                                          "S R R R O R R R R R R"},
    {"GET /ventilation/charge.xlsx",                                         "S R R R O R R R R R R"},
    {"GET /ventilation/compte-rendu.docx",                                   "S R R R O R R R R R R"},
    {"GET /ventilation/compte-rendu.pdf",                                    "S R R R O R R R R R R"},
    {"GET /ventilation/financeurs",                                          "S R R R O R R O O R R"},
    {"GET /ventilation/financeurs/{financeur}",                              "S R R R O R R O N R R"},
    {"GET /ventilation/financeurs/{financeur}/liste.csv",                    "S R R R O R R O N R R"},
    {"GET /ventilation/financeurs/{financeur}/liste.xlsx",                   "S R R R O R R O N R R"},
    {"GET /ventilation/referents",                                           "S R R R O R R R R O R"},
    {"GET /ventilation/referents.csv",                                       "S R R R O R R R R O R"},
    {"GET /ventilation/referents.xlsx",                                      "S R R R O R R R R O R"},
    // clang-format on
};

std::string key(const page::Route& route) {
  return std::string(route.method == web::Method::get ? "GET " : "POST ") + std::string(route.pattern);
}

/// What follows a route in the table when it is tried on the note in preparation.
constexpr std::string_view in_preparation = " en préparation";

std::string expected(std::string_view wanted) {
  for (const auto& line : matrix)
    if (line.route == wanted) return std::string(line.outcomes);
  return "not declared";
}

void check(World& world, const page::Route& route, bool draft) {
  auto name = key(route) + std::string(draft ? in_preparation : "");
  std::string outcomes;
  for (const auto& viewer : viewers) {
    if (!outcomes.empty()) outcomes += ' ';
    outcomes += world.outcome(route, world.path_of(route.pattern, draft), viewer.letter);
  }
  CHECK_MESSAGE(outcomes == expected(name), fmt::format("{{\"{}\", \"{}\"}},", name, outcomes));
}

}  // namespace

TEST_CASE("every route answers each person as the matrix says") {
  tests::on_sqlite([](db::Database& database, const std::string&) {
    World world(database);
    for (const auto& route : world.routes()) {
      check(world, route, false);
      if (route.pattern.starts_with("/dossiers/{id}")) check(world, route, true);
    }
  });
}

TEST_CASE("the matrix holds no route that does not exist") {
  tests::on_sqlite([](db::Database& database, const std::string&) {
    World world(database);
    std::set<std::string> keys;
    for (const auto& route : world.routes()) {
      keys.insert(key(route));
      keys.insert(key(route) + std::string(in_preparation));
    }
    for (const auto& line : matrix) CHECK_MESSAGE(keys.contains(std::string(line.route)), line.route);
  });
}

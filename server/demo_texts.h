// Invented words of the demonstration: structures, titles, sentences. None of them names a real body or
// person.
#pragma once
#include <array>
#include <string_view>

namespace server::demo {

inline constexpr std::array structures{
    "Les Tilleuls en fête", "Atelier du Canal",     "Maison des Voisins",   "Passerelles solidaires",
    "Le Fil d’or",          "Racines et Rivages",   "Vélo pour tous",       "La Fabrique des possibles",
    "Jeunes en mouvement",  "Les Mots partagés",    "Cuisine et compagnie", "Sport au pied des tours",
    "Écoute et soutien",    "Le Jardin des Glacis", "Numérique ensemble",   "Parents complices",
    "La Petite Ruche",      "Un toit, un projet",   "Femmes debout",        "Le Tremplin"};
/// First names that say neither woman nor man; nobody is called "Exemple".
inline constexpr std::array first_names{
    "Camille", "Dominique", "Sacha", "Claude", "Alix", "Charlie", "Maxime",   "Morgan", "Noa",
    "Andréa",  "Lou",       "Eden",  "Jackie", "Loïs", "Yaël",    "Stéphane", "Ange",   "Gwen",
    "Marlo",   "Céleste",   "Swann", "Alex",   "Jo",   "Robin",   "Kim"};

inline constexpr std::array kinds{"Association", "Collectif", "Centre social", "Régie"};
// Each goes before any of the themes below, whatever its article: no "de" nor "à", that would have to
// contract.
inline constexpr std::array actions{
    "Ateliers sur", "Parcours vers", "Rencontres pour",   "Accompagnement vers", "Cafés-débats sur",
    "Un an pour",   "Découvrir",     "Chantier jeunes :", "Permanences pour",    "Marche exploratoire :"};
inline constexpr std::array themes{"la mobilité pour l’emploi",
                                   "la cuisine équilibrée",
                                   "le jardin partagé",
                                   "la lecture en famille",
                                   "l’estime de soi",
                                   "la prévention des écrans",
                                   "la création d’activité",
                                   "l’accès aux droits",
                                   "la parole des habitantes",
                                   "la réparation de vélos",
                                   "la santé des jeunes",
                                   "la rénovation économe",
                                   "la citoyenneté au collège",
                                   "la lutte contre l’isolement",
                                   "la découverte des métiers",
                                   "la parentalité",
                                   "le français du quotidien",
                                   "le sport au féminin",
                                   "la médiation entre voisins",
                                   "l’aide aux victimes"};
inline constexpr std::array needs{
    "Les habitantes et habitants rencontrés pendant l’été disent manquer d’un lieu proche et gratuit.",
    "Les familles connaissent mal leurs droits et renoncent souvent aux démarches.",
    "Beaucoup de jeunes sont sortis de l’école sans solution et ne viennent plus aux permanences.",
    "Le diagnostic mené avec le centre social montre un besoin de temps communs entre générations.",
    "Les femmes seules avec enfants n’accèdent pas aux formations, faute de mode de garde."};
inline constexpr std::array ways{
    "Deux ateliers par semaine, par groupes de douze personnes, avec une sortie par mois.",
    "Un premier accueil individuel, puis un parcours collectif de dix séances.",
    "Une équipe mobile va au pied des immeubles deux soirs par semaine.",
    "Trois temps forts dans l’année, préparés avec un groupe d’habitantes et d’habitants.",
    "Des permanences hebdomadaires et un accompagnement renforcé pour celles et ceux qui le souhaitent."};

}  // namespace server::demo

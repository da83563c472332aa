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

/// Nobody with a role is called so: in a bureau they make no conflict of interest.
inline constexpr std::array surnames{"Modèle",    "Témoin",      "Spécimen", "Essai",
                                     "Prototype", "Échantillon", "Maquette"};

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

// What is said in a meeting.
inline constexpr std::array relevances{
    "Le projet répond à un besoin que le centre social constate chaque semaine.",
    "Le public visé est bien celui des quartiers ; la mobilisation des hommes reste à préciser.",
    "Une première étape utile, à condition d’un relais vers les dispositifs existants.",
    "Le besoin est partagé par toutes les institutions présentes."};
inline constexpr std::array existing{
    "Des permanences ont lieu le mardi à la maison de quartier : se coordonner sur les horaires.",
    "La mission locale propose déjà un accompagnement individuel ; le collectif manque.",
    "Rien de semblable à moins de trente minutes en bus.",
    "Une action proche a été financée l’an passé : s’appuyer sur son bilan."};
inline constexpr std::array partners{
    "Le centre social de la commune\nLa mission locale", "Le bailleur du quartier\nLe conseil citoyen",
    "Le collège voisin\nL’équipe de réussite éducative", "La maison de l’emploi"};
inline constexpr std::array recommendations{
    "Rencontrer le centre social avant d’arrêter le calendrier.",
    "Préciser le nombre d’habitantes et d’habitants touchés.", "Demander aussi une aide de droit commun.",
    "Prévoir une garde d’enfants pendant les ateliers.", "Ajouter un indicateur sur la suite du parcours."};
inline constexpr std::array reserves{"Le calendrier est à préciser avec les partenaires.",
                                     "Le budget paraît élevé pour le nombre de personnes.",
                                     "Le lien avec le droit commun reste à montrer."};

}  // namespace server::demo

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

// What final dossiers add.
struct ReponsesA {
  std::string_view question;
  std::array<std::string_view, 3> reponses;
};
inline constexpr std::array answers{
    ReponsesA{"moyens_materiels",
              {"Une salle de soixante mètres carrés, douze postes, un rétroprojecteur.",
               "Un local prêté par le bailleur, un minibus loué six journées.",
               "Une cuisine équipée et une salle d’activité, du petit matériel."}},
    ReponsesA{"articulation_tfpb",
              {"Le bailleur entretient les abords ; nous animons les pieds d’immeuble avec les gardiens.",
               "Le bailleur prête le local dans le cadre de son programme d’abattement.",
               "Nos dates sont fixées avec le bailleur, pour ne pas doubler ses animations."}},
    ReponsesA{"articulation_renouvellement",
              {"L’action continue pendant les travaux, dans la salle provisoire.",
               "Les habitantes relogées restent inscrites ; nous allons les voir dans leur nouvel immeuble.",
               "Les ateliers préparent l’usage des futurs espaces communs."}},
    ReponsesA{"transition",
              {"Déplacements à pied ou en tramway, matériel réemployé.",
               "Achats groupés de saison, restes compostés au jardin partagé.",
               "Le matériel est prêté ou réparé ; rien de jetable pendant les ateliers."}},
    ReponsesA{"participation",
              {"Un groupe de huit habitantes choisit les thèmes et tient le bilan avec nous.",
               "Le conseil citoyen relit le programme chaque trimestre.",
               "Les participantes et participants votent le calendrier et animent une séance sur quatre."}},
    ReponsesA{"evaluation",
              {"Un point à mi-parcours avec les habitantes, puis un bilan avec le centre social.",
               "La coordinatrice et la mission locale relisent les indicateurs en juin et en décembre.",
               "Un questionnaire court à la fin de chaque cycle, lu en comité de suivi."}},
    ReponsesA{"analyse_territoriale",
              {"Les présences sont comptées par quartier, et comparées au diagnostic de l’année.",
               "Nous tenons un tableau par quartier, partagé avec la commune.",
               "Chaque relais de quartier dit ce qui a changé, deux fois dans l’année."}}};
struct Chiffre {
  std::string_view question;
  std::size_t bas, pas;
};
inline constexpr std::array figures{Chiffre{"benevoles", 12, 4},        Chiffre{"volontaires", 0, 1},
                                    Chiffre{"salaries", 3, 1},          Chiffre{"adherents", 60, 25},
                                    Chiffre{"action_benevoles", 3, 1},  Chiffre{"action_salaries", 1, 1},
                                    Chiffre{"action_volontaires", 0, 1}};
inline constexpr std::array followed{
    "Le rendez-vous est pris pour janvier : le calendrier sera ajusté ensuite.",
    "La garde d’enfants est prévue le mercredi ; le samedi, nous cherchons encore.",
    "La demande de droit commun est partie, sans réponse à ce jour."};

}  // namespace server::demo

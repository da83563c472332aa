#include "programme/dossier/questions.h"

#include <algorithm>
#include <utility>

namespace dossier {
namespace {

struct Name {
  std::string_view code, titre;
};

Name name_of(Section s) {
  switch (s) {
    case Section::projet:
      return {"projet", "Le projet en une phrase"};
    case Section::porteur:
      return {"porteur", "La structure et la personne en charge"};
    case Section::diagnostic:
      return {"diagnostic", "Le diagnostic"};
    case Section::objectifs:
      return {"objectifs", "Les objectifs"};
    case Section::publics:
      return {"public", "Le public"};
    case Section::modalites:
      return {"modalites", "Le déroulement et le calendrier"};
    case Section::lieu:
      return {"lieu", "Le lieu"};
    case Section::partenaires:
      return {"partenaires", "Les partenaires"};
    case Section::financement:
      return {"financement", "Le financement en bref"};
  }
  std::unreachable();
}

constexpr std::size_t long_text = 4000;

std::vector<Question> about_the_project() {
  using enum Genre;
  return {
      {"intitule", Section::projet, ligne, "Titre du projet", 120},
      {"phrase", Section::projet, texte, "Votre projet en une phrase", 300},
      {"charge_nom", Section::porteur, ligne, "Nom de la personne en charge du projet", 120},
      {"charge_fonction", Section::porteur, ligne, "Sa fonction", 120},
      {"charge_courriel", Section::porteur, courriel, "Son adresse électronique", 254},
      {"charge_telephone", Section::porteur, telephone, "Son numéro de téléphone", 20},
      {"diagnostic", Section::diagnostic, texte, "À quel besoin le projet répond-il ?", long_text},
      {"diagnostic_sources", Section::diagnostic, texte, "Comment avez-vous repéré ce besoin, et avec qui ?",
       long_text, false},
      {"orientation", Section::objectifs, choix, "Orientation principale du projet"},
      {"objectifs", Section::objectifs, choix_multiple, "Objectifs auxquels le projet contribue"},
      {"objectifs_projet", Section::objectifs, texte, "Que voulez-vous changer, concrètement ?", long_text},
      {"axes", Section::objectifs, choix_multiple, "Axes transversaux concernés", 0, false},
      {"egalite", Section::objectifs, texte,
       "Comment le projet prend-il en compte l’égalité entre les femmes et les hommes ?", 2000},
      {"bonus_egalite", Section::objectifs, oui_non, "Souhaitez-vous demander le bonus égalité ?"},
  };
}

std::vector<Question> about_the_people_and_the_place() {
  using enum Genre;
  return {
      {"public_total", Section::publics, nombre, "Nombre de personnes concernées"},
      {"public_femmes", Section::publics, nombre, "Dont femmes et filles"},
      {"public_hommes", Section::publics, nombre, "Dont hommes et garçons"},
      {"ages", Section::publics, choix_multiple, "Âges"},
      {"public_qpv", Section::publics, nombre, "Dont personnes habitant un quartier prioritaire"},
      {"public_quartiers", Section::publics, choix_multiple,
       "De quels quartiers prioritaires viennent-elles ?", 0, false},
      {"public_description", Section::publics, texte,
       "Qui sont ces personnes, et comment les toucherez-vous ?", 2000},
      {"modalites", Section::modalites, texte, "Comment l’action va-t-elle se dérouler ?", long_text},
      {"debut", Section::modalites, date, "Date de début"},
      {"fin", Section::modalites, date, "Date de fin"},
      {"echelle", Section::lieu, choix, "À quelle échelle se déroule le projet ?"},
      {"commune", Section::lieu, choix, "Commune, pour un projet communal", 0, false},
      {"communes", Section::lieu, choix_multiple, "Communes concernées, pour un projet intercommunal", 0,
       false},
      {"quartiers", Section::lieu, choix_multiple, "Quartiers prioritaires où l’action a lieu", 0, false},
      {"lieu_precision", Section::lieu, ligne, "Lieu précis, s’il est connu", 200, false},
      {"deux_arrondissements", Section::lieu, oui_non,
       "Le projet concerne-t-il aussi une commune d’une autre agglomération ?"},
      {"partenaires", Section::partenaires, texte, "Avec qui travaillerez-vous, et pour faire quoi ?",
       long_text},
  };
}

}  // namespace

std::string_view code(Section s) { return name_of(s).code; }
std::string_view titre(Section s) { return name_of(s).titre; }

std::optional<Section> section(std::string_view wanted) {
  auto it = std::ranges::find(sections, wanted, [](Section s) { return code(s); });
  return it == sections.end() ? std::nullopt : std::optional(*it);
}

std::optional<Section> suivante(Section s) {
  auto next = std::size_t(s) + 1;
  return next < sections.size() ? std::optional(sections[next]) : std::nullopt;
}

std::string champ_demande(std::string_view financeur) { return "demande_" + std::string(financeur); }

std::vector<Question> questions(const campagne::Campagne& campagne) {
  using enum Genre;
  auto list = about_the_project();
  std::ranges::move(about_the_people_and_the_place(), std::back_inserter(list));
  list.push_back({"dispositif", Section::financement, choix, "Dispositif"});
  list.push_back({"nature", Section::financement, choix,
                  "S’agit-il d’une nouvelle action ou d’une action reconduite ?"});
  list.push_back({"cout_total", Section::financement, montant, "Coût total du projet"});
  for (auto& f : campagne.financeurs)
    list.push_back({champ_demande(f.code), Section::financement, montant, f.nom, 0, false});
  list.push_back(
      {"ressources_propres", Section::financement, montant, "Ressources propres de la structure", 0, false});
  list.push_back({"droit_commun", Section::financement, montant, "Financements de droit commun", 0, false});
  return list;
}

}  // namespace dossier

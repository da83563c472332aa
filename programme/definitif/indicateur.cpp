#include "programme/definitif/indicateur.h"

#include <algorithm>

#include <fmt/format.h>

#include "platform/base/text.h"

namespace definitif {
namespace {

struct Champ {
  std::string_view nom;
  std::string Indicateur::* valeur;
};
constexpr Champ textes[] = {
    {"intitule", &Indicateur::intitule}, {"objectif", &Indicateur::objectif}, {"mesure", &Indicateur::mesure},
    {"outil", &Indicateur::outil},       {"unite", &Indicateur::unite},       {"depart", &Indicateur::depart},
    {"cible", &Indicateur::cible},
};
struct Case {
  std::string_view nom;
  bool Indicateur::* valeur;
};
constexpr Case cases[] = {{"par_qpv", &Indicateur::par_qpv}, {"par_sexe", &Indicateur::par_sexe}};

std::vector<Option> objectives(const campagne::Campagne& c, const dossier::Brouillon& answers) {
  std::vector<Option> list;
  for (const auto& code : answers.valeurs("objectifs"))
    if (const auto* o = c.objectif(code)) list.push_back({o->code, o->titre});
  return list;
}

Question value(std::string nom, std::string label, std::string help) {
  auto q = nombre(std::move(nom), std::move(label));
  q.decimal = true, q.aide = std::move(help);
  return q;
}

Question with_help(Question q, std::string help) {
  q.aide = std::move(help);
  return q;
}

}  // namespace

Indicateur depuis_modele(const campagne::ModeleIndicateur& m) {
  return {.modele = m.code,
          .intitule = m.titre,
          .mesure = m.mesure,
          .outil = m.outil,
          .unite = m.unite,
          .par_qpv = m.par_qpv,
          .par_sexe = m.par_sexe};
}

std::vector<const campagne::ModeleIndicateur*> modeles_pour(const campagne::Campagne& c,
                                                            std::string_view orientation) {
  std::vector<const campagne::ModeleIndicateur*> own, common;
  for (const auto& m : c.indicateurs) {
    if (m.orientations.empty()) common.push_back(&m);
    if (std::ranges::find(m.orientations, orientation) != m.orientations.end()) own.push_back(&m);
  }
  std::ranges::move(common, std::back_inserter(own));
  return own;
}

std::vector<Question> questions_indicateur(const campagne::Campagne& c, const dossier::Brouillon& answers) {
  return {
      with_help(ligne("intitule", "Que compterez-vous ?"),
                "Exemple : le nombre de personnes qui ont participé."),
      choix("objectif", "À quel objectif cela répond-il ?", objectives(c, answers)),
      with_help(texte("mesure", "Comment le mesurerez-vous ?", 500), "Qui est compté, à quel moment."),
      with_help(ligne("outil", "Avec quel outil ?"),
                "Exemple : feuilles de présence, questionnaire, tableau de suivi."),
      with_help(ligne("unite", "Unité", 40), "Exemple : personnes, %, ménages."),
      value("depart", "Valeur de départ", "Ce qu’il en est aujourd’hui ; 0 si l’action est nouvelle."),
      value("cible", "Valeur visée", "Ce qu’il en sera à la fin de l’action."),
      oui_non("par_qpv", "Le compterez-vous aussi quartier par quartier ?"),
      oui_non("par_sexe", "Le compterez-vous aussi pour les femmes et pour les hommes ?"),
  };
}

dossier::Brouillon en_reponses(const Indicateur& i) {
  dossier::Brouillon b;
  for (const auto& t : textes)
    if (!(i.*t.valeur).empty()) b.poser(t.nom, {i.*t.valeur, i.par, i.le});
  for (const auto& box : cases) b.poser(box.nom, {i.*box.valeur ? "oui" : "non", i.par, i.le});
  return b;
}

Indicateur avec_reponses(Indicateur i, const dossier::Brouillon& b) {
  for (const auto& t : textes) i.*t.valeur = std::string(b.valeur(t.nom));
  for (const auto& box : cases) i.*box.valeur = b.valeur(box.nom) == "oui";
  return i;
}

base::FieldErrors verifier(const Indicateur& i, const campagne::Campagne& c,
                           const dossier::Brouillon& answers) {
  base::FieldErrors found;
  auto b = en_reponses(i);
  for (const auto& q : questions_indicateur(c, answers))
    if (auto message = verifier(q, b.valeur(q.nom)); !message.empty()) found.add(q.nom, message);
  return found;
}

std::string trajectoire(const Indicateur& i) {
  auto shown = [](const std::string& text) { return text.empty() ? "…" : text; };
  return fmt::format("de {} à {} {}", shown(i.depart), shown(i.cible), i.unite);
}

std::string decoupage(const Indicateur& i) {
  if (i.par_qpv && i.par_sexe) return "par quartier et par sexe";
  if (i.par_qpv) return "par quartier";
  return i.par_sexe ? "par sexe" : "";
}

}  // namespace definitif

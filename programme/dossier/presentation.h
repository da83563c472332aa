// The answers of a note as people read them: labels instead of codes, amounts and dates written in French.
#pragma once
#include <string>
#include <vector>

#include "programme/campagne/campagne.h"
#include "programme/dossier/brouillon.h"
#include "programme/dossier/questions.h"

namespace dossier {

struct Reponse {
  Question question;
  std::string texte;  ///< empty when nothing was answered; one line per choice
};

struct SectionLue {
  Section section;
  std::vector<Reponse> reponses;
};

/// Every question with its answer, section by section. What cannot be read (an impossible date) is shown as
/// typed.
std::vector<SectionLue> presenter(const Brouillon&, const campagne::Campagne&);
/// One answer as read.
std::string presenter(const Question&, std::string_view valeur, const campagne::Campagne&);

/// A question whose answer differs between two versions.
struct Ecart {
  Question question;
  std::string avant, apres;
};
std::vector<Ecart> comparer(const Brouillon& avant, const Brouillon& apres, const campagne::Campagne&);

/// What copying the chosen answers of `source` into `cible` would send: only what differs.
Envoi copie(const Brouillon& source, const Brouillon& cible, const std::vector<std::string>& champs);

/// The choices offered for a question: code and label.
struct Option {
  std::string code, label;
};
std::vector<Option> options(const Question&, const campagne::Campagne&);

}  // namespace dossier

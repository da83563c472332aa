// A question of the final dossier: what is asked, how its answer is checked and read. The sections of the
// form, an indicator and the answer to a recommendation are all lists of questions. Pure.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "programme/dossier/brouillon.h"
#include "programme/dossier/presentation.h"

namespace definitif {

using dossier::Genre;
using dossier::Option;

struct Question {
  std::string nom;  ///< of the form's field
  Genre genre = Genre::texte;
  std::string label;
  std::size_t max = 2000;  ///< characters, for texts
  bool obligatoire = true;
  std::vector<Option> options{};  ///< of a choice
  std::string si{}, vaut{};       ///< asked only when that field has this value
  bool decimal = false;           ///< a number with at most two decimals ("1,5"); unite says of what
  std::string unite{};
  bool de_la_note = false;  ///< its answer comes from the note, whose rules check it
  bool fixe = false;        ///< decided by the note and the meeting: shown, not asked again
  std::string aide{};       ///< when the campaign has no text for it
};

Question texte(std::string nom, std::string label, std::size_t max = 2000);
Question ligne(std::string nom, std::string label, std::size_t max = 200);
Question oui_non(std::string nom, std::string label);
Question nombre(std::string nom, std::string label);
Question choix(std::string nom, std::string label, std::vector<Option>);
Question facultative(Question);
/// Asked only when that field has this value.
Question seulement_si(Question, std::string champ, std::string valeur);

/// Whether the question applies, given the other answers.
bool posee(const Question&, const dossier::Brouillon&);
/// What is wrong with the answer: a French sentence, empty when nothing is. The caller has asked posee().
std::string verifier(const Question&, std::string_view valeur);
/// The answer as people read it: labels, dates and amounts in French.
std::string presenter(const Question&, std::string_view valeur, const campagne::Campagne&);

/// A number with at most two decimals, in hundredths: "2,5" is 250. Nothing when it cannot be read.
std::optional<std::int64_t> lire_decimal(std::string_view);

}  // namespace definitif

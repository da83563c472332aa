#include "programme/personne/mot_de_passe.h"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "platform/base/text.h"

namespace personne {
namespace {

constexpr std::size_t longest = 256, fewest_different = 6, words_of_a_phrase = 7;

/// Names of the classes, in the order in which they are looked for.
constexpr std::array<std::string_view, 4> class_names{"une minuscule", "une majuscule", "un chiffre",
                                                      "un signe (par exemple ! ou -)"};
using Classes = std::array<bool, 4>;

/// Letters of the commonest passwords: digits and signs around them make them no harder to guess.
constexpr std::string_view commonest[]{"azerty",        "azertyuiop",  "azertyuiopqsdfghjklm",
                                       "qwerty",        "qwertyuiop",  "motdepasse",
                                       "monmotdepasse", "password",    "passw",
                                       "bonjour",       "soleil",      "doudou",
                                       "loulou",        "marseille",   "jetaime",
                                       "iloveyou",      "admin",       "administrateur",
                                       "bienvenue",     "welcome",     "changeme",
                                       "secret",        "football",    "france",
                                       "valenciennes",  "association", "contratdeville",
                                       "abcdefghijkl"};

Classes classes_of(std::string_view text) {
  Classes found{};
  for (char c : text) {
    if (c >= 'a' && c <= 'z')
      found[0] = true;
    else if (c >= 'A' && c <= 'Z')
      found[1] = true;
    else if (c >= '0' && c <= '9')
      found[2] = true;
    else
      found[3] = true;  // signs, spaces and accented letters
  }
  return found;
}

std::string letters_only(std::string_view text) {
  std::string letters;
  for (char c : base::fold(text))
    if (c >= 'a' && c <= 'z') letters += c;
  return letters;
}

bool is_common(std::string_view password) {
  return std::ranges::find(commonest, letters_only(password)) != std::end(commonest);
}

bool is_address(std::string_view password, std::string_view courriel) {
  if (courriel.empty()) return false;
  return base::lower_ascii(password).find(base::lower_ascii(courriel)) != std::string::npos;
}

std::size_t different_characters(std::string_view text) {
  return std::set<char>(text.begin(), text.end()).size();
}

bool is_phrase(std::string_view text) {
  std::set<std::string> different;
  for (const std::string& word : base::split(base::fold(text), ' '))
    if (!word.empty()) different.insert(word);
  return different.size() >= words_of_a_phrase;
}

/// What one of the two ways (12 characters of 4 classes, 14 of 3) still asks for.
struct Missing {
  std::size_t characters = 0;
  std::vector<std::string_view> classes;  ///< not in the password; `enough` of them must be added
  std::size_t enough = 0;
};

Missing missing(std::string_view password, std::size_t characters, std::size_t classes) {
  Missing m;
  const std::size_t length = base::length(password);
  const Classes found = classes_of(password);
  for (std::size_t i = 0; i < found.size(); ++i)
    if (!found[i]) m.classes.push_back(class_names[i]);
  const std::size_t held = found.size() - m.classes.size();
  m.characters = length < characters ? characters - length : 0;
  m.enough = held < classes ? classes - held : 0;
  return m;
}

std::string listed(const Missing& m) {
  std::vector<std::string> parts;
  if (m.characters) parts.push_back(base::counted(m.characters, "caractère", "caractères"));
  if (m.enough == m.classes.size()) {
    for (std::string_view name : m.classes) parts.emplace_back(name);
  } else if (m.enough) {
    std::vector<std::string> names(m.classes.begin(), m.classes.end());
    parts.push_back((m.enough == 1 ? "" : "deux choses parmi : ") + base::join(names, " ou "));
  }
  return base::join(parts, ", ");
}

std::string what_is_missing(std::string_view password) {
  const Missing four = missing(password, 12, 4), three = missing(password, 14, 3);
  if (!four.characters && !four.enough) return {};
  if (!three.characters && !three.enough) return {};
  const bool by_four = four.characters + four.enough <= three.characters + three.enough;
  return "Ce mot de passe est trop facile à deviner. Il lui manque : " + listed(by_four ? four : three) + ".";
}

}  // namespace

std::string_view regle_mot_de_passe() {
  return "Au moins 12 caractères avec des minuscules, des majuscules, des chiffres et des signes ; ou 14 "
         "caractères avec "
         "trois de ces quatre sortes ; ou une phrase de 7 mots différents.";
}

std::string defaut_mot_de_passe(std::string_view mot_de_passe, std::string_view courriel) {
  if (mot_de_passe.empty()) return "Écrivez un mot de passe.";
  if (base::length(mot_de_passe) > longest) return "Ce mot de passe est trop long : 256 caractères au plus.";
  if (is_address(mot_de_passe, courriel))
    return "Le mot de passe ne doit pas contenir votre adresse électronique.";
  if (is_common(mot_de_passe)) return "Ce mot de passe est l’un des plus courants : choisissez-en un autre.";
  if (is_phrase(mot_de_passe)) return {};
  std::string missing = what_is_missing(mot_de_passe);
  if (missing.empty() && different_characters(mot_de_passe) < fewest_different)
    return "Ce mot de passe répète trop les mêmes caractères : choisissez-en un autre.";
  return missing;
}

}  // namespace personne

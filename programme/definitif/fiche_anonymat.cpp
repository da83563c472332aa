#include "programme/definitif/fiche_anonymat.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "platform/base/text.h"
#include "programme/definitif/fiche.h"

namespace definitif::fiche {
namespace {

using campagne::Campagne;

constexpr std::array months{"janvier", "fevrier", "mars",      "avril",   "mai",      "juin",
                            "juillet", "aout",    "septembre", "octobre", "novembre", "decembre"};
constexpr std::array birth{"né", "née", "nés", "nées", "Né", "Née", "Nés", "Nées", "naissance", "Naissance"};
constexpr std::array titles{"monsieur", "madame", "mademoiselle", "mme", "mlle", "mr"};
constexpr std::size_t longest_number = 5;  ///< digits, those of a date written short being six

struct Mot {
  std::string texte, plie;  ///< as written; folded
  bool debut = false;       ///< begins a sentence
  bool elide = false;       ///< an apostrophe follows: "l’", "d’"
};

bool letter(unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80; }
bool digit(char c) { return c >= '0' && c <= '9'; }

/// "’" becomes an apostrophe, "…" a full stop; spaces and quotation marks of typography become spaces.
std::string plain(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto lead = static_cast<unsigned char>(text[i]);
    if (lead != 0xE2 && lead != 0xC2) {
      out += text[i];
      continue;
    }
    out += text.substr(i, 3) == "’" ? '\'' : text.substr(i, 3) == "…" ? '.' : ' ';
    i += lead == 0xE2 ? 2 : 1;
  }
  return out;
}

bool ends_sentence(char c) { return c == '.' || c == '!' || c == '?' || c == ':' || c == ';' || c == '\n'; }

std::vector<Mot> words_of(std::string_view text) {
  std::vector<Mot> words;
  bool start = true;
  for (std::size_t i = 0; i < text.size();) {
    if (!letter(static_cast<unsigned char>(text[i])) && !digit(text[i])) {
      start = start || ends_sentence(text[i]);
      ++i;
      continue;
    }
    auto from = i;
    while (i < text.size() && (letter(static_cast<unsigned char>(text[i])) || digit(text[i]))) ++i;
    Mot word{std::string(text.substr(from, i - from)), {}, start, i < text.size() && text[i] == '\''};
    word.plie = base::fold(word.texte);
    start = false;
    words.push_back(std::move(word));
  }
  return words;
}

/// Whether a capital stands at that place: A to Z, or one of the accented ones of French.
bool capital_at(std::string_view text, std::size_t i) {
  auto c = static_cast<unsigned char>(text[i]);
  if (c >= 'A' && c <= 'Z') return true;
  if (i + 1 >= text.size()) return false;
  auto next = static_cast<unsigned char>(text[i + 1]);
  return (c == 0xC3 && next >= 0x80 && next <= 0x9E && next != 0x97) || (c == 0xC5 && next == 0x92);
}

std::size_t capitals(std::string_view word) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < word.size(); ++i) n += capital_at(word, i) ? 1 : 0;
  return n;
}

class Lecture {
 public:
  explicit Lecture(const Campagne& c) : annee_(c.annee) {
    learn(allowed_, libelle(c, "anonymat", "permis"));
    learn(names_, libelle(c, "anonymat", "prenoms"));
    for (const auto& commune : c.territoire.communes) learn(allowed_, commune.nom);
    for (const auto& quarter : c.territoire.qpv) learn(allowed_, quarter.nom);
    learn(allowed_, c.territoire.nom);
  }

  std::optional<std::string> juger(std::string_view text) const {
    if (text.contains('@')) return "une adresse électronique permet de reconnaître l’enfant";
    auto clean = plain(text);
    if (longest_digits(clean) > longest_number)
      return "une date ou un numéro permet de reconnaître l’enfant : dites « depuis un an », par exemple";
    auto words = words_of(clean);
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (dates(words, i))
        return fmt::format("« {} » ressemble à une date de naissance : la tranche d’âge suffit",
                           words[i].texte);
      if (names(words[i]))
        return fmt::format("« {} » ressemble à un nom : écrivez « l’enfant », sans majuscule",
                           words[i].texte);
    }
    return std::nullopt;
  }

 private:
  /// Without the single letters of "l’Escaut", which are initials elsewhere.
  static void learn(std::set<std::string, std::less<>>& into, std::string_view text) {
    for (auto& word : words_of(plain(text)))
      if (word.plie.size() > 1) into.insert(std::move(word.plie));
  }

  /// Digits in a row, whatever single sign stands between two of them: "12/03/2014", "06 12 34 56 78".
  static std::size_t longest_digits(std::string_view text) {
    std::size_t longest = 0, run = 0, apart = 0;
    for (char c : text) {
      if (digit(c))
        ++run, apart = 0;
      else if (letter(static_cast<unsigned char>(c)) || ++apart > 1)
        run = 0;
      longest = std::max(longest, run);
    }
    return longest;
  }

  static bool number(const Mot& w, int least, int most) {
    if (!base::all_digits(w.texte) || w.texte.size() > 4) return false;
    int value = std::stoi(w.texte);
    return value >= least && value <= most;
  }

  /// "né", "12 mars", or the year in which a child of the programme may be born.
  bool dates(const std::vector<Mot>& words, std::size_t i) const {
    const auto& w = words[i];
    if (std::ranges::find(birth, w.texte) != birth.end()) return true;
    if (number(w, annee_ - 20, annee_ - 3)) return true;
    bool day = number(w, 1, 31) || w.plie == "1er";
    return day && i + 1 < words.size() && std::ranges::find(months, words[i + 1].plie) != months.end();
  }

  bool names(const Mot& w) const {
    if (std::ranges::find(titles, w.plie) != titles.end()) return true;
    if (names_.contains(w.plie)) return true;
    auto n = capitals(w.texte);
    if (n == 0 || w.elide || allowed_.contains(w.plie)) return false;
    bool short_word = w.plie == "a" || w.plie == "y" || w.plie == "o";
    bool whole = n == base::length(w.texte);  // initials, or a name in capitals
    return !w.debut || (whole && !short_word);
  }

  int annee_;
  std::set<std::string, std::less<>> allowed_, names_;
};

}  // namespace

std::optional<std::string> identifie(std::string_view texte, const Campagne& c) {
  return Lecture(c).juger(texte);
}

}  // namespace definitif::fiche

#include "programme/ventilation/conflit_noms.h"

#include <algorithm>
#include <array>
#include <ranges>
#include <set>

#include "platform/base/text.h"

namespace ventilation {
namespace {

using Words = std::vector<std::string>;

constexpr std::array titles{"m", "mr", "mme", "mlle", "monsieur", "madame", "mademoiselle", "dr", "me", "pr"};
constexpr std::array particles{"d",   "de",  "des", "du",  "l",   "la",  "le", "les", "van",
                               "von", "den", "der", "ten", "ter", "het", "el", "ben", "da"};

template <class List>
bool among(const List& list, const std::string& word) {
  return std::ranges::find(list, word) != std::ranges::end(list);
}

/// Folded words; titles in front are no part of a name, but a name that is nothing else is kept.
Words words(std::string_view name) {
  Words all;
  for (auto& word : base::split(base::fold(name), ' ')) {
    if (word.ends_with('.')) word.pop_back();
    if (!word.empty()) all.push_back(std::move(word));
  }
  while (all.size() > 2 && among(titles, all.front())) all.erase(all.begin());
  return all;
}

/// Without particles, unless nothing would remain.
Words core(const Words& all) {
  Words kept;
  std::ranges::copy_if(all, std::back_inserter(kept),
                       [](const auto& word) { return !among(particles, word); });
  return kept.empty() ? all : kept;
}

std::string stuck(std::ranges::input_range auto&& words) {
  std::string text;
  for (const auto& word : words) text += word;
  return text;
}

/// Whether each word of `part` is one of `whole`, as often.
bool within(Words part, Words whole) {
  std::ranges::sort(part);
  std::ranges::sort(whole);
  return std::ranges::includes(whole, part);
}

bool one_within_other(const Words& a, const Words& b) { return within(a, b) || within(b, a); }

/// "Jean Pierre", "Jean-Pierre", "Jeanpierre", or one of the two.
bool same_part(const Words& a, const Words& b) {
  return !a.empty() && !b.empty() && (stuck(a) == stuck(b) || one_within_other(core(a), core(b)));
}

/// The name said in any order: some words of it are the nom, those before and after the prénom.
bool splits_into(const Words& whole, const Words& first, const Words& last) {
  for (std::size_t from = 0; from < whole.size(); ++from)
    for (std::size_t to = from + 1; to <= whole.size(); ++to) {
      Words middle(whole.begin() + std::ptrdiff_t(from), whole.begin() + std::ptrdiff_t(to)), rest = whole;
      rest.erase(rest.begin() + std::ptrdiff_t(from), rest.begin() + std::ptrdiff_t(to));
      if (same_part(middle, last) && same_part(rest, first)) return true;
    }
  return false;
}

constexpr std::size_t longest = 12;  // words of a name; more is no name, and would take long

bool same(const Words& whole, const Words& first, const Words& last) {
  return whole.size() <= longest && splits_into(whole, first, last);
}

/// Under which a name is filed: each word, and neighbours stuck together ("Van den Berghe", "Vandenberghe").
std::set<std::string> keys(const Words& words) {
  std::set<std::string> keys;
  for (std::size_t from = 0; from < words.size(); ++from) {
    std::string key;
    for (std::size_t to = from; to < words.size(); ++to) keys.insert(key += words[to]);
  }
  return keys;
}

}  // namespace

bool meme_nom(std::string_view nom_complet, std::string_view prenom, std::string_view nom) {
  return same(words(nom_complet), words(prenom), words(nom));
}

void Repertoire::ajouter(std::int64_t personne, std::string_view nom_complet) {
  auto mots = words(nom_complet);
  if (mots.size() > longest) return;
  for (const auto& key : keys(mots)) par_mot_[key].push_back(inscrits_.size());
  inscrits_.push_back({personne, std::move(mots)});
}

std::vector<std::int64_t> Repertoire::porteurs(std::string_view prenom, std::string_view nom) const {
  const auto first = words(prenom), last = words(nom);
  auto wanted = core(last);
  wanted.push_back(stuck(last));
  std::set<std::size_t> candidates;
  for (const auto& key : wanted)
    if (auto found = par_mot_.find(key); found != par_mot_.end())
      candidates.insert(found->second.begin(), found->second.end());
  std::vector<std::int64_t> bearers;
  for (auto i : candidates)
    if (same(inscrits_[i].mots, first, last)) bearers.push_back(inscrits_[i].personne);
  return bearers;
}

}  // namespace ventilation

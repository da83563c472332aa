#include "programme/ventilation/jumeaux.h"

#include <algorithm>
#include <set>

#include "platform/base/text.h"
#include "platform/db/search.h"

namespace ventilation {
namespace {

std::set<std::string> words_of(std::string_view title) {
  std::set<std::string> words;
  for (auto& word : base::split(db::search_words(title), ' '))
    if (word.size() > 2) words.insert(word);
  return words;
}

}  // namespace

bool titres_proches(std::string_view a, std::string_view b) {
  auto first = words_of(a), second = words_of(b);
  auto common =
      std::size_t(std::ranges::count_if(first, [&](const auto& word) { return second.contains(word); }));
  auto all = first.size() + second.size() - common;
  return common > 0 && 2 * common >= all;
}

}  // namespace ventilation

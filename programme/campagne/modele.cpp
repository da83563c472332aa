#include "programme/campagne/modele.h"

#include <algorithm>
#include <array>
#include <functional>

namespace campagne {
namespace {

constexpr std::array<std::string_view, 12> names{"action",       "annee", "appel",   "collectivite",
                                                 "cout",         "date",  "demande", "qualite",
                                                 "representant", "siege", "siret",   "structure"};

/// Calls for each stretch of text and each name between braces, in their order. A brace that is never closed
/// is text.
void each(std::string_view text, const std::function<void(std::string_view)>& plain,
          const std::function<void(std::string_view)>& name) {
  while (true) {
    auto begin = text.find('{');
    auto end = begin == text.npos ? begin : text.find('}', begin);
    if (end == text.npos) return plain(text);
    plain(text.substr(0, begin));
    name(text.substr(begin + 1, end - begin - 1));
    text.remove_prefix(end + 1);
  }
}

}  // namespace

std::span<const std::string_view> noms_a_remplir() { return names; }

std::string nom_inconnu(std::string_view text) {
  std::string unknown;
  each(
      text, [](std::string_view) {},
      [&](std::string_view name) {
        if (unknown.empty() && std::ranges::find(names, name) == names.end())
          unknown = "{" + std::string(name) + "}";
      });
  return unknown;
}

std::string remplir(std::string_view text, const Valeurs& values) {
  std::string filled;
  each(
      text, [&](std::string_view plain) { filled += plain; },
      [&](std::string_view name) {
        auto it = values.find(name);
        filled += it == values.end() || it->second.empty() ? a_completer : std::string_view(it->second);
      });
  return filled;
}

}  // namespace campagne

#include "programme/campagne/document.h"

#include <toml++/toml.h>

#include <algorithm>

namespace campagne {
namespace {

Noeud convert(const toml::node& node);

int line_of(const toml::node& node) { return int(node.source().begin.line); }

Noeud convert_array(const toml::array& array) {
  Noeud result{.genre = Noeud::Genre::liste, .ligne = line_of(array)};
  for (const toml::node& each : array) result.liste.push_back(convert(each));
  return result;
}

Noeud convert_table(const toml::table& table) {
  Noeud result{.genre = Noeud::Genre::table, .ligne = line_of(table)};
  for (const auto& [key, value] : table) {
    Noeud child = convert(value);
    if (key.source().begin) child.ligne = int(key.source().begin.line);
    result.table.emplace_back(std::string(key.str()), std::move(child));
  }
  return result;
}

Noeud convert(const toml::node& node) {
  if (const toml::array* array = node.as_array()) return convert_array(*array);
  if (const toml::table* table = node.as_table()) return convert_table(*table);
  Noeud result{.ligne = line_of(node)};
  if (auto* text = node.as_string()) result.genre = Noeud::Genre::texte, result.texte = text->get();
  if (auto* number = node.as_integer()) result.genre = Noeud::Genre::entier, result.entier = number->get();
  if (auto* flag = node.as_boolean()) result.genre = Noeud::Genre::booleen, result.booleen = flag->get();
  return result;
}

}  // namespace

const Noeud* Noeud::cle(std::string_view wanted) const {
  auto it =
      std::ranges::find(table, wanted, [](const auto& entry) -> std::string_view { return entry.first; });
  return it == table.end() ? nullptr : &it->second;
}

std::string_view nom(Noeud::Genre genre) {
  switch (genre) {
    case Noeud::Genre::texte:
      return "un texte";
    case Noeud::Genre::entier:
      return "un nombre entier";
    case Noeud::Genre::booleen:
      return "true ou false";
    case Noeud::Genre::liste:
      return "une liste";
    case Noeud::Genre::table:
      return "un tableau de clés";
    case Noeud::Genre::autre:
      return "une valeur d’un autre type";
  }
  return {};
}

std::expected<Noeud, Erreur> lire_toml(const std::string& fichier, std::string_view contenu) {
  try {
    return convert_table(toml::parse(contenu, fichier));
  } catch (const toml::parse_error& error) {
    return std::unexpected(
        Erreur{fichier, int(error.source().begin.line),
               "l’écriture n’est pas du TOML (" + std::string(error.description()) + ")",
               "une ligne « clé = valeur », guillemets et crochets fermés, chaque clé une seule fois"});
  }
}

}  // namespace campagne

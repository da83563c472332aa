// A TOML file as a tree of our own, each value with its line. toml++ is seen by document.cpp only: it is slow
// to compile.
#pragma once
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "programme/campagne/erreur.h"

namespace campagne {

struct Noeud {
  enum class Genre { texte, entier, booleen, liste, table, autre };
  Genre genre = Genre::autre;
  int ligne = 0;
  std::string texte{};
  std::int64_t entier = 0;
  bool booleen = false;
  std::vector<Noeud> liste{};
  std::vector<std::pair<std::string, Noeud>> table{};  ///< in alphabetical order of keys

  const Noeud* cle(std::string_view nom) const;
};

/// "un texte", "une liste": what a message calls it.
std::string_view nom(Noeud::Genre);

/// The table at the root of the file, or its first mistake of syntax.
std::expected<Noeud, Erreur> lire_toml(const std::string& fichier, std::string_view contenu);

}  // namespace campagne

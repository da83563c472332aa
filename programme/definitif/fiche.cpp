#include "programme/definitif/fiche.h"

#include <algorithm>
#include <array>

#include "platform/base/text.h"

namespace definitif::fiche {
namespace {

constexpr std::array codes{std::string_view("activite"), std::string_view("poste"),
                           std::string_view("contribution")};
constexpr std::array words{
    Mots{"l’activité", "Activités", "Activité sans titre", "Ajouter une activité"},
    Mots{"le poste", "Postes", "Poste sans titre", "Ajouter un poste"},
    Mots{"la contribution", "Contributions", "Contribution sans titre", "Ajouter une contribution"},
};

std::string key(std::string_view list) { return "fiche." + std::string(list) + "."; }

}  // namespace

std::string_view code(Genre g) { return codes.at(std::size_t(g)); }

std::optional<Genre> genre(std::string_view code) {
  auto it = std::ranges::find(codes, code);
  if (it == codes.end()) return std::nullopt;
  return Genre(it - codes.begin());
}

std::optional<Genre> genre_de(const campagne::Campagne& c, std::string_view dispositif) {
  return genre(libelle(c, "genre", dispositif));
}

const Mots& mots(Genre g) { return words.at(std::size_t(g)); }

campagne::Choix choix(const campagne::Campagne& c, std::string_view liste) {
  auto begin = key(liste);
  campagne::Choix list;
  auto first = std::ranges::lower_bound(c.textes, begin, {}, &std::pair<std::string, std::string>::first);
  for (auto it = first; it != c.textes.end() && it->first.starts_with(begin); ++it)
    list.emplace_back(it->first.substr(begin.size()), it->second);
  return list;
}

std::string_view libelle(const campagne::Campagne& c, std::string_view liste, std::string_view code) {
  return c.texte(key(liste).append(code));
}

std::string Fiche::titre() const {
  auto typed = base::trim(saisie.valeur("titre"));
  return std::string(typed.empty() ? mots(genre).titre : typed);
}

}  // namespace definitif::fiche

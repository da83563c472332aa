#include <array>

#include "programme/campagne/lecture.h"

namespace campagne {
namespace {

constexpr std::size_t longest_list = 12;

std::string enumerated(const std::map<std::string, Place, std::less<>>& codes) {
  std::string text;
  std::size_t n = 0;
  for (const auto& [code, place] : codes) {
    if (n++ == longest_list) return text + ", …";
    if (!text.empty()) text += ", ";
    text += code;
  }
  return text.empty() ? "rien n’est déclaré" : text;
}

/// In the order of Sorte.
constexpr std::array<std::string_view, 33> noms{"orientation",
                                                "objectif",
                                                "axe",
                                                "dispositif",
                                                "particularité",
                                                "financeur",
                                                "étape",
                                                "réunion",
                                                "pièce",
                                                "bilan",
                                                "rubrique",
                                                "question",
                                                "commune",
                                                "quartier",
                                                "texte",
                                                "forme de structure",
                                                "nature de demande",
                                                "échelle",
                                                "étape de pièce",
                                                "genre de financeur",
                                                "réponse",
                                                "destinataire",
                                                "motif de mise à l’écart",
                                                "avis",
                                                "motif de non-conformité",
                                                "ligne de budget",
                                                "indicateur",
                                                "engagement",
                                                "portée",
                                                "document produit",
                                                "côté du budget",
                                                "unité",
                                                "type de fichier"};

}  // namespace

std::string_view nom(Sorte sorte) { return noms.at(std::size_t(sorte)); }

void Registre::erreur(const Place& place, std::string constat, std::string attendu) {
  erreurs_.push_back({place.fichier, place.ligne, std::move(constat), std::move(attendu)});
}

void Registre::valeur_fixe(Sorte sorte, std::string_view code) { codes_[sorte].emplace(code, Place{}); }

void Registre::declare(Sorte sorte, const std::string& code, const Place& place) {
  if (code.empty()) return;
  auto [it, fresh] = codes_[sorte].emplace(code, place);
  if (fresh) return;
  const Place& first = it->second;
  erreur(place, std::string(nom(sorte)) + " « " + code + " » : ce code est déjà pris",
         "un code différent de celui de " + first.fichier + ", ligne " + std::to_string(first.ligne));
}

void Registre::refere(Sorte sorte, const std::string& code, const Place& place) {
  references_.push_back({sorte, code, place});
}

void Registre::resout() {
  for (const Reference& each : references_) {
    const auto& codes = codes_[each.sorte];
    if (codes.contains(each.code)) continue;
    erreur(each.place, std::string(nom(each.sorte)) + " « " + each.code + " » : ce code n’existe pas",
           "l’un des codes déclarés (" + enumerated(codes) + ")");
  }
}

}  // namespace campagne

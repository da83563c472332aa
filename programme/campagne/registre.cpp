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

}  // namespace

std::string_view nom(Sorte sorte) {
  switch (sorte) {
    case Sorte::orientation:
      return "orientation";
    case Sorte::objectif:
      return "objectif";
    case Sorte::axe:
      return "axe";
    case Sorte::dispositif:
      return "dispositif";
    case Sorte::particularite:
      return "particularité";
    case Sorte::financeur:
      return "financeur";
    case Sorte::etape:
      return "étape";
    case Sorte::reunion:
      return "réunion";
    case Sorte::piece:
      return "pièce";
    case Sorte::bilan:
      return "bilan";
    case Sorte::rubrique:
      return "rubrique";
    case Sorte::question:
      return "question";
    case Sorte::commune:
      return "commune";
    case Sorte::quartier:
      return "quartier";
    case Sorte::texte:
      return "texte";
    case Sorte::forme:
      return "forme de structure";
    case Sorte::nature:
      return "nature de demande";
    case Sorte::echelle:
      return "échelle";
    case Sorte::etape_de_piece:
      return "étape de pièce";
    case Sorte::genre_de_financeur:
      return "genre de financeur";
    case Sorte::reponse:
      return "réponse";
    case Sorte::public_vise:
      return "destinataire";
  }
  return {};
}

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

#include "programme/campagne/campagne.h"

#include <algorithm>

namespace campagne {
namespace {

template <class T>
const T* by_code(const std::vector<T>& list, std::string_view code) {
  auto it = std::ranges::find(list, code, &T::code);
  return it == list.end() ? nullptr : &*it;
}

}  // namespace

std::string_view code(Echelle e) { return e == Echelle::communale ? "communale" : "intercommunale"; }

std::string_view label(Echelle e) { return e == Echelle::communale ? "Communale" : "Intercommunale"; }

std::optional<Echelle> echelle(std::string_view text) {
  for (Echelle e : {Echelle::communale, Echelle::intercommunale})
    if (code(e) == text) return e;
  return std::nullopt;
}

std::string_view code(Reponse r) {
  switch (r) {
    case Reponse::non:
      return "non";
    case Reponse::a_verifier:
      return "a_verifier";
    case Reponse::oui:
      return "oui";
  }
  return {};
}

const Orientation* Campagne::orientation(std::string_view wanted) const {
  return by_code(orientations, wanted);
}

const Objectif* Campagne::objectif(std::string_view wanted) const {
  for (const Orientation& each : orientations)
    if (const Objectif* found = by_code(each.objectifs, wanted)) return found;
  return nullptr;
}

const Axe* Campagne::axe(std::string_view wanted) const { return by_code(axes, wanted); }
const Dispositif* Campagne::dispositif(std::string_view wanted) const { return by_code(dispositifs, wanted); }
const Financeur* Campagne::financeur(std::string_view wanted) const { return by_code(financeurs, wanted); }
const Etape* Campagne::etape(std::string_view wanted) const { return by_code(calendrier, wanted); }
const Reunion* Campagne::reunion(std::string_view wanted) const { return by_code(reunions, wanted); }
const MotifEcart* Campagne::motif_ecart(std::string_view wanted) const {
  return by_code(ventilation.motifs, wanted);
}
const AvisPossible* Campagne::avis_possible(std::string_view wanted) const {
  return by_code(passages.avis, wanted);
}

const Piece* Campagne::piece(std::string_view wanted) const { return by_code(pieces, wanted); }
const MotifNonConforme* Campagne::motif_non_conforme(std::string_view wanted) const {
  return by_code(motifs_non_conformes, wanted);
}
const LigneBudget* Campagne::ligne_budget(std::string_view wanted) const { return by_code(budget, wanted); }
const ModeleIndicateur* Campagne::modele_indicateur(std::string_view wanted) const {
  return by_code(indicateurs, wanted);
}

const Seuil* Campagne::seuil(std::string_view wanted, base::Instant at) const {
  auto it = std::ranges::find_if(seuils,
                                 [&](const Seuil& s) { return s.code == wanted && s.periode.contains(at); });
  return it == seuils.end() ? nullptr : &*it;
}

std::string_view Campagne::texte(std::string_view cle) const {
  auto it = std::ranges::lower_bound(textes, cle, {},
                                     [](const auto& pair) -> std::string_view { return pair.first; });
  return it == textes.end() || it->first != cle ? std::string_view{} : std::string_view{it->second};
}

}  // namespace campagne

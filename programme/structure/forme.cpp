#include "programme/structure/forme.h"

#include <algorithm>
#include <utility>

#include "programme/campagne/formes.h"

namespace structure {
namespace {

template <class E>
std::optional<E> with_code(const auto& all, std::string_view wanted) {
  auto found = std::ranges::find_if(all, [&](E e) { return code(e) == wanted; });
  return found == all.end() ? std::nullopt : std::optional<E>(*found);
}

}  // namespace

std::string_view code(Forme f) {
  switch (f) {
    case Forme::association:
      return "association";
    case Forme::fondation:
      return "fondation";
    case Forme::commune:
      return "commune";
    case Forme::ccas:
      return "ccas";
    case Forme::epci:
      return "epci";
    case Forme::college:
      return "college";
    case Forme::etablissement_scolaire:
      return "etablissement_scolaire";
    case Forme::bailleur:
      return "bailleur";
    case Forme::etablissement_sante:
      return "etablissement_sante";
    case Forme::organisme_public:
      return "organisme_public";
    case Forme::entreprise:
      return "entreprise";
    case Forme::autre:
      return "autre";
  }
  std::unreachable();
}

std::string_view label(Forme f) {
  auto known = std::ranges::find(campagne::formes, code(f), &campagne::Valeur::code);
  return known == campagne::formes.end() ? code(f) : known->label;
}

std::optional<Forme> forme(std::string_view wanted) { return with_code<Forme>(all_formes, wanted); }

bool attend_rna(Forme f) { return f == Forme::association; }
bool attend_bureau(Forme f) { return f == Forme::association || f == Forme::fondation; }
bool souscrit_cer(Forme f) { return f == Forme::association || f == Forme::fondation; }

std::string_view code(SansRna s) {
  switch (s) {
    case SansRna::alsace_moselle:
      return "alsace_moselle";
    case SansRna::organisme_public:
      return "organisme_public";
    case SansRna::autre:
      return "autre";
  }
  std::unreachable();
}

std::string_view label(SansRna s) {
  switch (s) {
    case SansRna::alsace_moselle:
      return "Elle est inscrite au registre d’un tribunal d’Alsace ou de Moselle";
    case SansRna::organisme_public:
      return "C’est un organisme public";
    case SansRna::autre:
      return "Une autre raison";
  }
  std::unreachable();
}

std::optional<SansRna> sans_rna(std::string_view wanted) { return with_code<SansRna>(all_sans_rna, wanted); }

}  // namespace structure

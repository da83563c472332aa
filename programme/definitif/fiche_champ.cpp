#include "programme/definitif/fiche_champ.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "platform/base/text.h"
#include "programme/definitif/coherence_moyens.h"

namespace definitif::fiche {
namespace {

template <class Map>
auto found(const Map& map, std::string_view key) -> std::optional<typename Map::mapped_type> {
  auto it = map.find(key);
  if (it == map.end()) return std::nullopt;
  return it->second;
}

/// "1 000", with any of the spaces that people and pages put between thousands.
std::optional<std::int64_t> whole_number(std::string_view text) {
  std::string digits;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t space = 0;
    for (std::string_view each : {" ", "\u00a0", "\u202f"})
      if (text.substr(i).starts_with(each)) space = each.size();
    if (space == 0) digits += text[i];
    i += std::max<std::size_t>(space, 1);
  }
  std::int64_t value = 0;
  if (!base::all_digits(digits) || digits.size() > 9) return std::nullopt;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

const Champ* Partie::champ(std::string_view nom) const {
  for (const auto& bloc : blocs)
    for (const auto& champ : bloc.champs)
      if (champ.nom == nom) return &champ;
  return nullptr;
}

std::string Valeurs::texte(std::string_view champ) const { return found(textes_, champ).value_or(""); }
std::optional<std::int64_t> Valeurs::nombre(std::string_view champ) const { return found(nombres_, champ); }
base::Cents Valeurs::montant(std::string_view champ) const { return {found(nombres_, champ).value_or(0)}; }
std::optional<base::Date> Valeurs::date(std::string_view champ) const { return found(dates_, champ); }

void Lecteur::lire(const std::vector<Bloc>& blocs) {
  for (const auto& bloc : blocs)
    for (const auto& champ : bloc.champs) lire(champ);
}

void Lecteur::lire(const Champ& champ) {
  auto typed = base::trim(brouillon_.valeur(champ.nom));
  if (typed.empty()) {
    if (!champ.manque.empty()) erreurs_.add(champ.nom, champ.manque);
    return;
  }
  switch (champ.type) {
    case Type::texte:
    case Type::long_texte:
      return texte(champ, typed);
    case Type::nombre:
      return nombre(champ, typed);
    case Type::montant:
    case Type::centieme:
      return montant(champ, typed);
    case Type::date:
      return date(champ, typed);
    case Type::choix:
      return un_choix(champ, typed);
  }
}

void Lecteur::texte(const Champ& champ, std::string_view typed) {
  auto length = base::length(typed);
  if (length > std::size_t(champ.max))
    erreurs_.add(champ.nom, fmt::format("{} : {} caractères au plus, vous en avez écrit {}.", champ.label,
                                        champ.max, length));
  valeurs_.textes_[champ.nom] = typed;
}

void Lecteur::nombre(const Champ& champ, std::string_view typed) {
  auto value = whole_number(typed);
  if (!value)
    erreurs_.add(champ.nom, fmt::format("{} : « {} » n’est pas un nombre entier. Écrivez par exemple 12.",
                                        champ.label, typed));
  else if (*value > champ.max)
    erreurs_.add(champ.nom, fmt::format("{} : {} au plus.", champ.label, champ.max));
  else
    valeurs_.nombres_[champ.nom] = *value;
}

void Lecteur::montant(const Champ& champ, std::string_view typed) {
  auto value = base::parse_cents(typed);
  if (value && (champ.type == Type::montant || value->value <= champ.max)) {
    valeurs_.nombres_[champ.nom] = value->value;
    return;
  }
  erreurs_.add(champ.nom, champ.type == Type::montant
                              ? fmt::format("{} : « {} » n’est pas un montant. Écrivez par exemple 1 250,50.",
                                            champ.label, typed)
                              : fmt::format("{} : écrivez un nombre entre 0 et {}, par exemple 0,5.",
                                            champ.label, coherence::nombre(champ.max)));
}

void Lecteur::date(const Champ& champ, std::string_view typed) {
  if (auto value = base::parse_french_date(typed))
    valeurs_.dates_[champ.nom] = *value;
  else
    erreurs_.add(champ.nom, fmt::format("{} : « {} » n’est pas une date. Écrivez par exemple 14/07/2023.",
                                        champ.label, typed));
}

void Lecteur::un_choix(const Champ& champ, std::string_view typed) {
  if (std::ranges::none_of(champ.choix, [&](const auto& one) { return one.first == typed; }))
    erreurs_.add(champ.nom, fmt::format("{} : choisissez dans la liste.", champ.label));
  else
    valeurs_.textes_[champ.nom] = typed;
}

}  // namespace definitif::fiche

#include "programme/definitif/fiche_lignes.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "platform/base/text.h"

namespace definitif::fiche {
namespace {

/// The rank in "fin_2_montant"; 0 when the field is not of such a line.
int rank_of(std::string_view field, std::string_view prefix) {
  if (!field.starts_with(prefix) || field.size() <= prefix.size() || field[prefix.size()] != '_') return 0;
  int rank = 0;
  const auto* begin = field.data() + prefix.size() + 1;
  auto [end, error] = std::from_chars(begin, field.data() + field.size(), rank);
  bool followed = error == std::errc() && end != field.data() + field.size() && *end == '_';
  return followed ? std::max(rank, 0) : 0;
}

}  // namespace

std::string champ_de_ligne(std::string_view prefixe, int rang, std::string_view partie) {
  return fmt::format("{}_{}_{}", prefixe, rang, partie);
}

int derniere_ligne(const dossier::Brouillon& b, std::string_view prefixe, int max) {
  int last = 0;
  for (const auto& [name, entry] : b)
    if (!base::trim(entry.valeur).empty()) last = std::max(last, rank_of(name, prefixe));
  return std::min(last, max);
}

int lignes_montrees(const dossier::Brouillon& b, std::string_view prefixe, int vides, int max) {
  return std::min(derniere_ligne(b, prefixe, max) + vides, max);
}

}  // namespace definitif::fiche

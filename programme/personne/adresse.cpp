#include "programme/personne/adresse.h"

#include <algorithm>

#include "platform/base/text.h"

namespace personne {
namespace {

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_alphanumeric(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

bool good_local_part(std::string_view local) {
  constexpr std::string_view signs = "!#$%&'*+-/=?^_`{|}~.";
  if (local.empty() || local.size() > 64) return false;
  if (local.front() == '.' || local.back() == '.' || local.contains("..")) return false;
  return std::ranges::all_of(local, [&](char c) { return is_alphanumeric(c) || signs.contains(c); });
}

bool good_label(std::string_view label) {
  if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') return false;
  return std::ranges::all_of(label, [](char c) { return is_alphanumeric(c) || c == '-'; });
}

bool good_domain(std::string_view domain) {
  const auto labels = base::split(domain, '.');
  if (labels.size() < 2 || domain.ends_with('.') || labels.back().size() < 2) return false;
  return std::ranges::all_of(labels, good_label) && std::ranges::any_of(labels.back(), is_letter);
}

}  // namespace

std::string normaliser_adresse(std::string_view saisie) { return base::lower_ascii(base::trim(saisie)); }

std::string defaut_adresse(std::string_view normalisee) {
  constexpr std::string_view example = " Écrivez-la comme dans cet exemple : prenom.nom@association.example.";
  if (normalisee.empty()) return "Écrivez une adresse électronique.";
  const auto at = normalisee.rfind('@');
  if (at == std::string_view::npos) return "Il manque « @ » dans l’adresse." + std::string(example);
  if (normalisee.size() > 254) return "Cette adresse est trop longue.";
  if (!good_local_part(normalisee.substr(0, at)))
    return "Le début de l’adresse, avant « @ », n’est pas correct." + std::string(example);
  if (!good_domain(normalisee.substr(at + 1)))
    return "La fin de l’adresse, après « @ », n’est pas correcte." + std::string(example);
  return {};
}

}  // namespace personne

#include "programme/personne/attribution.h"

#include "platform/base/text.h"

namespace personne {

std::optional<Role> role(std::string_view written) {
  for (Role r : all_roles)
    if (code(r) == written) return r;
  return std::nullopt;
}

std::string ecrire_codes(const std::vector<std::string>& codes) { return base::join(codes, " "); }

std::vector<std::string> lire_codes(std::string_view column) {
  std::vector<std::string> codes = base::split(column, ' ');
  std::erase(codes, "");
  return codes;
}

base::FieldErrors defauts_attribution(const Attribution& attribution) {
  base::FieldErrors errors;
  const Role r = attribution.role;
  if (r == Role::porteur)
    errors.add("role", "Ce rôle ne se donne pas : il vient avec l’espace d’une structure.");
  if (r == Role::instructeur && attribution.financeur.empty())
    errors.add("financeur", "Choisissez le financeur pour lequel cette personne instruit.");
  if (r != Role::instructeur && !attribution.financeur.empty())
    errors.add("financeur", "Le financeur se choisit seulement pour une personne qui instruit.");
  if ((r == Role::chef_de_projet || r == Role::referent_pre) && attribution.communes.empty())
    errors.add("communes", "Choisissez au moins une commune.");
  return errors;
}

}  // namespace personne

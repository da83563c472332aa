// Roles given to agents, and the perimeter that goes with each.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/field_errors.h"
#include "programme/personne/acteur.h"

namespace personne {

std::optional<Role> role(std::string_view code);

/// Lists of codes as one column: "59606 59014".
std::string ecrire_codes(const std::vector<std::string>&);
std::vector<std::string> lire_codes(std::string_view);

/// What a role asks of its perimeter: an instructeur works for one funder and nobody else does; a chef·fe de
/// projet and a référent·e PRE have communes; nobody is given the role of porteur, which comes with a
/// structure. Fields: role, financeur, communes.
base::FieldErrors defauts_attribution(const Attribution&);

}  // namespace personne

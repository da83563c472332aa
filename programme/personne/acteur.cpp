#include "programme/personne/acteur.h"

#include <utility>

namespace personne {
namespace {

struct Words {
  std::string_view code, label;
};

constexpr Words words(Role role) {
  switch (role) {
    case Role::porteur:
      return {"porteur", "Porteur·euse de projet"};
    case Role::coordination:
      return {"coordination", "Coordination"};
    case Role::chef_de_projet:
      return {"chef_de_projet", "Chef·fe de projet communal·e"};
    case Role::instructeur:
      return {"instructeur", "Instructeur·rice"};
    case Role::referent_pre:
      return {"referent_pre", "Référent·e PRE"};
    case Role::elu:
      return {"elu", "Élu·e ou membre de comité"};
  }
  std::unreachable();
}

}  // namespace

std::string_view code(Role role) { return words(role).code; }
std::string_view label(Role role) { return words(role).label; }

bool Acteur::est(Role role) const {
  if (attribution(role)) return true;
  return role == Role::porteur && !visiteur() && (!structures.empty() || attributions.empty());
}

bool Acteur::est_un_de(Roles roles) const {
  return std::ranges::any_of(all_roles, [&](Role role) { return roles.has(role) && est(role); });
}

const Attribution* Acteur::attribution(Role role) const {
  auto it = std::ranges::find(attributions, role, &Attribution::role);
  return it == attributions.end() ? nullptr : &*it;
}

const Appartenance* Acteur::membre_de(std::int64_t structure) const {
  auto it = std::ranges::find(structures, structure, &Appartenance::structure);
  return it == structures.end() ? nullptr : &*it;
}

bool Acteur::peut(Droit droit, std::int64_t structure) const {
  const Appartenance* membre = membre_de(structure);
  if (!membre) return false;
  switch (droit) {
    case Droit::administrer:
      return membre->administrer;
    case Droit::ecrire:
      return membre->ecrire;
    case Droit::signer:
      return membre->signer;
  }
  std::unreachable();
}

Acteur systeme() {
  Acteur programme;
  programme.nom = "Dentelle";
  return programme;
}

}  // namespace personne

#include "programme/personne/conflit.h"

namespace personne {

bool ecarte_de(const Acteur& acteur, std::int64_t structure) {
  return std::ranges::find(acteur.conflits, structure) != acteur.conflits.end();
}

bool agit_comme(const Acteur& acteur, Role role, std::int64_t structure) {
  return acteur.est(role) && !ecarte_de(acteur, structure);
}

}  // namespace personne

#include "programme/campagne/choix.h"

namespace campagne {

Choix choix_des_orientations(const Campagne& c) {
  Choix list;
  for (const auto& each : c.orientations) list.emplace_back(each.code, each.court);
  return list;
}

Choix choix_des_communes(const Campagne& c) {
  Choix list;
  for (const auto& each : c.territoire.communes) list.emplace_back(each.insee, each.nom);
  return list;
}

Choix choix_des_echelles(const Campagne&) {
  Choix list;
  for (auto each : {Echelle::communale, Echelle::intercommunale}) list.emplace_back(code(each), label(each));
  return list;
}

Choix choix_des_financeurs(const Campagne& c) {
  Choix list;
  for (const auto& each : c.financeurs) list.emplace_back(each.code, each.sigle);
  return list;
}

Choix choix_des_reunions(const Campagne& c) {
  Choix list;
  for (const auto& each : c.reunions) list.emplace_back(each.code, each.titre);
  return list;
}

}  // namespace campagne

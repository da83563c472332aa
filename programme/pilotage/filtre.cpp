#include "programme/pilotage/filtre.h"

#include <array>

#include "programme/campagne/choix.h"
#include "programme/campagne/formes.h"
#include "programme/ventilation/resultat.h"

namespace pilotage {
namespace {

using campagne::Campagne, campagne::Choix;

Choix etats(const Campagne&) {
  return {{"note_deposee", "Déposés"},
          {"note_en_preparation", "En préparation"},
          {"note_abandonnee", "Abandonnés"}};
}

Choix quartiers(const Campagne& c) {
  Choix list;
  for (const auto& each : c.territoire.qpv) list.emplace_back(each.code, c.territoire.nom_distinct(each));
  return list;
}

Choix dispositifs(const Campagne& c) {
  Choix list;
  for (const auto& each : c.dispositifs) list.emplace_back(each.code, each.titre);
  return list;
}

Choix natures(const Campagne&) {
  Choix list;
  for (const auto& each : campagne::natures) list.emplace_back(each.code, each.label);
  return list;
}

Choix ventilations(const Campagne&) {
  Choix list;
  for (const auto& each : ventilation::etats_lus) list.emplace_back(each.code, each.label);
  return list;
}

Choix reunions(const Campagne& c) {
  auto list = campagne::choix_des_reunions(c);
  list.emplace_back(sans_reunion, "Sans réunion");
  return list;
}

Choix axes(const Campagne& c) {
  Choix list;
  for (const auto& each : c.axes) list.emplace_back(each.code, each.titre);
  return list;
}

constexpr std::array all_criteres{
    Critere{"etat", "État", "", &Filtre::etat, etats},
    Critere{"orientation", "Orientation", "Toutes", &Filtre::orientation, campagne::choix_des_orientations},
    Critere{"axe", "Axe transversal", "Tous", &Filtre::axe, axes},
    Critere{"echelle", "Échelle", "Toutes", &Filtre::echelle, campagne::choix_des_echelles},
    Critere{"commune", "Commune", "Toutes", &Filtre::commune, campagne::choix_des_communes},
    Critere{"qpv", "Quartier (QPV)", "Tous", &Filtre::qpv, quartiers},
    Critere{"dispositif", "Dispositif", "Tous", &Filtre::dispositif, dispositifs},
    Critere{"nature", "Nature", "Toutes", &Filtre::nature, natures},
    Critere{"financeur", "Financeur sollicité", "Tous", &Filtre::financeur, campagne::choix_des_financeurs},
    Critere{"ventilation", "Ventilation", "Toutes", &Filtre::ventilation, ventilations},
    Critere{"reunion", "Réunion", "Toutes", &Filtre::reunion, reunions},
};
constexpr std::array all_cases{
    Case{"saillant", "Objectif saillant (★)", &Filtre::saillant},
    Case{"bonus_egalite", "Bonus égalité demandé", &Filtre::bonus_egalite},
    Case{"deux_arrondissements", "Concerne aussi une autre agglomération", &Filtre::deux_arrondissements},
    Case{"sans_agent", "Un financeur n’a pas encore d’agent", &Filtre::sans_agent},
};
constexpr std::array all_montants{
    Montant{"demande_min", "Demandé, au moins", &Filtre::demande_min},
    Montant{"demande_max", "Demandé, au plus", &Filtre::demande_max},
};
constexpr std::array all_jours{
    Jour{"depose_du", "Déposé à partir du", &Filtre::depose_du},
    Jour{"depose_au", "Déposé jusqu’au", &Filtre::depose_au},
};

}  // namespace

std::span<const Critere> criteres() { return all_criteres; }
std::span<const Case> cases() { return all_cases; }
std::span<const Montant> montants() { return all_montants; }
std::span<const Jour> jours() { return all_jours; }

std::string libelle(const Critere& critere, const Campagne& c, std::string_view code) {
  for (auto& [known, label] : critere.choix(c))
    if (known == code) return label;
  return std::string(code);
}

}  // namespace pilotage

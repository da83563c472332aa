// The kinds of structure and the natures of a request that conditions of a campaign may name. They are those
// of the forms and do not change from one call to the other.
#pragma once
#include <array>
#include <string_view>

namespace campagne {

struct Valeur {
  std::string_view code, label;
};

inline constexpr std::array<Valeur, 12> formes{{
    {"association", "Association"},
    {"fondation", "Fondation ou fonds de dotation"},
    {"commune", "Commune"},
    {"ccas", "Centre communal d’action sociale ou caisse des écoles"},
    {"epci", "Agglomération ou autre groupement de communes"},
    {"college", "Collège"},
    {"etablissement_scolaire", "École, lycée ou autre établissement d’enseignement"},
    {"bailleur", "Bailleur social"},
    {"etablissement_sante", "Établissement de santé"},
    {"organisme_public", "Autre organisme public (groupement d’intérêt public, syndicat mixte…)"},
    {"entreprise", "Entreprise ou coopérative de l’économie sociale et solidaire"},
    {"autre", "Autre organisme"},
}};

inline constexpr std::array<Valeur, 2> natures{{
    {"premiere", "Première demande"},
    {"reconduction", "Reconduction d’une action déjà financée"},
}};

}  // namespace campagne

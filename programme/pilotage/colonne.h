// The columns of the tableau de programmation, in their order.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace pilotage {

enum class Colonne : std::uint8_t {
  numero,
  intitule,
  structure,
  etat,
  depot,
  ventilation,
  reunion,
  agents,
  orientation,
  saillant,
  axes,
  echelle,
  communes,
  qpv,
  deux_arrondissements,
  dispositif,
  nature,
  cout,
  demandes,
  demande,
  public_total,
  public_qpv,
  public_femmes,
  bonus,
};

struct Intitule {
  Colonne colonne;
  std::string_view code;   ///< in URLs
  std::string_view label;  ///< above the column
};
inline constexpr std::array intitules{
    Intitule{Colonne::numero, "numero", "N°"},
    Intitule{Colonne::intitule, "intitule", "Projet"},
    Intitule{Colonne::structure, "structure", "Structure"},
    Intitule{Colonne::etat, "etat", "État"},
    Intitule{Colonne::depot, "depot", "Déposé le"},
    Intitule{Colonne::ventilation, "ventilation", "Ventilation"},
    Intitule{Colonne::reunion, "reunion", "Réunion"},
    Intitule{Colonne::agents, "agents", "Confié à"},
    Intitule{Colonne::orientation, "orientation", "Orientation"},
    Intitule{Colonne::saillant, "saillant", "Objectif saillant"},
    Intitule{Colonne::axes, "axes", "Axes transversaux"},
    Intitule{Colonne::echelle, "echelle", "Échelle"},
    Intitule{Colonne::communes, "communes", "Communes"},
    Intitule{Colonne::qpv, "qpv", "Quartiers (QPV)"},
    Intitule{Colonne::deux_arrondissements, "deux_arrondissements", "Autre agglomération"},
    Intitule{Colonne::dispositif, "dispositif", "Dispositif"},
    Intitule{Colonne::nature, "nature", "Nature"},
    Intitule{Colonne::cout, "cout", "Coût total"},
    Intitule{Colonne::demandes, "demandes", "Demandé par financeur"},
    Intitule{Colonne::demande, "demande", "Total demandé"},
    Intitule{Colonne::public_total, "public_total", "Public"},
    Intitule{Colonne::public_qpv, "public_qpv", "Dont QPV"},
    Intitule{Colonne::public_femmes, "public_femmes", "Dont femmes"},
    Intitule{Colonne::bonus, "bonus", "Bonus égalité"},
};

/// A set of columns. The number and the title are always part of it: without them a row cannot be told.
class Colonnes {
 public:
  constexpr Colonnes() = default;  ///< all of them
  explicit Colonnes(const std::vector<Colonne>& chosen) : bits_(always) {
    for (Colonne c : chosen) bits_ |= bit(c);
  }
  constexpr bool has(Colonne c) const { return (bits_ & bit(c)) != 0; }
  constexpr bool all() const { return bits_ == every; }
  bool operator==(const Colonnes&) const = default;

 private:
  static constexpr std::uint32_t bit(Colonne c) { return std::uint32_t{1} << unsigned(c); }
  static constexpr std::uint32_t always = 0b11;
  static constexpr std::uint32_t every = (std::uint32_t{1} << intitules.size()) - 1;
  std::uint32_t bits_ = every;
};

constexpr std::optional<Colonne> colonne(std::string_view code) {
  for (const auto& each : intitules)
    if (each.code == code) return each.colonne;
  return std::nullopt;
}

/// What rows may be sorted by.
enum class Tri : std::uint8_t { numero, depot, intitule, structure, commune, orientation, cout, demande };

struct Ordre {
  Tri tri;
  std::string_view code;   ///< in URLs
  std::string_view label;  ///< "Trier par…"
  Colonne colonne;         ///< the header that sorts by it
  bool texte;              ///< whether its values are texts
};
inline constexpr std::array ordres{
    Ordre{Tri::numero, "numero", "Numéro", Colonne::numero, false},
    Ordre{Tri::depot, "depot", "Date de dépôt", Colonne::depot, false},
    Ordre{Tri::intitule, "intitule", "Projet", Colonne::intitule, true},
    Ordre{Tri::structure, "structure", "Structure", Colonne::structure, true},
    Ordre{Tri::commune, "commune", "Commune", Colonne::communes, true},
    Ordre{Tri::orientation, "orientation", "Orientation", Colonne::orientation, true},
    Ordre{Tri::cout, "cout", "Coût total", Colonne::cout, false},
    Ordre{Tri::demande, "demande", "Total demandé", Colonne::demande, false},
};
constexpr const Ordre& ordre(Tri tri) { return ordres[std::size_t(tri)]; }

}  // namespace pilotage

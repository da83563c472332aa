// What the ventilation gave, as its readers are told: the words for the state of a dossier, and when each
// meeting is held. Pure.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "programme/campagne/campagne.h"
#include "programme/personne/acteur.h"

namespace ventilation {

/// A state of a row of the ventilation and what lists call it; the first, without a row.
struct EtatLu {
  std::string_view code, label;
  bool transmis = false;  ///< agents and porteurs were told; else the coordination alone may know
};
inline constexpr std::array etats_lus{
    EtatLu{"a_ventiler", "À ventiler"},
    EtatLu{"preparee", "En préparation"},
    EtatLu{"ecartee", "À écarter, en préparation"},
    EtatLu{"transmise", "Transmise", true},
    EtatLu{"ecart_notifie", "Écartée", true},
};
/// What lists call that state; an empty code is that of a dossier without a row.
std::string_view libelle_etat(std::string_view code);

/// Whether the person may know what the committee is still preparing.
bool voit_la_preparation(const personne::Acteur&);

/// A meeting with the time of its first and of its last half-day: as prepared, else as the campaign announces
/// it.
struct DateDeReunion {
  std::string code, titre;
  std::optional<base::Period> quand;
};
/// Those that the campaign announces, in its order.
std::vector<DateDeReunion> dates_annoncees(const campagne::Campagne&);
const DateDeReunion* trouver(const std::vector<DateDeReunion>&, std::string_view code);
/// "le 14 octobre 2022", "du 13 au 14 octobre 2022"; empty when the date is not known.
std::string jours(const DateDeReunion&);

}  // namespace ventilation

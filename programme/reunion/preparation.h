// Preparing a meeting: place, length of a passage, half-days and rooms; what is wrong with what was typed.
// Pure.
#pragma once
#include <string>
#include <vector>

#include "platform/base/field_errors.h"
#include "programme/reunion/reunion_store.h"

namespace reunion {

/// A line of the form: a stretch of time in one room. A line without day and hours is nobody's.
struct LigneSaisie {
  std::int64_t id = 0;  ///< of the half-day that it changes; 0: a new one
  std::string jour, debut, fin, salle, theme;
  bool vide() const { return jour.empty() && debut.empty() && fin.empty(); }
};

struct PreparationSaisie {
  std::string lieu, adresse, consigne, duree;
  std::vector<LigneSaisie> lignes;
};
/// So many lines at most.
inline constexpr std::size_t demi_journees_max = 40;

/// As typed, from what is recorded.
PreparationSaisie en_saisie(const Reunion&, const std::vector<DemiJournee>&);

struct Preparation {
  std::string lieu, adresse, consigne;
  int duree = 0;
  std::vector<DemiJournee> demi_journees;
};
struct PreparationLue {
  Preparation preparation;
  /// Fields: lieu, adresse, consigne, duree, and for line 1: jour-1, debut-1, fin-1, salle-1, theme-1.
  base::FieldErrors erreurs;
};
/// Reads the form; half-days outside the campaign's time for meetings, or overlapping in one room, are
/// errors.
PreparationLue lire_preparation(const PreparationSaisie&, const campagne::Campagne&);

/// Passages that have a slot in a half-day: their number, and from when to when.
struct Occupee {
  std::int64_t demi_journee = 0;
  std::int64_t passages = 0;
  base::Instant debut{}, fin{};
};
/// Half-days that were shortened, moved or removed under the passages they hold.
base::FieldErrors defauts_passages(const PreparationSaisie&, const Preparation&, const std::vector<Occupee>&);

/// The instant of that hour of the day in Paris, whatever the change of hour.
base::Instant a_l_heure(base::Date, std::chrono::minutes);
/// "9h30", "9 h 30", "09:30" → 9:30; nothing for what is no hour.
std::optional<std::chrono::minutes> lire_heure(std::string_view);

}  // namespace reunion

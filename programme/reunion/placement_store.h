// Giving a passage its slot, by hand or by a whole plan. A slot outside its half-day or already taken is
// always refused; somebody in two places at once is refused until the person who moves says that they have
// seen it.
#pragma once
#include "programme/reunion/engagement_store.h"
#include "programme/reunion/plan.h"
#include "programme/reunion/reunion_store.h"

namespace reunion {

/// What a person asks for a passage.
struct Mouvement {
  std::int64_t passage = 0;
  std::int64_t version = 0;       ///< of the passage as they saw it; 0: whatever it is
  std::int64_t demi_journee = 0;  ///< of this meeting or another; 0: no slot any more
  base::Instant debut{};
  bool malgre_conflits = false;  ///< they have seen who would be in two places
};

/// Where the passage would be, once everything about time and room is right.
struct Destination {
  Reunion reunion;
  DemiJournee demi_journee;
  base::Period quand;
};
/// Refused: acces_inconnu, role_requis for a meeting that they do not run, periode_close for a time that has
/// passed, saisie_invalide outside the half-day or over another passage (which is named).
Result<Destination> destination(db::Reading&, const personne::Acteur&, base::Instant now,
                                const campagne::Campagne&, const Mouvement&);

/// Moves the passage. An act of the workflow (Deplacer): whoever was convened has to be convened again.
/// Refused as `destination`, and: modifie_entre_temps, deja_fait for where it is already, saisie_invalide
/// with the clashes.
Result<void> deplacer(db::Writing&, const personne::Acteur&, base::Instant now, const campagne::Campagne&,
                      const Mouvement&);

/// Two passages of one meeting take each other's slots. `version`: of the first, as the person saw it.
struct Echange {
  std::int64_t passage = 0, autre = 0, version = 0;
  bool malgre_conflits = false;
};
Result<void> echanger(db::Writing&, const personne::Acteur&, base::Instant now, const campagne::Campagne&,
                      const Echange&);
/// What would clash after the exchange; nothing when one of them has no slot.
std::vector<ConflitHoraire> conflits_si_echange(db::Reading&, const personne::Acteur&,
                                                const campagne::Campagne&, const Echange&);

/// "Camille Exemple : …; Les Tilleuls : …"
std::string phrase(const std::vector<ConflitHoraire>&);

/// Everything that a plan of the meeting depends on. `tout`: passages placed already but not convened are
/// placed anew; else they keep their slot. Half-days that have begun take nobody any more.
DonneesDuPlan donnees_du_plan(db::Reading&, const personne::Acteur&, base::Instant now,
                              const campagne::Campagne&, const Reunion&, bool tout);
/// A mark of what is proposed: what is applied is what was shown.
std::string empreinte(const std::vector<Placement>&);
/// Records the plan for the passages that do not keep their slot; returns how many have one now.
Result<std::size_t> appliquer_plan(db::Writing&, const personne::Acteur&, base::Instant now,
                                   const campagne::Campagne&, const Reunion&, const DonneesDuPlan&,
                                   const std::vector<Placement>&);

namespace detail {

/// Where a passage goes, with all that follows: it is to be convened and confirmed anew.
struct Lieu {
  std::int64_t reunion = 0;
  std::string code;
  std::optional<std::int64_t> demi_journee{};
  std::optional<base::Instant> debut{}, fin{};
};
void record_move(db::Writing&, std::int64_t passage, const Lieu&);

}  // namespace detail
}  // namespace reunion

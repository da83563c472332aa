// What the rest of the final dossier needs to know of its sheets. The caller has found the dossier for the
// person; these are counts and sums over all of its sheets.
#pragma once
#include "programme/definitif/fiche_store.h"

namespace definitif::fiche {

struct FaitsFiches {
  Genre genre = Genre::activite;
  std::size_t manques = 0;               ///< what keeps the dossier from being deposited
  std::optional<std::int64_t> journees;  ///< youths × days of its activities; only when there are some
};
/// Nothing when the dispositif of the dossier has no sheets.
std::optional<FaitsFiches> faits_des_fiches(db::Reading&, const dossier::Dossier&, const campagne::Campagne&);

}  // namespace definitif::fiche

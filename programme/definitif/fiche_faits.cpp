#include "programme/definitif/fiche_faits.h"

#include "programme/definitif/fiche_activite.h"
#include "programme/definitif/fiche_lecture.h"

namespace definitif::fiche {

std::optional<FaitsFiches> faits_des_fiches(db::Reading& r, const dossier::Dossier& d,
                                            const campagne::Campagne& c) {
  auto kind = genre_de(c, d.dispositif);
  if (!kind) return std::nullopt;
  auto all = fiches(r, d, {.toutes = true});
  FaitsFiches facts{.genre = *kind, .manques = manques(all, c)};
  std::int64_t days = 0;
  for (const auto& f : all)
    if (!f.retiree_le && f.genre == Genre::activite) days += lire_activite(f.saisie, c).activite.journees();
  if (days > 0) facts.journees = days;
  return facts;
}

}  // namespace definitif::fiche

#include "programme/ventilation/reunion_dates_store.h"

namespace ventilation {

std::vector<DateDeReunion> dates_des_reunions(db::Reading& r, const campagne::Campagne& c) {
  struct Preparee {
    std::string code, titre;
    std::optional<base::Instant> debut, fin;
  };
  auto list = dates_annoncees(c);
  for (auto& each : r.all<Preparee>("SELECT u.code, u.titre, MIN(h.debut), MAX(h.fin) FROM reunion u "
                                    "LEFT JOIN demi_journee h ON h.reunion_id = u.id WHERE u.campagne = ?1 "
                                    "GROUP BY u.id, u.code, u.titre",
                                    c.code))
    for (auto& known : list)
      if (known.code == each.code) {
        known.titre = std::move(each.titre);
        if (each.debut) known.quand = base::Period{*each.debut, *each.fin};
      }
  return list;
}

}  // namespace ventilation

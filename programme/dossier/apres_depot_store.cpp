#include "programme/dossier/apres_depot_store.h"

namespace dossier {

// The hour of a passage that is only planned was told to nobody. The dossiers are found through the person's
// structures, few; CROSS JOIN has SQLite begin with them, not with everything that was transmitted in the
// round.
std::vector<ApresDepot> apres_depot(db::Reading& reading, const personne::Acteur& acteur,
                                    std::string_view campagne) {
  return reading.all<ApresDepot>(
      "SELECT d.id, CASE v.etat WHEN 'ecart_notifie' THEN 1 ELSE 0 END, COALESCE(u.code, v.reunion), "
      "COALESCE(p.etat, ''), COALESCE(p.presence, ''), COALESCE(p.decision, ''), "
      "CASE WHEN EXISTS (SELECT 1 FROM deplacement x WHERE x.passage_id = p.id AND x.repondu_le IS NULL) "
      "THEN 1 ELSE 0 END, "
      "CASE p.etat WHEN 'planifie' THEN NULL ELSE p.debut END, p.consolide_le, "
      "COALESCE(f.etat, '') "
      "FROM dossier d CROSS JOIN ventilation v "
      "LEFT JOIN passage p ON p.dossier_id = d.id LEFT JOIN reunion u ON u.id = p.reunion_id "
      "LEFT JOIN definitif f ON f.dossier_id = d.id "
      "WHERE d.structure_id IN (SELECT m.structure_id FROM membre m WHERE m.personne_id = ?1) "
      "AND v.dossier_id = d.id AND v.tour = 1 AND v.transmise_le IS NOT NULL AND d.campagne = ?2 ORDER BY "
      "d.id",
      acteur.id, campagne);
}

}  // namespace dossier

// Twin deposits in the database.
#include <algorithm>

#include "platform/base/text.h"
#include "programme/dossier/visibilite.h"
#include "programme/journal/journal.h"
#include "programme/ventilation/jumeaux.h"
#include "programme/ventilation/ventilation_store_interne.h"

namespace ventilation {

std::vector<Candidature> candidats_jumeaux(db::Reading& r, const personne::Acteur& acteur, const Ligne& l) {
  struct Row {
    std::int64_t id;
    std::string campagne, intitule;
  };
  db::Params params;
  auto structure = params.add(l.note.structure), self = params.add(l.note.dossier);
  auto visible = dossier::visibilite(acteur, params);
  auto rows = r.all<Row>(
      fmt::format(
          "SELECT d.id, d.campagne, d.intitule FROM dossier d WHERE d.structure_id = ?{} AND d.campagne <>"
          " (SELECT o.campagne FROM dossier o WHERE o.id = ?{}) AND d.etat = 'note_deposee' AND {}"
          " ORDER BY d.id DESC LIMIT 50",
          structure, self, visible.sql),
      params);
  std::vector<Candidature> all;
  for (auto& row : rows)
    all.push_back({row.id, std::move(row.campagne), row.intitule, titres_proches(row.intitule, l.intitule)});
  std::ranges::stable_sort(all, [](const auto& a, const auto& b) { return a.proche > b.proche; });
  return all;
}

std::optional<AutreDepot> autre_depot(db::Reading& r, std::int64_t dossier) {
  // What the dossier itself says wins over what another one says of it.
  return r.one<AutreDepot>(
      "SELECT o.id, COALESCE((SELECT c.titre FROM campagne c WHERE c.code = o.campagne ORDER BY c.id DESC "
      "LIMIT 1), o.campagne) FROM jumeau j JOIN dossier o ON o.id = CASE WHEN j.dossier_id = ?1 THEN "
      "j.autre_id ELSE j.dossier_id END WHERE j.dossier_id = ?1 OR j.autre_id = ?1 "
      "ORDER BY CASE WHEN j.dossier_id = ?1 THEN 0 ELSE 1 END LIMIT 1",
      dossier);
}

void noter_jumeau(db::Writing& w, const personne::Acteur& acteur, base::Instant now, const Jumeau& j) {
  bool empty = !j.autre && j.reference.empty() && j.collectivite.empty();
  auto other = j.autre.value_or(j.dossier);
  // A dossier has one twin: what was noted of either is replaced.
  w.exec("DELETE FROM jumeau WHERE dossier_id IN (?1, ?2) OR autre_id IN (?1, ?2)", j.dossier, other);
  if (!empty)
    w.exec(
        "INSERT INTO jumeau (dossier_id, autre_id, collectivite, reference, note_le, note_par)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        j.dossier, j.autre, j.collectivite, j.reference, now, acteur.id);
  journal::inscrire(
      w, acteur, now,
      {empty ? "jumeau_efface" : "jumeau_note",
       "dossier",
       j.dossier,
       {{"reference", base::shorten(j.reference, 100)}, {"autre", j.autre ? std::to_string(*j.autre) : ""}}});
}

}  // namespace ventilation

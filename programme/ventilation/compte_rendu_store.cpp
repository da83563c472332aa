#include "programme/ventilation/compte_rendu_store.h"

#include <fmt/format.h>

#include "programme/dossier/visibilite.h"
#include "programme/personne/attribution.h"
#include "programme/ventilation/reunion_dates_store.h"
#include "programme/ventilation/ventilation_store.h"

namespace ventilation {
namespace {

/// In the order of time. The dossiers are read from what the operation kept of them, when they are few.
std::vector<Decision> decisions(db::Reading& r, const Tour& tour) {
  struct Row {
    std::string genre, libelle;
    std::int64_t dossiers;
    base::Instant le;
    std::string avant;
  };
  std::vector<Decision> list;
  for (auto& row : r.all<Row>(
           "SELECT genre, libelle, dossiers, faite_le, CASE WHEN dossiers <= ?3 THEN avant ELSE '[]' END "
           "FROM ventilation_operation WHERE campagne = ?1 AND tour = ?2 AND annulee_le IS NULL AND genre "
           "IN ('changement', 'correction') ORDER BY id",
           tour.campagne.code, tour.numero, decisions_detaillees)) {
    Decision d{std::move(row.libelle), row.dossiers, row.le, row.genre == code(Genre::correction)};
    if (row.dossiers <= decisions_detaillees)
      for (const auto& each : depuis_json(row.avant)) d.lesquels.push_back(each.dossier);
    list.push_back(std::move(d));
  }
  return list;
}

std::vector<MiseALEcart> kept_away(db::Reading& r, const personne::Acteur& acteur, const Tour& tour) {
  struct Row {
    std::string role, financeur, structure;
    std::int64_t dossiers;
  };
  db::Params params;
  auto campaign = params.add(tour.campagne.code);
  auto visible = dossier::visibilite(acteur, params, dossier::Portee::un_dossier);
  std::vector<MiseALEcart> list;
  for (auto& row : r.all<Row>(
           fmt::format(
               "SELECT t.role, t.financeur, s.nom, COUNT(*) FROM conflit_interet k JOIN attribution t ON "
               "t.personne_id = k.personne_id JOIN structure s ON s.id = k.structure_id JOIN dossier d "
               "ON d.structure_id = s.id WHERE k.etat = 'confirme' AND d.campagne = ?{} AND d.etat = "
               "'note_deposee' AND {} GROUP BY k.id, t.id, t.role, t.financeur, s.nom, s.nom_tri ORDER "
               "BY s.nom_tri, s.nom, t.role, t.financeur, k.id",
               campaign, visible.sql),
           params))
    list.push_back(
        {personne::role(row.role).value(), std::move(row.financeur), std::move(row.structure), row.dossiers});
  return list;
}

}  // namespace

std::optional<CompteRendu> lire_compte_rendu(db::Reading& r, const personne::Acteur& acteur,
                                             base::Instant now, const Tour& tour) {
  if (!voit_la_preparation(acteur)) return std::nullopt;
  return CompteRendu{.campagne = tour.campagne,
                     .preside = acteur.nom,
                     .le = now,
                     .dates = dates_des_reunions(r, tour.campagne),
                     .lignes = lignes(r, acteur, tour, {}),
                     .decisions = decisions(r, tour),
                     .conflits = kept_away(r, acteur, tour)};
}

}  // namespace ventilation

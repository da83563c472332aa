#include "programme/budget/lignes_store.h"

#include "platform/db/sets.h"

namespace budget {

std::map<std::int64_t, Budget> budgets_des_actions(db::Reading& r,
                                                   const std::vector<std::int64_t>& dossiers) {
  struct Row {
    std::int64_t dossier;
    std::string ligne;
    int rang;
    std::string financeur, nom;
    Cents droit_commun, specifique, montant;
  };
  std::map<std::int64_t, Budget> all;
  if (dossiers.empty()) return all;
  for (auto id : dossiers) all[id];
  db::Params params;
  auto list = db::in_list(dossiers, params);
  r.each<Row>(
      "SELECT b.dossier_id, l.ligne, l.rang, l.financeur, l.nom, l.droit_commun, l.specifique, l.montant "
      "FROM budget b JOIN budget_ligne l ON l.budget_id = b.id WHERE b.dossier_id IN " +
          list + " ORDER BY b.dossier_id, l.ligne, l.rang",
      [&](Row row) {
        auto& b = all.at(row.dossier);
        if (row.rang == 0)
          b.montants.emplace(std::move(row.ligne), row.montant);
        else
          b.financeurs.push_back({std::move(row.ligne), std::move(row.financeur), std::move(row.nom),
                                  row.droit_commun, row.specifique});
      },
      params);
  return all;
}

}  // namespace budget

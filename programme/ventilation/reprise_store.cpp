#include "programme/ventilation/reprise_store.h"

#include "programme/ventilation/ventilation_store_interne.h"

namespace ventilation {
namespace {

using namespace interne;

/// Hands each line those who handled its note, many dossiers at a time.
std::vector<DossierFinal> with_first_round(db::Reading& r, std::vector<Ligne> lines) {
  std::vector<DossierFinal> all;
  std::unordered_map<std::int64_t, std::size_t> places;
  std::vector<std::int64_t> ids;
  for (auto& l : lines) {
    ids.push_back(l.note.dossier), places.emplace(l.note.dossier, all.size());
    all.push_back({std::move(l)});
  }
  by_pieces(ids, [&](const auto& some) {
    db::Params params;
    auto list = db::in_list(some, params);
    r.each<AgentDuPremierTour>(
        "SELECT a.dossier_id, a.financeur, a.personne_id, p.nom FROM affectation_transmise a "
        "JOIN personne p ON p.id = a.personne_id WHERE a.tour = 1 AND a.dossier_id IN " +
            list + " ORDER BY a.dossier_id, a.financeur, p.nom_tri, p.id",
        [&](AgentDuPremierTour row) { all[places.at(row.dossier)].avant.push_back(std::move(row)); }, params);
  });
  return all;
}

}  // namespace

std::vector<DossierFinal> dossiers_finals(db::Reading& r, const personne::Acteur& acteur, const Tour& tour) {
  if (!prepare(acteur)) return {};
  return with_first_round(r, lignes(r, acteur, tour, {}));
}

std::optional<DossierFinal> dossier_final(db::Reading& r, const personne::Acteur& acteur, const Tour& tour,
                                          std::int64_t dossier) {
  if (!prepare(acteur)) return std::nullopt;
  auto found = with_first_round(r, lignes_de(r, acteur, tour, std::span(&dossier, 1)));
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

}  // namespace ventilation

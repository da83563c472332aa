// Those to whom dossiers are handed.
#include "programme/personne/attribution.h"
#include "programme/ventilation/ventilation_store.h"
#include "programme/ventilation/ventilation_store_interne.h"

namespace ventilation {
namespace {

using namespace interne;

struct Conflit {
  std::int64_t personne, structure;
};
struct RoleTenu {
  std::int64_t personne;
  std::string nom, role, financeur, communes, themes;
};

std::unordered_map<std::int64_t, std::vector<std::int64_t>> confirmed_conflicts(db::Reading& r) {
  std::unordered_map<std::int64_t, std::vector<std::int64_t>> all;
  r.each<Conflit>(
      "SELECT personne_id, structure_id FROM conflit_interet WHERE etat = 'confirme' ORDER BY 1, 2",
      [&](const Conflit& c) { all[c.personne].push_back(c.structure); });
  return all;
}

personne::Attribution attribution_of(RoleTenu& held) {
  return {personne::role(held.role).value(), personne::lire_codes(held.communes),
          personne::lire_codes(held.themes), std::move(held.financeur)};
}

}  // namespace

void interne::lire_charges(db::Reading& r, const Tour& tour, std::unordered_map<std::int64_t, int>& load) {
  struct Charge {
    std::int64_t personne;
    int dossiers;
  };
  std::vector<std::int64_t> people;
  for (auto& [person, unused] : load) people.push_back(person);
  std::ranges::sort(people);
  by_pieces(people, [&](const auto& some) {
    db::Params params;
    auto list = db::in_list(some, params);
    auto sql = fmt::format(
        "SELECT b.personne_id, COUNT(DISTINCT b.dossier_id) FROM affectation b JOIN ventilation w"
        " ON w.dossier_id = b.dossier_id AND w.tour = b.tour AND w.etat IN ('preparee', 'transmise')"
        " JOIN dossier e ON e.id = b.dossier_id WHERE b.personne_id IN {} AND b.tour = ?{}"
        " AND e.campagne = ?{} GROUP BY b.personne_id",
        list, params.add(tour.numero), params.add(tour.campagne.code));
    r.each<Charge>(sql, [&](const Charge& c) { load[c.personne] = c.dossiers; }, params);
  });
}

std::vector<Agent> agents(db::Reading& r, const personne::Acteur& acteur, const Tour& tour) {
  if (!prepare(acteur)) return {};
  auto conflicts = confirmed_conflicts(r);
  std::vector<Agent> all;
  std::unordered_map<std::int64_t, int> load;
  r.each<RoleTenu>(
      "SELECT t.personne_id, p.nom, t.role, t.financeur, t.communes, t.themes FROM attribution t"
      " JOIN personne p ON p.id = t.personne_id WHERE t.role IN ('instructeur', 'referent_pre')"
      " ORDER BY p.nom_tri, p.id, t.id",
      [&](RoleTenu held) {
        load.emplace(held.personne, 0);
        all.push_back({held.personne, held.nom, attribution_of(held), conflicts[held.personne], 0});
      });
  lire_charges(r, tour, load);
  for (auto& agent : all) agent.charge = load.at(agent.personne);
  return all;
}

std::vector<Nom> noms(db::Reading& r, std::span<const std::int64_t> people) {
  std::vector<Nom> all;
  by_pieces(people, [&](const auto& some) {
    db::Params params;
    auto list = db::in_list(some, params);
    std::ranges::move(r.all<Nom>("SELECT id, nom FROM personne WHERE id IN " + list + "", params),
                      std::back_inserter(all));
  });
  return all;
}

}  // namespace ventilation

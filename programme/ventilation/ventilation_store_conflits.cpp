// A person with an interest in a structure is taken away from its dossiers.
#include "programme/ventilation/ventilation_store_interne.h"

namespace ventilation {
namespace {

using namespace interne;

struct DossierConfie {
  std::string campagne;
  int tour;
  std::int64_t dossier;
};

/// Says of what was left to nobody that it waits for somebody else.
void say_to_be_handed_on(EtatDossier& e, const EtatDossier& before) {
  constexpr std::string_view why =
      "À réaffecter : un conflit d’intérêts écarte la personne qui suivait ce dossier.";
  for (auto& s : e.sollicitations)
    if (!before.agents(s.financeur).empty() && e.agents(s.financeur).empty()) s.sans_agent = why;
  if (!before.agents("").empty() && e.agents("").empty()) e.sans_referent = why;
}

/// The dossiers of one campaign and round that were handed to the person, changed as one operation.
void take_away(db::Writing& w, const personne::Acteur& par, base::Instant now, std::int64_t person,
               std::span<const DossierConfie> some) {
  campagne::Campagne named;
  named.code = some.front().campagne;
  Tour tour{named, some.front().tour};
  std::vector<std::int64_t> ids;
  for (const auto& each : some) ids.push_back(each.dossier);
  auto before = etats_de(w, tour.numero, ids);
  auto id = inscrire_operation(w, par, now, tour, Genre::correction,
                               "Conflit d’intérêts : à confier à quelqu’un d’autre", before);
  auto after = before;
  for (std::size_t i = 0; i < after.size(); ++i) {
    auto& e = after[i];
    std::erase_if(e.affectations, [&](const auto& a) { return a.personne == person; });
    say_to_be_handed_on(e, before[i]);
    if (e.version) e.version = id, e.modifie_le = now, e.modifie_par = par.id;
  }
  ecrire(w, tour.numero, before, after);
}

/// From here on nobody hands a dossier of the structure to anyone: whoever comes next sees the conflict.
void take_rounds(db::Writing& w, std::int64_t structure) {
  for (auto& code : w.all<std::string>(
           "SELECT DISTINCT campagne FROM dossier WHERE structure_id = ?1 ORDER BY 1", structure)) {
    campagne::Campagne named;
    named.code = code;
    for (int round : {1, 2}) prendre(w, {named, round});
  }
}

bool same_round(const DossierConfie& a, const DossierConfie& b) {
  return a.campagne == b.campagne && a.tour == b.tour;
}

}  // namespace

std::vector<std::int64_t> retirer_agent(db::Writing& w, const personne::Acteur& par, base::Instant now,
                                        std::int64_t person, std::int64_t structure) {
  take_rounds(w, structure);
  auto all = w.all<DossierConfie>(
      "SELECT DISTINCT d.campagne, a.tour, d.id FROM affectation a JOIN dossier d ON d.id = a.dossier_id"
      " WHERE a.personne_id = ?1 AND d.structure_id = ?2 ORDER BY 1, 2, 3",
      person, structure);
  for (auto from = all.begin(); from != all.end();) {
    auto to = std::find_if_not(from, all.end(), [&](const DossierConfie& c) { return same_round(c, *from); });
    take_away(w, par, now, person, std::span(from, to));
    from = to;
  }
  std::vector<std::int64_t> dossiers;
  for (const auto& each : all) dossiers.push_back(each.dossier);
  std::ranges::sort(dossiers);
  dossiers.erase(std::ranges::unique(dossiers).begin(), dossiers.end());
  return dossiers;
}

}  // namespace ventilation

// Views of the tableau as tests read them: every page, by both ways of looking.
#pragma once
#include <doctest/doctest.h>

#include <algorithm>

#include "programme/pilotage/pilotage_test.h"
#include "programme/pilotage/tableau_store.h"

namespace pilotage::essai::vues {

inline const campagne::Campagne campagne_ = campagne_d_essai();

inline personne::Acteur with_role(personne::Attribution attribution) {
  personne::Acteur acteur;
  acteur.id = 1;
  acteur.attributions.push_back(std::move(attribution));
  return acteur;
}
inline const personne::Acteur coordination = with_role({.role = personne::Role::coordination});

inline std::vector<std::int64_t> ids(const Page& page) {
  std::vector<std::int64_t> list;
  for (auto& line : page.lignes) list.push_back(line.id);
  return list;
}

/// Every page from the first on, following the links.
inline std::vector<Page> walk(db::Reading& r, Filtre f, std::size_t size,
                              const personne::Acteur& acteur = coordination,
                              Recherche how = Recherche::une_par_une) {
  f.repere.reset();
  std::vector<Page> pages{lire_page(r, acteur, campagne_, f, size, how)};
  while (pages.back().suivante && pages.size() < 1000) {
    f.repere = pages.back().suivante;
    pages.push_back(lire_page(r, acteur, campagne_, f, size, how));
  }
  return pages;
}

inline std::vector<std::int64_t> all_ids(const std::vector<Page>& pages) {
  std::vector<std::int64_t> list;
  for (auto& page : pages) std::ranges::copy(ids(page), std::back_inserter(list));
  return list;
}

/// What the person sees; the same, whichever way it is looked for.
inline std::vector<std::int64_t> seen(db::Database& database, const personne::Acteur& acteur,
                                      const Filtre& f = {}) {
  return database.read([&](db::Reading& r) {
    auto found = all_ids(walk(r, f, 50, acteur));
    CHECK(found == all_ids(walk(r, f, 50, acteur, Recherche::par_liste)));
    CHECK(found == ids(lire_vue(r, acteur, campagne_, f).page));
    return found;
  });
}

}  // namespace pilotage::essai::vues

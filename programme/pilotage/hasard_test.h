// Random views of the tableau, for the tests of properties.
#pragma once
#include <rapidcheck.h>

#include "platform/base/text.h"
#include "programme/pilotage/filtre.h"

namespace pilotage::essai {

/// One time out of four: conditions that all hold at once would find nothing.
inline bool sometimes() { return *rc::gen::inRange(0, 4) == 0; }

template <class T>
std::optional<T> maybe(const rc::Gen<T>& gen) {
  return sometimes() ? std::optional<T>(*gen) : std::nullopt;
}

inline Repere random_place(Tri tri) {
  Repere place{*rc::gen::arbitrary<bool>(), *rc::gen::inRange<std::int64_t>(1, 1'000'000), {}};
  if (ordre(tri).texte)
    place.valeur = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("abé .&=%+?#'\"")));
  else
    place.valeur = *rc::gen::arbitrary<std::int64_t>();
  if (auto* text = std::get_if<std::string>(&place.valeur)) *text = base::clean_text(*text);
  return place;
}

inline Filtre random_filter(const campagne::Campagne& c) {
  Filtre f;
  for (const auto& each : criteres()) {
    auto list = each.choix(c);
    if (sometimes()) f.*each.valeur = (*rc::gen::elementOf(list)).first;
  }
  for (const auto& each : cases()) f.*each.valeur = sometimes();
  f.demande_min = maybe(rc::gen::map(rc::gen::inRange(0, 50000), [](int v) { return base::Cents{v}; }));
  f.demande_max = maybe(rc::gen::map(rc::gen::inRange(50000, 9000000), [](int v) { return base::Cents{v}; }));
  auto day = [](int from, int to) {
    return rc::gen::map(rc::gen::inRange(from, to),
                        [](int d) { return base::Date(std::chrono::sys_days(std::chrono::days(d))); });
  };
  f.depose_du = maybe(day(10000, 19000));
  f.depose_au = maybe(day(19000, 25000));
  f.structure = maybe(rc::gen::inRange<std::int64_t>(1, 99999));
  f.texte = base::trim(
      base::clean_text(*rc::gen::container<std::string>(rc::gen::elementOf(std::string("aé &=%+?#'\"")))));
  f.agent = base::trim(
      base::clean_text(*rc::gen::container<std::string>(rc::gen::elementOf(std::string("aé &=%+_!'\"")))));
  if (!sometimes()) f.agent.clear();
  f.tri =
      *rc::gen::map(rc::gen::inRange<std::size_t>(0, ordres.size()), [](std::size_t i) { return Tri(i); });
  f.decroissant = *rc::gen::arbitrary<bool>();
  if (sometimes())
    f.colonnes = Colonnes(*rc::gen::container<std::vector<Colonne>>(rc::gen::map(
        rc::gen::inRange<std::size_t>(0, intitules.size()), [](std::size_t i) { return Colonne(i); })));
  if (sometimes()) f.repere = random_place(f.tri);
  return f;
}

}  // namespace pilotage::essai

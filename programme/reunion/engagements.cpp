#include "programme/reunion/engagements.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "platform/base/text.h"
#include "programme/reunion/creneaux.h"

namespace reunion {
namespace {

/// The order in which the engagements of one person follow one another.
void sort_by_person(std::vector<Engagement>& all) {
  std::ranges::sort(all, {}, [](const Engagement& e) {
    return std::tie(e.cle, e.quand.from, e.quand.until, e.reunion, e.passage);
  });
}

/// The clashes of one person, whose engagements are in the order of time.
void clashes_of(std::vector<Engagement>::const_iterator from, std::vector<Engagement>::const_iterator to,
                std::chrono::minutes trajet, std::vector<ConflitHoraire>& found) {
  for (auto a = from; a != to; ++a)
    for (auto b = a + 1; b != to && b->quand.from < a->quand.until + trajet; ++b)
      if (auto how = heurt(*a, *b, trajet)) found.push_back({*a, *b, *how});
}

/// A structure whose clash is that of a person who carries both projects says nothing more.
void drop_repeated(std::vector<ConflitHoraire>& found) {
  std::set<std::pair<std::int64_t, std::int64_t>> of_people;
  for (const auto& c : found)
    if (c.un.qualite != Qualite::structure) of_people.emplace(c.un.passage, c.autre.passage);
  std::erase_if(found, [&](const ConflitHoraire& c) {
    return c.un.qualite == Qualite::structure && of_people.contains({c.un.passage, c.autre.passage});
  });
}

std::string there(const Engagement& e) { return e.reunion_titre + ", " + heures(e.quand); }

}  // namespace

std::string_view label(Qualite q) {
  switch (q) {
    case Qualite::charge:
      return "porte le projet";
    case Qualite::structure:
      return "structure porteuse";
    case Qualite::agent:
      return "suit le dossier";
    case Qualite::invite:
      return "est invité·e";
  }
  return {};
}

std::string cle_de_personne(std::string_view courriel) {
  return "c:" + base::lower_ascii(base::trim(courriel));
}
std::string cle_de_structure(std::int64_t structure) { return "s:" + std::to_string(structure); }
std::string cle_de_lieu(std::string_view lieu, std::string_view adresse) {
  return base::fold(std::string(base::trim(lieu)) + "|" + std::string(base::trim(adresse)));
}

std::optional<Heurt> heurt(const Engagement& a, const Engagement& b, std::chrono::minutes trajet) {
  bool same_meeting = a.reunion == b.reunion;
  if (a.passage == b.passage && a.passage != 0) return std::nullopt;
  if (same_meeting && (a.qualite == Qualite::invite || b.qualite == Qualite::invite)) return std::nullopt;
  if (se_chevauchent(a.quand, b.quand)) return Heurt::meme_heure;
  bool same_place = same_meeting || (a.lieu == b.lieu && a.lieu.size() > 1);
  auto margin = same_place ? std::chrono::minutes{0} : trajet;
  bool in_time = a.quand.until + margin <= b.quand.from || b.quand.until + margin <= a.quand.from;
  return in_time ? std::nullopt : std::optional(Heurt::trajet);
}

std::vector<ConflitHoraire> conflits_horaires(std::vector<Engagement> all, std::chrono::minutes trajet) {
  sort_by_person(all);
  std::vector<ConflitHoraire> found;
  for (auto from = all.cbegin(); from != all.cend();) {
    auto to = std::find_if(from, all.cend(), [&](const Engagement& e) { return e.cle != from->cle; });
    clashes_of(from, to, trajet, found);
    from = to;
  }
  drop_repeated(found);
  return found;
}

std::vector<ConflitHoraire> conflits_de(const std::vector<Engagement>& mine,
                                        const std::vector<Engagement>& all, std::chrono::minutes trajet) {
  std::vector<ConflitHoraire> found;
  auto first = [](const Engagement& a, const Engagement& b) {
    return std::tie(a.quand.from, a.reunion) <= std::tie(b.quand.from, b.reunion);
  };
  for (const auto& a : mine)
    for (const auto& b : all)
      if (a.cle == b.cle && a.passage != b.passage)
        if (auto how = heurt(a, b, trajet))
          found.push_back(first(a, b) ? ConflitHoraire{a, b, *how} : ConflitHoraire{b, a, *how});
  drop_repeated(found);
  return found;
}

std::string phrase(const ConflitHoraire& c) {
  auto both = fmt::format("{} : {} et {}", c.un.nom, there(c.un), there(c.autre));
  return c.heurt == Heurt::trajet ? both + " (le trajet ne tient pas entre les deux)" : both;
}

std::vector<JourneePartagee> journees_partagees(std::vector<Engagement> all) {
  sort_by_person(all);
  std::vector<JourneePartagee> days;
  for (auto& e : all) {
    if (e.qualite == Qualite::structure) continue;
    auto day = base::paris_date(e.quand.from);
    if (days.empty() || days.back().cle != e.cle || days.back().jour != day)
      days.push_back({e.cle, e.nom, day, {}});
    days.back().engagements.push_back(std::move(e));
  }
  std::erase_if(days, [](const JourneePartagee& d) {
    return std::ranges::all_of(d.engagements,
                               [&](const Engagement& e) { return e.reunion == d.engagements[0].reunion; });
  });
  std::ranges::sort(days, {},
                    [](const JourneePartagee& d) { return std::tuple(d.jour, base::fold(d.nom), d.cle); });
  return days;
}

}  // namespace reunion

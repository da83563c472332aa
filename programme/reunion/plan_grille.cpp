#include "programme/reunion/plan_grille.h"

#include <algorithm>

#include "programme/reunion/creneaux.h"

namespace reunion {
namespace {

std::vector<std::size_t> people_of(const APlacer& p) {
  auto all = p.porteurs;
  all.insert(all.end(), p.agents.begin(), p.agents.end());
  std::ranges::sort(all);
  auto twice = std::ranges::unique(all);
  all.erase(twice.begin(), twice.end());
  return all;
}

/// The parts of a half-day that no kept passage takes.
std::vector<base::Period> free_parts(const DonneesDuPlan& data, const Plage& plage) {
  std::vector<base::Period> kept;
  for (const auto& p : data.passages)
    if (p.garde && p.garde->plage == plage.id) kept.push_back(p.garde->quand);
  return libres(plage.periode, std::move(kept));
}

}  // namespace

Grille::Grille(const DonneesDuPlan& data)
    : data_(data), engagements_(data.noms.size()), at_(data.passages.size(), none) {
  for (const auto& p : data.passages) people_.push_back(people_of(p));
  for (const auto& o : data.occupations) engagements_.at(o.qui).push_back(o);
  for (std::size_t p = 0; p < data.passages.size(); ++p)
    if (const auto& kept = data.passages[p].garde)
      for (auto who : people_[p]) engagements_.at(who).push_back({who, kept->quand, true, {}});
  make_slots();
  find_parallel_slots();
  find_taken();
}

void Grille::make_slots() {
  for (std::size_t i = 0; i < data_.plages.size(); ++i)
    for (const auto& part : free_parts(data_, data_.plages[i]))
      for (auto start : debuts(part, data_.duree)) slots_.push_back({i, {start, start + data_.duree}});
  std::ranges::stable_sort(slots_, {}, [](const Slot& s) { return std::pair(s.when.from, s.plage); });
  free_ = slots_.size();
}

void Grille::find_parallel_slots() {
  for (std::size_t a = 0; a < slots_.size(); ++a)
    for (std::size_t b = a + 1; b < slots_.size() && slots_[b].when.from < slots_[a].when.until; ++b) {
      slots_[a].meanwhile.push_back(b);
      slots_[b].meanwhile.push_back(a);
    }
}

bool Grille::keeps_from(const Occupation& o, const Slot& s) const {
  return !compatible(s.when, o.quand, o.meme_lieu, data_.trajet);
}

void Grille::find_taken() {
  taken_.assign(people_.size(), std::vector<std::size_t>(slots_.size(), none));
  for (std::size_t p = 0; p < people_.size(); ++p)
    for (auto who : people_[p])
      for (const auto& o : engagements_[who])
        for (std::size_t s = 0; s < slots_.size(); ++s)
          if (keeps_from(o, slots_[s])) taken_[p][s] = who;
}

/// Somebody of both passages; none.
std::size_t Grille::shared(std::size_t a, std::size_t b) const {
  const auto &left = people_[a], &right = people_[b];
  for (auto i = left.begin(), j = right.begin(); i != left.end() && j != right.end();) {
    if (*i == *j) return *i;
    ++(*i < *j ? i : j);
  }
  return none;
}

bool Grille::possible(std::size_t passage, std::size_t slot) const {
  return slots_[slot].occupant == none && taken(passage, slot) == none;
}

std::vector<std::size_t> Grille::in_the_way(std::size_t passage, std::size_t slot) const {
  std::vector<std::size_t> all;
  if (slots_[slot].occupant != none) all.push_back(slots_[slot].occupant);
  for (auto other : slots_[slot].meanwhile) {
    auto occupant = slots_[other].occupant;
    if (occupant != none && shared(passage, occupant) != none) all.push_back(occupant);
  }
  return all;
}

std::size_t Grille::taken(std::size_t passage, std::size_t slot) const {
  if (!allowed(passage, slot)) return taken_[passage][slot];
  for (auto other : slots_[slot].meanwhile)
    if (auto occupant = slots_[other].occupant; occupant != none)
      if (auto who = shared(passage, occupant); who != none) return who;
  return none;
}

std::string_view Grille::whereabouts(std::size_t person, std::size_t slot) const {
  for (const auto& o : engagements_[person])
    if (keeps_from(o, slots_[slot])) return o.ou;
  return {};
}

void Grille::put(std::size_t passage, std::size_t slot) {
  slots_[slot].occupant = passage;
  at_[passage] = slot;
  --free_;
}

void Grille::remove(std::size_t passage) {
  slots_[at_[passage]].occupant = none;
  at_[passage] = none;
  ++free_;
}

}  // namespace reunion

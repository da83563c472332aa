#include "programme/reunion/plan_raisons.h"

#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"

namespace reunion {
namespace {

constexpr auto none = Grille::none;

template <class List, class Value>
bool holds(const List& list, const Value& value) {
  return std::ranges::find(list, value) != list.end();
}

class Explainer {
 public:
  Explainer(const DonneesDuPlan& data, const Grille& grid) : data_(data), grid_(grid) {}

  Placement of(std::size_t p) const {
    const auto& passage = data_.passages[p];
    if (passage.garde) return {passage.id, passage.garde, {}, "Ce créneau est gardé."};
    if (auto slot = grid_.slot_of(p); slot != none) {
      const auto& s = grid_.slots()[slot];
      return {passage.id, Place{data_.plages[s.plage].id, s.when}, {}, why_there(p, slot)};
    }
    auto [cause, sentence] = why_nowhere(p);
    return {passage.id, {}, cause, std::move(sentence)};
  }

 private:
  /// The passage just before or just after in the same room with which `share` finds somebody in common.
  template <class People>
  std::size_t neighbour_with(std::size_t p, std::size_t slot, People people) const {
    const auto& here = grid_.slots()[slot];
    for (const auto& s : grid_.slots()) {
      bool beside =
          s.plage == here.plage && (s.when.until == here.when.from || s.when.from == here.when.until);
      if (!beside || s.occupant == none) continue;
      for (auto who : people(data_.passages[p]))
        if (holds(people(data_.passages[s.occupant]), who)) return who;
    }
    return none;
  }

  std::string why_there(std::size_t p, std::size_t slot) const {
    std::vector<std::string> reasons;
    auto porteur = neighbour_with(p, slot, [](const APlacer& a) -> auto& { return a.porteurs; });
    if (porteur != none) reasons.push_back("à côté d’un autre projet de " + data_.noms[porteur]);
    if (auto theme = about_theme(p, slot); !theme.empty()) reasons.push_back(theme);
    if (porteur == none)
      if (auto agent = neighbour_with(p, slot, [](const APlacer& a) -> auto& { return a.agents; });
          agent != none)
        reasons.push_back("à la suite d’un dossier de " + data_.noms[agent]);
    if (reasons.empty()) return "Premier créneau libre.";
    auto text = base::join(reasons, ", ") + ".";
    return capital(std::move(text));
  }

  static std::string capital(std::string text) {
    if (text.starts_with("à")) return "À" + text.substr(std::string_view("à").size());
    text[0] = char(text[0] - 'a' + 'A');
    return text;
  }

  std::string about_theme(std::size_t p, std::size_t slot) const {
    const auto& theme = data_.passages[p].theme;
    const auto& here = data_.plages[grid_.slots()[slot].plage];
    if (here.theme == theme && !theme.empty()) return "dans la demi-journée de sa thématique";
    bool has_its_own = std::ranges::find(data_.plages, theme, &Plage::theme) != data_.plages.end();
    if (!theme.empty() && has_its_own) return "sa thématique n’avait plus de créneau possible";
    return here.theme.empty() ? "" : "aucune demi-journée n’est prévue pour sa thématique";
  }

  bool long_enough() const {
    return std::ranges::any_of(
        data_.plages, [&](const Plage& h) { return h.periode.until - h.periode.from >= data_.duree; });
  }

  std::pair<SansPlace, std::string> why_nowhere(std::size_t p) const {
    if (data_.plages.empty())
      return {SansPlace::sans_demi_journee, "Aucune demi-journée n’est fixée pour cette réunion."};
    if (!long_enough())
      return {
          SansPlace::trop_court,
          fmt::format("Aucune demi-journée ne dure {} minutes, le temps d’un passage.", data_.duree.count())};
    if (grid_.full()) return {SansPlace::complet, "Tous les créneaux sont pris."};
    return {SansPlace::personne_prise, who_is_taken(p)};
  }

  /// Who keeps the passage from the slots that are free.
  std::string who_is_taken(std::size_t p) const {
    std::vector<std::string> sentences;
    for (std::size_t s = 0; s < grid_.slots().size(); ++s) {
      if (grid_.slots()[s].occupant != none) continue;
      auto who = grid_.taken(p, s);
      auto where = grid_.whereabouts(who, s);
      auto one = fmt::format("{} est {}", data_.noms[who],
                             where.empty() ? "déjà dans cette réunion" : fmt::format("à la « {} »", where));
      if (!holds(sentences, one)) sentences.push_back(std::move(one));
    }
    return fmt::format("Aux heures encore libres, {}.", base::join(sentences, ", "));
  }

  const DonneesDuPlan& data_;
  const Grille& grid_;
};

}  // namespace

std::vector<Placement> expliquer(const DonneesDuPlan& data, const Grille& grid) {
  Explainer explainer(data, grid);
  std::vector<Placement> all;
  for (std::size_t p = 0; p < data.passages.size(); ++p) all.push_back(explainer.of(p));
  return all;
}

}  // namespace reunion

#include "programme/ventilation/resultat.h"

#include <algorithm>

namespace ventilation {

std::string_view libelle_etat(std::string_view code) {
  auto it = std::ranges::find(etats_lus, code, &EtatLu::code);
  return it == etats_lus.end() ? etats_lus.front().label : it->label;
}

bool voit_la_preparation(const personne::Acteur& acteur) { return acteur.est(personne::Role::coordination); }

std::vector<DateDeReunion> dates_annoncees(const campagne::Campagne& c) {
  std::vector<DateDeReunion> list;
  for (const auto& each : c.reunions) {
    std::optional<base::Period> when;
    for (const auto& half_day : each.seances)
      when = when ? base::Period{std::min(when->from, half_day.from), std::max(when->until, half_day.until)}
                  : half_day;
    list.push_back({each.code, each.titre, when});
  }
  return list;
}

const DateDeReunion* trouver(const std::vector<DateDeReunion>& dates, std::string_view code) {
  auto it = std::ranges::find(dates, code, &DateDeReunion::code);
  return it == dates.end() ? nullptr : &*it;
}

std::string jours(const DateDeReunion& date) {
  if (!date.quand) return "";
  auto first = base::paris_date(date.quand->from), last = base::paris_date(date.quand->until);
  if (first == last) return "le " + base::long_date(first);
  if (first.year() != last.year() || first.month() != last.month())
    return "du " + base::long_date(first) + " au " + base::long_date(last);
  auto whole = base::long_date(first);  // "13 octobre 2022", "1er octobre 2022"
  return "du " + whole.substr(0, whole.find(' ')) + " au " + base::long_date(last);
}

}  // namespace ventilation

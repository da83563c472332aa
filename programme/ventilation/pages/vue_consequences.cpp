#include "programme/ventilation/pages/vue_consequences.h"

#include <algorithm>

#include "platform/base/text.h"

namespace ventilation::pages {
namespace {

using namespace html::literals;

struct Contexte {
  const page::Visite& visite;
  const Consequences& found;
  std::span<const Ligne> lignes;
};

void one(html::Out& out, const Contexte& c, std::size_t i) {
  const auto& line = c.lignes[i];
  out(R"(<li><a class="govuk-link" href="/ventilation/{}">{}</a> {} <span class="dt-discret">({})</span></li>
)"_h,
      line.note.dossier, reference(line, c.visite.campagne), line.intitule, line.structure_nom);
}

void list(html::Out& out, const Contexte& c, const std::vector<std::size_t>& places) {
  out(R"(<ul class="govuk-list dt-lot__dossiers">
)"_h);
  for (std::size_t i = 0; i < std::min(most_named, places.size()); ++i) one(out, c, places[i]);
  if (places.size() > most_named)
    out(R"(<li>et {}</li>
)"_h,
        base::counted(places.size() - most_named, "autre", "autres"));
  out("</ul>\n"_h);
}

/// A sentence that opens on its dossiers.
void group(html::Out& out, const Contexte& c, std::string_view phrase,
           const std::vector<std::size_t>& places) {
  out(R"(<details class="govuk-details dt-lot__groupe">
<summary class="govuk-details__summary"><span class="govuk-details__summary-text"><strong>{}</strong> : {}</span></summary>
<div class="govuk-details__text">
)"_h,
      dossiers(places.size()), phrase);
  list(out, c, places);
  out("</div>\n</details>\n"_h);
}

/// How many different dossiers are in these groups.
std::size_t distinct(std::span<const Groupe> groups) {
  std::vector<std::size_t> all;
  for (const auto& each : groups) all.insert(all.end(), each.lignes.begin(), each.lignes.end());
  std::ranges::sort(all);
  return std::size_t(std::ranges::unique(all).begin() - all.begin());
}

void groups(html::Out& out, const Contexte& c, const std::vector<Groupe>& all) {
  for (std::size_t i = 0; i < std::min(most_groups, all.size()); ++i)
    group(out, c, all[i].phrase, all[i].lignes);
  if (all.size() <= most_groups) return;
  auto others = std::span(all).subspan(most_groups);
  out(R"(<p class="govuk-body">Et {} de moindre importance, pour {}.</p>
)"_h,
      base::counted(others.size(), "autre ligne", "autres lignes"), dossiers(distinct(others)));
}

void section(html::Out& out, const Contexte& c, std::string_view titre, std::string_view style,
             const std::vector<Groupe>& all) {
  if (all.empty()) return;
  out(R"(<section class="dt-lot__partie {}">
<h2 class="govuk-heading-m">{}</h2>
)"_h,
      style, titre);
  groups(out, c, all);
  out("</section>\n"_h);
}

void counts(html::Out& out, const Contexte& c) {
  auto figure = [&](std::size_t n, std::string_view one, std::string_view many) {
    out(R"(<li><strong>{}</strong> {}</li>
)"_h,
        n, n > 1 ? many : one);
  };
  out(R"(<ul class="dt-chiffres">
)"_h);
  figure(c.found.effets.size(), "dossier changera", "dossiers changeront");
  figure(c.found.inchangees.size(), "dossier restera comme il est", "dossiers resteront comme ils sont");
  figure(c.found.refus.size(), "dossier ne peut pas changer", "dossiers ne peuvent pas changer");
  out("</ul>\n"_h);
}

void loads(html::Out& out, const Contexte& c) {
  if (c.found.charges.empty()) return;
  out(R"(<section class="dt-lot__partie">
<h2 class="govuk-heading-m">Qui aurait combien de dossiers</h2>
<table class="govuk-table dt-lot__charges">
<thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header">Personne</th><th scope="col" class="govuk-table__header govuk-table__header--numeric">Avant</th><th scope="col" class="govuk-table__header govuk-table__header--numeric">Après</th></tr></thead>
<tbody class="govuk-table__body">
)"_h);
  for (const auto& each : c.found.charges)
    out(R"(<tr class="govuk-table__row"><th scope="row" class="govuk-table__header">{}</th><td class="govuk-table__cell govuk-table__cell--numeric">{}</td><td class="govuk-table__cell govuk-table__cell--numeric">{}{}</td></tr>
)"_h,
        each.nom, each.avant, each.apres, each.trop ? " (trop)" : "");
  out("</tbody>\n</table>\n</section>\n"_h);
}

void rest(html::Out& out, const Contexte& c) {
  if (!c.found.effets.empty() && !c.found.restent.empty())
    out(R"(<p class="govuk-body">Dans les dossiers qui changent, ceci reste tel quel : {}.</p>
)"_h,
        base::join(c.found.restent, ", "));
  if (!c.found.inchangees.empty()) group(out, c, "rien ne change", c.found.inchangees);
}

}  // namespace

std::string dossiers(std::size_t n) { return base::counted(n, "dossier", "dossiers"); }

void vue_consequences(html::Out& out, const page::Visite& v, const Consequences& found,
                      std::span<const Ligne> lignes) {
  Contexte c{v, found, lignes};
  counts(out, c);
  section(out, c, "Ne peuvent pas changer", "dt-lot__partie--refus", found.raisons);
  section(out, c, "À regarder de près", "dt-lot__partie--alerte", found.alertes);
  section(out, c, "Ce qui change", "", found.changements);
  loads(out, c);
  rest(out, c);
}

}  // namespace ventilation::pages

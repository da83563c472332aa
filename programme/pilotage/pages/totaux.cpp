// Totals of what is filtered, by orientation, commune, QPV and funder.
#include <algorithm>

#include "programme/page/gabarit.h"
#include "programme/pilotage/cellule.h"
#include "programme/pilotage/pages/filtres.h"
#include "programme/pilotage/pages/pages.h"

namespace pilotage::pages {
namespace {

using namespace html::literals;

struct Tranche {
  std::string_view titre, critere, premiere, precision;
  std::string Filtre::* valeur;
  const std::vector<Total>& totaux;
};

void line(html::Out& out, const page::Visite& v, const Filtre& f, const Tranche& t, const Total& total) {
  std::string name = nom(t.critere, total.code, v.campagne);
  Filtre narrower = f;
  narrower.repere.reset();
  narrower.*t.valeur = total.code;
  auto link = [&](html::Out& cell) {
    if (total.code.empty()) return cell("{}"_h, name);
    cell(R"(<a class="govuk-link" href="{}">{}</a>)"_h, lien("/tableau", narrower), name);
  };
  out(R"(<tr class="govuk-table__row">
<th scope="row" class="govuk-table__header">{}</th>
<td class="govuk-table__cell govuk-table__cell--numeric">{}</td>
<td class="govuk-table__cell govuk-table__cell--numeric">{}</td>
<td class="govuk-table__cell govuk-table__cell--numeric">{}</td>
</tr>
)"_h,
      link, total.somme.dossiers, base::euros(total.somme.cout), base::euros(total.somme.demande));
}

/// In the order of the campaign's list; what it does not know comes last.
std::vector<Total> in_campaign_order(std::vector<Total> list, std::string_view critere,
                                     const campagne::Campagne& c) {
  const auto it = std::ranges::find(criteres(), critere, &Critere::nom);
  const auto known = it->choix(c);
  std::ranges::stable_sort(list, {}, [&](const Total& total) {
    return std::ranges::find(known, total.code, &std::pair<std::string, std::string>::first) - known.begin();
  });
  return list;
}

void slice(html::Out& out, const page::Visite& v, const Filtre& f, const Tranche& t) {
  out(R"(<table class="govuk-table">
<caption class="govuk-table__caption govuk-table__caption--m">{}</caption>
<thead class="govuk-table__head"><tr class="govuk-table__row">
<th scope="col" class="govuk-table__header">{}</th>
<th scope="col" class="govuk-table__header govuk-table__header--numeric">Dossiers</th>
<th scope="col" class="govuk-table__header govuk-table__header--numeric">Coût total</th>
<th scope="col" class="govuk-table__header govuk-table__header--numeric">Demandé</th>
</tr></thead>
<tbody class="govuk-table__body">
)"_h,
      t.titre, t.premiere);
  for (const auto& total : in_campaign_order(t.totaux, t.critere, v.campagne)) line(out, v, f, t, total);
  out("</tbody>\n</table>\n"_h);
  if (!t.precision.empty())
    out(R"(<p class="govuk-body-s dt-precision">{}</p>
)"_h,
        t.precision);
}

void slices(html::Out& out, const page::Visite& v, const Filtre& f, const Totaux& all) {
  const Tranche list[]{
      {"Par orientation", "orientation", "Orientation", "", &Filtre::orientation, all.orientations},
      {"Par commune", "commune", "Commune",
       "Un projet qui concerne plusieurs communes compte en entier dans chacune : la somme des lignes "
       "peut dépasser le total.",
       &Filtre::commune, all.communes},
      {"Par quartier prioritaire", "qpv", "Quartier (QPV)",
       "Un projet qui concerne plusieurs quartiers compte en entier dans chacun : la somme des lignes "
       "peut dépasser le total.",
       &Filtre::qpv, all.qpv},
      {"Par financeur sollicité", "financeur", "Financeur",
       "La dernière colonne est ce qui est demandé à ce financeur ; le coût est celui, entier, des projets "
       "qui le sollicitent.",
       &Filtre::financeur, all.financeurs},
  };
  for (const auto& each : list) slice(out, v, f, each);
}

}  // namespace

web::Response totaux(db::Reading& r, const page::Visite& v) {
  const Demande asked = demande(v);
  const Filtre& f = asked.filtre;
  const Totaux all = pilotage::totaux(r, v.acteur, v.campagne, f);
  const auto errors = pour_le_resume(asked.erreurs);
  auto view = [&](html::Out& out) {
    page::fil_d_ariane(out, {{"Tableau de programmation", lien("/tableau", f)}});
    out(R"(<h1 class="govuk-heading-l">Totaux du tableau</h1>
)"_h);
    formulaire(out, v, "/tableau/totaux", asked);
    conditions_en_cours(out, v, "/tableau/totaux", f);
    sommes(out, all.ensemble);
    if (all.ensemble.dossiers > 0) slices(out, v, f, all);
  };
  return page::page(v, {.titre = "Totaux du tableau", .wide = true, .erreurs = &errors}, view, 200);
}

}  // namespace pilotage::pages

// Who has how much to handle.
#include <algorithm>

#include "programme/ventilation/pages/resultats.h"

namespace ventilation::pages {
namespace {

using namespace html::literals;

constexpr std::size_t agents_par_page = 100;
const NomDeListe nom_de_la_charge{"Charge de chacun·e", "charge-des-agents"};

/// A stretch of the list, from the row after the one that the address names; the first page when it is gone.
struct Tranche {
  std::span<const ChargeAgent> lignes;
  std::string precedente, suivante;  ///< "caf.57"; empty when there is none
  bool debut = true;                 ///< the page before is the first: it has no name
};

std::string name_of(const ChargeAgent& c) { return c.financeur + "." + std::to_string(c.personne); }

Tranche slice(std::span<const ChargeAgent> all, std::string_view after) {
  auto it = std::ranges::find(all, after, name_of);
  std::size_t from = it == all.end() ? 0 : std::size_t(it - all.begin()) + 1;
  if (from >= all.size()) from = 0;
  Tranche t{.lignes = all.subspan(from, std::min(agents_par_page, all.size() - from))};
  if (from > agents_par_page) t.precedente = name_of(all[from - agents_par_page - 1]);
  t.debut = from == 0;
  if (from + agents_par_page < all.size()) t.suivante = name_of(all[from + agents_par_page - 1]);
  return t;
}

void number(html::Out& out, std::string_view title, const std::string& value) {
  out(R"(<td class="govuk-table__cell govuk-table__cell--numeric" data-titre="{}">{}</td>
)"_h,
      title, value);
}

void funder(html::Out& out, const campagne::Campagne& c, const ChargeFinanceur& f) {
  const auto* known = c.financeur(f.financeur);
  out(R"(<tr class="govuk-table__row">
<th scope="row" class="govuk-table__header">{}</th>
)"_h,
      known ? known->nom : pour(f.financeur, c));
  number(out, "Personnes", std::to_string(f.agents));
  number(out, "Dossiers confiés", std::to_string(f.confies));
  number(out, "Le moins", std::to_string(f.le_moins));
  number(out, "En moyenne", en_moyenne(f));
  number(out, "Le plus", std::to_string(f.le_plus));
  number(out, "Demandé", base::euros(f.demande));
  out("</tr>\n"_h);
}

void funders(html::Out& out, const campagne::Campagne& c, const std::vector<ChargeFinanceur>& list) {
  out(R"(<h2 class="govuk-heading-m">Par financeur</h2>
<div class="dt-tableau dt-tableau--cartes dt-tableau--entier">
<table class="govuk-table dt-tableau__table">
<caption class="govuk-visually-hidden">Dossiers confiés par financeur</caption>
<thead class="govuk-table__head"><tr class="govuk-table__row">
<th scope="col" class="govuk-table__header">Financeur</th>
)"_h);
  for (auto title : {"Personnes", "Dossiers confiés", "Le moins", "En moyenne", "Le plus", "Demandé"})
    out(R"(<th scope="col" class="govuk-table__header govuk-table__header--numeric">{}</th>
)"_h,
        title);
  out(R"(</tr></thead>
<tbody class="govuk-table__body">
)"_h);
  for (const auto& each : list) funder(out, c, each);
  out("</tbody>\n</table>\n</div>\n"_h);
}

/// The number says it; the bar lets the eye compare.
void bar(html::Out& out, std::int64_t value, int limit, std::int64_t highest) {
  out(R"(<td class="govuk-table__cell" data-titre="Part"><meter class="dt-charge" aria-hidden="true" min="0" max="{}" high="{}" value="{}"></meter></td>
)"_h,
      std::max(highest, std::int64_t{1}), limit, value);
}

void agent(html::Out& out, const campagne::Campagne& c, const ChargeAgent& a, std::int64_t highest) {
  int limit = c.ventilation.charge_maximale;
  out(R"(<tr class="govuk-table__row">
<th scope="row" class="govuk-table__header">{}</th>
<td class="govuk-table__cell" data-titre="Pour">{}</td>
)"_h,
      a.nom, pour(a.financeur, c));
  number(out, "Dossiers", std::to_string(a.dossiers));
  bar(out, a.dossiers, limit, highest);
  number(out, "Dont en préparation", std::to_string(a.en_preparation));
  number(out, "Demandé", base::euros(a.demande));
  out(R"(<td class="govuk-table__cell" data-titre="Remarque">{}</td>
</tr>
)"_h,
      [&](html::Out& cell) {
        if (auto text = remarque(a, limit); !text.empty())
          cell(R"(<strong class="govuk-tag govuk-tag--red">{}</strong>)"_h, text);
      });
}

void links(html::Out& out, const Tranche& t) {
  if (t.debut && t.suivante.empty()) return;
  out(R"(<nav class="govuk-pagination" aria-label="Pages de la liste">
)"_h);
  if (!t.debut && t.precedente.empty())
    out(R"(<div class="govuk-pagination__prev"><a class="govuk-link govuk-pagination__link" href="/ventilation/charge#personnes" rel="prev"><span class="govuk-pagination__link-title">Personnes précédentes</span></a></div>
)"_h);
  if (!t.precedente.empty())
    out(R"(<div class="govuk-pagination__prev"><a class="govuk-link govuk-pagination__link" href="/ventilation/charge?apres={}#personnes" rel="prev"><span class="govuk-pagination__link-title">Personnes précédentes</span></a></div>
)"_h,
        t.precedente);
  if (!t.suivante.empty())
    out(R"(<div class="govuk-pagination__next"><a class="govuk-link govuk-pagination__link" href="/ventilation/charge?apres={}#personnes" rel="next"><span class="govuk-pagination__link-title">Personnes suivantes</span></a></div>
)"_h,
        t.suivante);
  out("</nav>\n"_h);
}

void agents(html::Out& out, const campagne::Campagne& c, std::span<const ChargeAgent> all, const Tranche& t) {
  std::int64_t highest = 0;
  for (const auto& each : all) highest = std::max(highest, each.dossiers);
  out(R"(<h2 class="govuk-heading-m" id="personnes">Par personne</h2>
<p class="govuk-body">La proposition confie au plus {} dossiers à une même personne.</p>
<div class="dt-tableau dt-tableau--cartes" role="region" tabindex="0" aria-labelledby="charge-legende">
<table class="govuk-table dt-tableau__table">
<caption id="charge-legende" class="govuk-visually-hidden">Dossiers confiés à chaque personne</caption>
<thead class="govuk-table__head"><tr class="govuk-table__row">
<th scope="col" class="govuk-table__header">Personne</th>
<th scope="col" class="govuk-table__header">Pour</th>
<th scope="col" class="govuk-table__header govuk-table__header--numeric">Dossiers</th>
<th scope="col" class="govuk-table__header">Part</th>
<th scope="col" class="govuk-table__header govuk-table__header--numeric">Dont en préparation</th>
<th scope="col" class="govuk-table__header govuk-table__header--numeric">Demandé</th>
<th scope="col" class="govuk-table__header">Remarque</th>
</tr></thead>
<tbody class="govuk-table__body">
)"_h,
      c.ventilation.charge_maximale);
  for (const auto& each : t.lignes) agent(out, c, each, highest);
  out("</tbody>\n</table>\n</div>\n"_h);
  links(out, t);
}

web::Response file(db::Reading& r, const page::Visite& v, documents::Format format) {
  auto path = exporter_charges(r, v.acteur, tour_des_notes(v), nom_de_la_charge, v.now, format,
                               std::filesystem::temp_directory_path());
  return web::download({path, true}, nom_de_fichier(nom_de_la_charge, v.now, format), content_type(format));
}

}  // namespace

web::Response charge(db::Reading& r, const page::Visite& v) {
  auto all = charges(r, v.acteur, tour_des_notes(v));
  auto here = slice(all, v.request.query.get("apres"));
  auto view = [&](html::Out& out) {
    out(R"(<h1 class="govuk-heading-l">Charge de chacun·e</h1>
)"_h);
    if (all.empty()) {
      out(R"(<p class="govuk-body">Personne n’a encore de rôle pour recevoir des dossiers. <a class="govuk-link" href="/personnes">Donner un rôle</a></p>
)"_h);
    } else {
      out(R"(<p class="govuk-body dt-actions">
<a class="govuk-link" href="/ventilation/charge.xlsx" download>Télécharger pour un tableur (XLSX)</a>
<a class="govuk-link" href="/ventilation/charge.csv" download>Télécharger en CSV</a>
</p>
)"_h);
      funders(out, v.campagne, partage(all));
      agents(out, v.campagne, all, here);
    }
    liens_des_resultats(out, v, "/ventilation/charge");
  };
  return page::page(v, {.titre = "Charge de chacun·e", .wide = true}, view);
}

web::Response charge_xlsx(db::Reading& r, const page::Visite& v) {
  return file(r, v, documents::Format::xlsx);
}
web::Response charge_csv(db::Reading& r, const page::Visite& v) { return file(r, v, documents::Format::csv); }

}  // namespace ventilation::pages

#include "programme/ventilation/pages/rangees.h"

#include <fmt/format.h>

#include "platform/base/text.h"
#include "programme/ventilation/alertes.h"
#include "programme/ventilation/pages/commun.h"
#include "programme/ventilation/pages/vers_les_lots.h"

namespace ventilation::pages {
namespace {

using namespace html::literals;
using campagne::Campagne;

std::vector<const AgentDeLigne*> people_of(const Ligne& l, std::string_view funder) {
  std::vector<const AgentDeLigne*> all;
  for (const auto& a : l.agents)
    if (a.financeur == funder) all.push_back(&a);
  return all;
}

std::string names(const std::vector<const AgentDeLigne*>& people) {
  std::vector<std::string> all;
  for (const auto* a : people) all.push_back(a->nom);
  return base::join(all, ", ");
}

void project(html::Out& out, const Ligne& l, std::string_view vue) {
  out(R"(<a class="govuk-link" href="/ventilation/{}?retour={}" data-panneau>{}</a>)"_h, l.note.dossier, vue,
      titre_de(l));
  if (l.saillant) out(R"( <span class="dt-saillant" role="img" aria-label="Objectif saillant">★</span>)"_h);
  out(R"(<span class="dt-comite__structure">{}</span>)"_h, l.structure_nom);
  if (l.deux_arrondissements)
    out(R"( <strong class="govuk-tag govuk-tag--purple">{}</strong>)"_h,
        l.jumeau ? "Deux arrondissements, jumeau indiqué" : "Deux arrondissements");
  if (l.note.territorial) out(R"( <strong class="govuk-tag govuk-tag--purple">Référent·es</strong>)"_h);
}

void theme(html::Out& out, const Campagne& c, const Ligne& l) {
  const auto* known = c.orientation(l.note.demande.orientation);
  out("{}<br>{}"_h, known ? known->court : l.note.demande.orientation, ou(c, l));
}

void amount(html::Out& out, base::Cents asked) {
  if (asked.value > 0) out(R"( <span class="dt-montant">{}</span>)"_h, base::euros(asked));
}

/// "CAF 2 000 € : Camille".
void funder(html::Out& out, const Campagne& c, const Ligne& l, const Sollicitation& s) {
  out("<li>{}"_h, sigle(c, s.financeur));
  amount(out, s.demande);
  auto people = people_of(l, s.financeur);
  if (people.empty())
    out(R"( : <span class="dt-comite__manque">sans agent·e</span></li>)"_h);
  else
    out(" : {}</li>"_h, names(people));
}

void not_kept(html::Out& out, const Campagne& c, const Ligne& l) {
  for (const auto& [code, asked] : l.demandes) {
    if (l.etat.sollicitation(code)) continue;
    out("<li>{}"_h, sigle(c, code));
    amount(out, asked);
    if (l.etat.version) out(R"( : <span class="dt-comite__ecarte">non retenu</span>)"_h);
    out("</li>"_h);
  }
}

void funders(html::Out& out, const Campagne& c, const Ligne& l) {
  out(R"(<ul class="govuk-list dt-comite__liste">)"_h);
  for (const auto& s : l.etat.sollicitations)
    if (!s.retiree_le) funder(out, c, l, s);
  not_kept(out, c, l);
  if (l.note.territorial && l.etat.version) {
    auto people = people_of(l, "");
    if (people.empty())
      out(R"(<li>Référent·e : <span class="dt-comite__manque">personne</span></li>)"_h);
    else
      out("<li>Référent·e : {}</li>"_h, names(people));
  }
  out("</ul>"_h);
}

void meeting(html::Out& out, const Campagne& c, const Ligne& l) {
  auto state = l.etat.etat();
  if (std::holds_alternative<AVentiler>(state)) return;
  if (std::holds_alternative<Ecartee>(state) || std::holds_alternative<EcartNotifie>(state)) {
    const auto* reason = c.motif_ecart(l.etat.ecart_motif);
    return out("{}"_h, reason ? reason->titre : l.etat.ecart_motif);
  }
  out("{}"_h, nom_reunion(c, l.etat));
}

void state(html::Out& out, const Campagne& c, const Ligne& l, bool prepare) {
  etiquette_etat(out, l.etat.etat());
  if (!prepare) return;
  liste_alertes(out, c, l);
  if (l.etat.version == 0) return;
  out(R"(<details class="dt-comite__pourquoi"><summary>Pourquoi<span class="govuk-visually-hidden"> : {}</span></summary>)"_h,
      reference(l, c));
  raisons(out, c, l);
  out("</details>"_h);
}

void row(html::Out& out, const Campagne& c, const Ligne& l, std::string_view vue, bool prepare) {
  out(
      R"(<tr class="govuk-table__row" id="ligne-{}" data-ecarter="/ventilation/{}?retour={}#ecarter">
<th scope="row" class="govuk-table__header">{}{}</th>
<td class="govuk-table__cell" data-titre="Projet">{}</td>
<td class="govuk-table__cell" data-titre="Thème et lieu">{}</td>
<td class="govuk-table__cell" data-titre="Financeurs et agent·es">{}</td>
<td class="govuk-table__cell" data-titre="Réunion">{}</td>
<td class="govuk-table__cell" data-titre="État">{}</td>
</tr>
)"_h,
      l.note.dossier, l.note.dossier, vue,
      [&](html::Out& o) {
        if (prepare) case_a_cocher(o, l.note.dossier, reference(l, c));
      },
      reference(l, c), [&](html::Out& o) { project(o, l, vue); }, [&](html::Out& o) { theme(o, c, l); },
      [&](html::Out& o) { funders(o, c, l); }, [&](html::Out& o) { meeting(o, c, l); },
      [&](html::Out& o) { state(o, c, l, prepare); });
}

void reason(html::Out& out, std::string_view what, std::string_view why) {
  if (!why.empty()) out("<li><strong>{}</strong> : {}</li>\n"_h, what, why);
}

}  // namespace

void raisons(html::Out& out, const Campagne& c, const Ligne& l) {
  out(R"(<ul class="govuk-list dt-comite__raisons">
)"_h);
  for (const auto& s : l.etat.sollicitations)
    reason(out, sigle(c, s.financeur), s.retiree_le ? "Retiré. " + s.retrait_raison : s.raison);
  for (std::size_t i = 0; i < l.etat.affectations.size(); ++i)
    reason(out, l.agents.at(i).nom, l.etat.affectations[i].raison);
  reason(out, nom_reunion(c, l.etat), l.etat.reunion_raison);
  if (const auto* aside = c.motif_ecart(l.etat.ecart_motif))
    reason(out, aside->titre, base::trim(aside->texte + " " + l.etat.ecart_texte));
  out("</ul>\n"_h);
}

void liste_alertes(html::Out& out, const Campagne& c, const Ligne& l) {
  auto all = alertes(l, c);
  if (all.empty()) return;
  out(R"(<ul class="govuk-list dt-comite__alertes">)"_h);
  for (const auto& each : all)
    out(R"(<li><span aria-hidden="true">⚠ </span><span class="govuk-visually-hidden">Attention : </span>{}</li>)"_h,
        each.texte);
  out("</ul>"_h);
}

void table(html::Out& out, const Campagne& c, const std::vector<Ligne>& lines, std::string_view vue,
           bool prepare) {
  out(R"(<div class="dt-tableau dt-tableau--cartes dt-comite" role="region" tabindex="0" aria-labelledby="comite-legende" data-tableau>
<table class="govuk-table dt-tableau__table">
<caption id="comite-legende" class="govuk-visually-hidden">Notes à ventiler, par numéro</caption>
<thead class="govuk-table__head"><tr class="govuk-table__row">
<th scope="col" class="govuk-table__header">N°</th>
<th scope="col" class="govuk-table__header">Projet</th>
<th scope="col" class="govuk-table__header">Thème et lieu</th>
<th scope="col" class="govuk-table__header">Financeurs et agent·es</th>
<th scope="col" class="govuk-table__header">Réunion</th>
<th scope="col" class="govuk-table__header">État</th>
</tr></thead>
<tbody class="govuk-table__body">
)"_h);
  for (const auto& l : lines) row(out, c, l, vue, prepare);
  out("</tbody>\n</table>\n</div>\n"_h);
}

void pagination(html::Out& out, const Filtre& f, const Page& page) {
  if (!page.precedente && !page.suivante) return;
  Filtre to = f;
  out(R"(<nav class="govuk-pagination" aria-label="Pages de la liste">
)"_h);
  if (to.repere = page.precedente; to.repere)
    out(R"(<div class="govuk-pagination__prev"><a class="govuk-link govuk-pagination__link" href="{}" rel="prev"><span class="govuk-pagination__link-title">Notes précédentes</span></a></div>
)"_h,
        lien("/ventilation", to));
  if (to.repere = page.suivante; to.repere)
    out(R"(<div class="govuk-pagination__next"><a class="govuk-link govuk-pagination__link" href="{}" rel="next"><span class="govuk-pagination__link-title">Notes suivantes</span></a></div>
)"_h,
        lien("/ventilation", to));
  out("</nav>\n"_h);
}

}  // namespace ventilation::pages

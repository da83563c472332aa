#include "programme/pilotage/pages/rangees.h"

#include <algorithm>

#include "programme/pilotage/cellule.h"
#include "programme/pilotage/etiquette.h"
#include "programme/pilotage/pages/adresse.h"
#include "programme/ventilation/confies.h"
#include "programme/ventilation/resultat.h"

namespace pilotage::pages {
namespace {

using namespace html::literals;
using campagne::Campagne;

bool numeric(Colonne c) {
  return c == Colonne::cout || c == Colonne::demande || c == Colonne::public_total ||
         c == Colonne::public_qpv || c == Colonne::public_femmes;
}

const Ordre* order_of(Colonne c) {
  auto it = std::ranges::find(ordres, c, &Ordre::colonne);
  return it == ordres.end() ? nullptr : &*it;
}

std::string_view header_class(Colonne c) {
  return numeric(c) ? "govuk-table__header govuk-table__header--numeric" : "govuk-table__header";
}

/// Sorted by that column: the link turns the order round. Otherwise it sorts by it.
void sortable_header(html::Out& out, const Filtre& f, const Intitule& each, const Ordre& order) {
  bool here = f.tri == order.tri;
  Filtre sorted = f;
  sorted.repere.reset();
  sorted.tri = order.tri;
  sorted.decroissant = here && !f.decroissant;
  html::Attrs sort;
  if (here) sort.set("aria-sort", f.decroissant ? "descending" : "ascending");
  out(R"(<th scope="col" class="{}" {}><a href="{}">{}</a></th>
)"_h,
      header_class(each.colonne), sort, lien("/tableau", sorted), each.label);
}

void headers(html::Out& out, const Filtre& f) {
  out(R"(<thead class="govuk-table__head"><tr class="govuk-table__row">
)"_h);
  for (const auto& each : intitules) {
    if (!f.colonnes.has(each.colonne)) continue;
    if (const Ordre* order = order_of(each.colonne))
      sortable_header(out, f, each, *order);
    else
      out(R"(<th scope="col" class="{}">{}</th>
)"_h,
          header_class(each.colonne), each.label);
  }
  out("</tr></thead>\n"_h);
}

std::string_view tag_class(std::string_view etat) {
  return etat == "note_deposee" ? "govuk-tag govuk-tag--green" : "govuk-tag govuk-tag--grey";
}

void asked_of_each(html::Out& out, const Ligne& d, const Campagne& c) {
  if (d.demandes.empty()) return;
  out(R"(<ul class="govuk-list dt-tableau__liste">)"_h);
  for (const auto& [code, amount] : d.demandes)
    out(R"(<li>{} <span class="dt-montant">{}</span></li>)"_h, nom("financeur", code, c),
        base::euros(amount));
  out("</ul>"_h);
}

void state_of_ventilation(html::Out& out, const Ligne& d) {
  if (d.ventilation.empty()) return;
  bool told = d.ventilation == "transmise" || d.ventilation == "ecart_notifie";
  out(R"(<strong class="{}">{}</strong>)"_h,
      told ? "govuk-tag govuk-tag--green" : "govuk-tag govuk-tag--yellow",
      ventilation::libelle_etat(d.ventilation));
}

void handled_by(html::Out& out, const Ligne& d, const Campagne& c) {
  if (d.agents.empty()) return;
  out(R"(<ul class="govuk-list dt-tableau__liste">)"_h);
  for (const auto& agent : d.agents)
    out("<li>{} : {}</li>"_h, ventilation::pour(agent.financeur, c), agent.nom);
  out("</ul>"_h);
}

void content(html::Out& out, Colonne column, const Ligne& d, const Campagne& c) {
  switch (column) {
    case Colonne::intitule:
      return out(R"(<a class="govuk-link" href="/dossiers/{}">{}</a>)"_h, d.id,
                 d.intitule.empty() ? "Sans titre" : d.intitule);
    case Colonne::etat:
      return out(R"(<strong class="{}">{}</strong>)"_h, tag_class(d.etat), texte(column, d, c));
    case Colonne::saillant:
      if (d.saillant)
        out(R"(<span class="dt-saillant" role="img" aria-label="Objectif saillant">★</span>)"_h);
      return;
    case Colonne::demandes:
      return asked_of_each(out, d, c);
    case Colonne::ventilation:
      return state_of_ventilation(out, d);
    case Colonne::agents:
      return handled_by(out, d, c);
    default:
      break;
  }
  if (auto amount = montant(column, d))
    return out(R"(<span class="dt-montant">{}</span>)"_h, base::euros(*amount));
  if (auto number = personnes(column, d)) return out("{}"_h, *number);
  out("{}"_h, texte(column, d, c));
}

void row(html::Out& out, const Filtre& f, const Ligne& d, const Campagne& c) {
  out(R"(<tr class="govuk-table__row">
)"_h);
  for (const auto& each : intitules) {
    if (!f.colonnes.has(each.colonne)) continue;
    auto inside = [&](html::Out& cell) { content(cell, each.colonne, d, c); };
    if (each.colonne == Colonne::numero)
      out(R"(<th scope="row" class="govuk-table__header">{}</th>
)"_h,
          inside);
    else
      out(R"(<td class="{}" data-titre="{}">{}</td>
)"_h,
          numeric(each.colonne) ? "govuk-table__cell govuk-table__cell--numeric" : "govuk-table__cell",
          each.label, inside);
  }
  out("</tr>\n"_h);
}

}  // namespace

void table(html::Out& out, const Campagne& c, const Filtre& f, const std::vector<Ligne>& lines) {
  out(R"(<div class="dt-tableau dt-tableau--cartes" role="region" tabindex="0" aria-labelledby="tableau-legende" data-tableau>
<table class="govuk-table dt-tableau__table">
<caption id="tableau-legende" class="govuk-visually-hidden">Dossiers, triés par : {}</caption>
)"_h,
      phrase_du_tri(f));
  headers(out, f);
  out(R"(<tbody class="govuk-table__body">
)"_h);
  for (const auto& line : lines) row(out, f, line, c);
  out("</tbody>\n</table>\n</div>\n"_h);
}

void pagination(html::Out& out, const Filtre& f, const Page& page) {
  if (!page.precedente && !page.suivante) return;
  Filtre to = f;
  out(R"(<nav class="govuk-pagination" aria-label="Pages du tableau">
)"_h);
  if (to.repere = page.precedente; to.repere)
    out(R"(<div class="govuk-pagination__prev"><a class="govuk-link govuk-pagination__link" href="{}" rel="prev"><span class="govuk-pagination__link-title">Dossiers précédents</span></a></div>
)"_h,
        lien("/tableau", to));
  if (to.repere = page.suivante; to.repere)
    out(R"(<div class="govuk-pagination__next"><a class="govuk-link govuk-pagination__link" href="{}" rel="next"><span class="govuk-pagination__link-title">Dossiers suivants</span></a></div>
)"_h,
        lien("/tableau", to));
  out("</nav>\n"_h);
}

}  // namespace pilotage::pages

// Which funders a project can ask, and why not the others: a form by GET, so that an answer has an address.
#include <algorithm>
#include <array>

#include "programme/campagne/financement.h"
#include "programme/campagne/formes.h"
#include "programme/campagne/pages/morceaux.h"
#include "programme/campagne/pages/pages.h"
#include "programme/page/champ.h"
#include "programme/page/gabarit.h"

namespace campagne::pages {
namespace {

using namespace html::literals;

/// The value when the campaign knows it: what it does not know was not said.
template <class Known>
std::string if_known(std::string_view value, const Known& known) {
  return known(value) ? std::string(value) : std::string();
}

bool is_forme(std::string_view code) {
  return std::ranges::find(formes, code, &Valeur::code) != formes.end();
}

Demande parse(const web::Fields& q, const Campagne& c) {
  Demande d;
  d.orientation = if_known(q.get("orientation"), [&](auto code) { return c.orientation(code) != nullptr; });
  d.echelle = if_known(q.get("echelle"), [](auto code) { return echelle(code).has_value(); });
  d.forme = if_known(q.get("forme"), is_forme);
  d.dispositif = if_known(q.get("dispositif"), [&](auto code) { return c.dispositif(code) != nullptr; });
  if (d.dispositif.empty()) d.dispositif = c.dispositifs.front().code;
  d.particularites = q.all("particularites");
  if (const Orientation* chosen = c.orientation(d.orientation))
    for (const Objectif& each : chosen->objectifs)
      if (std::ranges::count(q.all("objectifs"), each.code)) d.objectifs.push_back(each.code);
  return d;
}

template <class List>
std::vector<page::Choix> choices(const List& list, const std::string& chosen, std::string none = {}) {
  std::vector<page::Choix> result;
  if (!none.empty()) result.push_back({"", std::move(none)});
  for (const auto& each : list) {
    page::Choix one{.valeur = std::string(each.code), .coche = each.code == chosen};
    if constexpr (requires { each.court; })
      one.label = each.court;
    else if constexpr (requires { each.titre; })
      one.label = each.titre;
    else
      one.label = each.label;
    result.push_back(std::move(one));
  }
  return result;
}

void scales(html::Out& out, const Demande& d) {
  page::groupe(
      out,
      {.nom = "echelle",
       .legende = "Échelle du projet",
       .choix = {{"communale", "Communale", "Une seule commune", d.echelle == "communale"},
                 {"intercommunale", "Intercommunale", "Plusieurs communes", d.echelle == "intercommunale"}},
       .en_ligne = true});
}

void objectives(html::Out& out, const Campagne& c, const Demande& d) {
  const Orientation* chosen = c.orientation(d.orientation);
  if (!chosen) return;
  page::Groupe group{
      .nom = "objectifs", .legende = "Objectifs de cette orientation (facultatif)", .multiple = true};
  for (const Objectif& each : chosen->objectifs)
    group.choix.push_back({.valeur = each.code,
                           .label = each.titre,
                           .coche = std::ranges::count(d.objectifs, each.code) > 0,
                           .saillant = each.saillant});
  page::groupe(out, group);
}

bool decides(const Campagne& c, const std::string& feature) {
  return std::ranges::any_of(c.financeurs, [&](const Financeur& f) {
    return std::ranges::any_of(
        f.regles, [&](const Regle& r) { return std::ranges::count(r.condition.particularites, feature); });
  });
}

void features(html::Out& out, const Campagne& c, const Demande& d) {
  page::Groupe group{
      .nom = "particularites", .legende = "Votre projet a-t-il une particularité ?", .multiple = true};
  for (const Particularite& each : c.particularites)
    if (decides(c, each.code))
      group.choix.push_back({.valeur = each.code,
                             .label = each.titre,
                             .coche = std::ranges::count(d.particularites, each.code) > 0});
  if (!group.choix.empty()) page::groupe(out, group);
}

void form(html::Out& out, const Campagne& c, const Demande& d) {
  out(R"(<form action="/qui-finance-quoi" method="get">
)"_h);
  page::liste(out, {.nom = "orientation", .label = "Orientation du projet"},
              choices(c.orientations, d.orientation, "Choisissez"));
  objectives(out, c, d);
  scales(out, d);
  page::liste(out, {.nom = "forme", .label = "Votre structure"},
              choices(formes, d.forme, "Je ne précise pas"));
  page::liste(out, {.nom = "dispositif", .label = "Dispositif"}, choices(c.dispositifs, d.dispositif));
  features(out, c, d);
  page::bouton(out, "Voir les financeurs");
  out("</form>\n"_h);
}

std::string_view word(Reponse r) {
  switch (r) {
    case Reponse::oui:
      return "Oui";
    case Reponse::a_verifier:
      return "À vérifier";
    case Reponse::non:
      return "Non";
  }
  return {};
}

std::string_view colour(Reponse r) {
  if (r == Reponse::oui) return "govuk-tag--green";
  return r == Reponse::non ? "govuk-tag--grey" : "govuk-tag--yellow";
}

void tag(html::Out& out, Reponse r) {
  out(R"(<strong class="govuk-tag {}">{}</strong>)"_h, colour(r), word(r));
}

void reasons(html::Out& out, const Possibilite& p) {
  for (std::size_t n = 0; n < p.raisons.size(); ++n) {
    if (n > 0) out("<br>"_h);
    out("{}"_h, p.raisons[n]);
  }
}

void expectations(html::Out& out, const Possibilite& p, const Demande& d) {
  auto it = std::ranges::find(p.financeur->attentes, d.orientation, &Attente::orientation);
  if (it == p.financeur->attentes.end() || p.reponse == Reponse::non) return;
  out(R"(<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Ce qui est attendu<span class="govuk-visually-hidden"> ({})</span></span></summary>
<div class="govuk-details__text">
)"_h,
      p.financeur->sigle);
  paragraphe(out, it->texte);
  points(out, it->points);
  out("</div></details>\n"_h);
}

void row(html::Out& out, const Possibilite& p, const Demande& d) {
  out(
      R"(<tr><th scope="row" data-titre="Financeur">{}</th><td data-titre="Peut être demandé">{}</td><td data-titre="Pourquoi">{}{}</td></tr>
)"_h,
      p.financeur->nom, [&](html::Out& o) { tag(o, p.reponse); }, [&](html::Out& o) { reasons(o, p); },
      [&](html::Out& o) { expectations(o, p, d); });
}

void answers(html::Out& out, const Campagne& c, const Demande& d) {
  auto list = campagne::qui_finance_quoi(c, d);
  std::ranges::stable_sort(list, std::greater{}, &Possibilite::reponse);
  out(R"(<h2 class="govuk-heading-m" id="reponse">Pour un projet « {} »</h2>
<div class="dt-tableau dt-tableau--entier dt-tableau--cartes" tabindex="0" role="region" aria-labelledby="reponse"><table class="govuk-table dt-tableau__table">
<thead><tr><th scope="col">Financeur</th><th scope="col">Peut être demandé</th><th scope="col">Pourquoi</th></tr></thead>
<tbody>
)"_h,
      c.orientation(d.orientation)->court);
  for (const Possibilite& each : list) row(out, each, d);
  out("</tbody></table></div>\n"_h);
}

void overview_row(html::Out& out, const Campagne& c, const Orientation& o) {
  out(R"(<tr><th scope="row"><a class="govuk-link" href="/qui-finance-quoi?orientation={}">{}</a></th>)"_h,
      o.code, o.court);
  for (const Possibilite& p :
       campagne::qui_finance_quoi(c, {.orientation = o.code, .dispositif = c.dispositifs.front().code}))
    out("<td>{}</td>"_h, [&](html::Out& cell) { tag(cell, p.reponse); });
  out("</tr>\n"_h);
}

void overview(html::Out& out, const Campagne& c) {
  out(R"(<h2 class="govuk-heading-m" id="ensemble">Vue d’ensemble</h2>
<p class="govuk-body">« À vérifier » : cela dépend de l’objectif, de l’échelle ou de votre structure. Choisissez une orientation pour lire les raisons.</p>
<div class="dt-tableau dt-tableau--entier" tabindex="0" role="region" aria-labelledby="ensemble"><table class="govuk-table dt-tableau__table">
<thead><tr><th scope="col">Orientation</th>)"_h);
  for (const Financeur& each : c.financeurs) out(R"(<th scope="col">{}</th>)"_h, each.sigle);
  out("</tr></thead>\n<tbody>\n"_h);
  for (const Orientation& each : c.orientations) overview_row(out, c, each);
  out("</tbody></table></div>\n"_h);
}

}  // namespace

web::Response qui_finance_quoi(db::Reading&, const page::Visite& v) {
  Demande d = parse(v.request.query, v.campagne);
  return page::page(v, {.titre = "Qui finance quoi"}, [&](html::Out& out) {
    out(R"(<h1 class="govuk-heading-l">Qui finance quoi</h1>
<p class="govuk-body-l">Tous les financeurs ne soutiennent pas tous les projets. Dites-nous l’essentiel du vôtre : nous vous disons à qui vous adresser, et pourquoi pas aux autres.</p>
)"_h);
    form(out, v.campagne, d);
    if (d.orientation.empty())
      overview(out, v.campagne);
    else
      answers(out, v.campagne, d);
  });
}

}  // namespace campagne::pages

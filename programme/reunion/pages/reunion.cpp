// One meeting: when, where, and who passes in which order.
#include <fmt/format.h>

#include "platform/base/text.h"
#include "programme/reunion/creneaux.h"
#include "programme/reunion/pages/cadre.h"
#include "programme/reunion/pages/morceaux.h"
#include "programme/reunion/pages/pages.h"

namespace reunion::pages {
namespace {

using namespace html::literals;

void definition(html::Out& out, std::string_view key, std::string_view value) {
  if (value.empty()) return;
  out(R"(<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{}</dt><dd class="govuk-summary-list__value">{}</dd></div>
)"_h,
      key, value);
}

std::string rooms(const std::vector<DemiJournee>& half_days) {
  std::vector<std::string> names;
  for (const auto& h : half_days)
    if (!h.salle.empty() && std::ranges::find(names, h.salle) == names.end()) names.push_back(h.salle);
  return base::join(names, ", ");
}

void where_and_when(html::Out& out, const Reunion& u, const std::vector<DemiJournee>& half_days) {
  std::vector<base::Period> stretches;
  for (const auto& h : half_days) stretches.push_back(h.periode());
  out(R"(<dl class="govuk-summary-list">
)"_h);
  definition(out, "Quand", stretches.empty() ? "à fixer" : quand(stretches));
  definition(out, "Lieu", u.lieu);
  definition(out, "Salles", rooms(half_days));
  definition(out, "Adresse", u.adresse);
  definition(out, "Pour venir", u.consigne);
  out("</dl>\n"_h);
}

void row(html::Out& out, const page::Visite& v, const Passage& p, const std::vector<DemiJournee>& half_days) {
  auto half_day = std::ranges::find(half_days, p.demi_journee.value_or(0), &DemiJournee::id);
  out(R"(<tr><td data-titre="Heure">{}</td><td data-titre="Salle">{}</td>
<th scope="row" data-titre="Projet"><a class="govuk-link" href="/dossiers/{}">{}</a></th><td data-titre="Structure">{}</td><td data-titre="Numéro">{}</td><td data-titre="État">{}</td></tr>
)"_h,
      p.debut ? base::date_time(*p.debut) : "sans créneau",
      half_day == half_days.end() ? "" : half_day->salle, p.dossier, p.intitule, p.structure_nom,
      reference(p, v), [&](html::Out& o) { etiquette(o, p); });
}

void order(html::Out& out, const page::Visite& v, const std::vector<Passage>& list,
           const std::vector<DemiJournee>& half_days) {
  out(R"(<h2 class="govuk-heading-m" id="passages">Ordre de passage</h2>
)"_h);
  if (list.empty()) {
    out(R"(<p class="govuk-body">Aucun dossier ne passe encore dans cette réunion.</p>
)"_h);
    return;
  }
  out(R"(<div class="dt-tableau dt-tableau--entier dt-tableau--cartes" tabindex="0" role="region" aria-labelledby="passages"><table class="govuk-table dt-tableau__table">
<thead><tr><th scope="col">Heure</th><th scope="col">Salle</th><th scope="col">Projet</th><th scope="col">Structure</th><th scope="col">Numéro</th><th scope="col">État</th></tr></thead>
<tbody>
)"_h);
  for (const auto& p : list) row(out, v, p, half_days);
  out("</tbody></table></div>\n"_h);
}

}  // namespace

web::Response reunion(db::Reading& r, const page::Visite& v) {
  auto u = find_reunion(r, v.acteur, v.id());
  if (!u) return page::introuvable(v);
  auto half_days = demi_journees(r, *u);
  auto list = passages(r, v.acteur, u->id);
  return page_reunion(v, *u, {.titre = "Passages", .wide = true}, [&](html::Out& out) {
    where_and_when(out, *u, half_days);
    order(out, v, list, half_days);
  });
}

}  // namespace reunion::pages

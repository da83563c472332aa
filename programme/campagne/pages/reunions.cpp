// The meetings: those of communes, and those of themes.
#include <algorithm>

#include "platform/base/text.h"
#include "programme/campagne/pages/morceaux.h"
#include "programme/campagne/pages/pages.h"
#include "programme/page/gabarit.h"

namespace campagne::pages {
namespace {

using namespace html::literals;

bool over(const Reunion& r, base::Instant now) { return moment(r.seances.back(), now) == Moment::passe; }

void when(html::Out& out, const Reunion& r, base::Instant now) {
  out("{}"_h, horaire(r));
  if (over(r, now)) out(R"( <strong class="govuk-tag govuk-tag--grey">Passée</strong>)"_h);
}

std::string communes(const Reunion& r, const Campagne& c) {
  std::vector<std::string> names;
  for (const std::string& insee : r.communes) names.push_back(c.territoire.commune(insee)->nom);
  return base::join(names, ", ");
}

std::string remarks(const Reunion& r) {
  bool both = !r.composition.empty() && !r.precision.empty();
  return r.composition + (both ? ". " : "") + r.precision;
}

void row(html::Out& out, const Reunion& r, const std::string& name, base::Instant now) {
  out(
      R"(<tr><th scope="row" data-titre="Réunion">{}</th><td data-titre="Quand">{}</td><td data-titre="Précisions">{}</td></tr>
)"_h,
      name, [&](html::Out& o) { when(o, r, now); }, remarks(r));
}

void table(html::Out& out, const page::Visite& v, bool thematic) {
  out(R"(<table class="govuk-table dt-tableau__table">
<thead><tr><th scope="col">{}</th><th scope="col">Quand</th><th scope="col">{}</th></tr></thead>
<tbody>
)"_h,
      thematic ? "Thématique" : "Commune", thematic ? "Qui y siège" : "Précisions");
  for (const Reunion& each : v.campagne.reunions)
    if (each.communes.empty() == thematic)
      row(out, each, thematic ? each.titre : communes(each, v.campagne), v.now);
  out("</tbody></table>\n"_h);
}

void view(html::Out& out, const page::Visite& v) {
  out(R"(<h1 class="govuk-heading-l">Réunions partenariales</h1>
)"_h);
  paragraphe(out, v.campagne.texte("reunions.resume"));
  if (auto warning = v.campagne.texte("reunions.presence"); !warning.empty())
    out(R"(<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span><strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Attention</span> {}</strong></div>
)"_h,
        warning);
  out(
      R"(<h2 class="govuk-heading-m" id="communes">Projets communaux : la réunion de la commune</h2>
{}<div class="dt-tableau dt-tableau--entier dt-tableau--cartes" tabindex="0" role="region" aria-labelledby="communes">{}</div>
<h2 class="govuk-heading-m" id="thematiques">Projets intercommunaux : la réunion de la thématique</h2>
<div class="dt-tableau dt-tableau--entier dt-tableau--cartes" tabindex="0" role="region" aria-labelledby="thematiques">{}</div>
)"_h,
      [&](html::Out& o) { paragraphe(o, v.campagne.texte("reunions.communes")); },
      [&](html::Out& o) { table(o, v, false); }, [&](html::Out& o) { table(o, v, true); });
  paragraphe(out, v.campagne.texte("reunions.sans_thematique"));
}

}  // namespace

web::Response reunions(db::Reading&, const page::Visite& v) {
  return page::page(v, {.titre = "Réunions partenariales"}, [&](html::Out& out) { view(out, v); });
}

}  // namespace campagne::pages

// The call, block by block, and its calendar.
#include "programme/campagne/pages/morceaux.h"
#include "programme/campagne/pages/pages.h"
#include "programme/page/gabarit.h"

namespace campagne::pages {
namespace {

using namespace html::literals;

void links(html::Out& out) {
  out(R"(<nav aria-label="Dans l’appel">
<ul class="govuk-list">
<li><a class="govuk-link" href="/orientations">Orientations et objectifs</a></li>
<li><a class="govuk-link" href="/qui-finance-quoi">Qui finance quoi</a></li>
<li><a class="govuk-link" href="/pieces">Questions de la note et pièces demandées</a></li>
<li><a class="govuk-link" href="/calendrier">Calendrier</a></li>
<li><a class="govuk-link" href="/reunions">Réunions partenariales</a></li>
<li><a class="govuk-link" href="/ressources">Ressources</a></li>
<li><a class="govuk-link" href="/contacts">Contacts</a></li>
</ul>
</nav>
)"_h);
}

void schemes(html::Out& out, const Campagne& c) {
  out(R"(<h2 class="govuk-heading-m">Les dispositifs</h2>
<dl class="govuk-summary-list">
)"_h);
  for (const Dispositif& each : c.dispositifs) definition(out, each.titre, each.resume);
  out("</dl>\n"_h);
}

void view(html::Out& out, const Campagne& c) {
  out(R"(<span class="govuk-caption-l">{}</span>
<h1 class="govuk-heading-l">{}</h1>
)"_h,
      c.collectivite, c.titre);
  links(out);
  for (const TextBlock& each : c.appel) text_block(out, each);
  schemes(out, c);
}

void reports(html::Out& out, const Campagne& c) {
  if (c.bilans.empty()) return;
  out(R"(<h2 class="govuk-heading-m" id="bilans">Les bilans et les reports</h2>
<div class="dt-tableau dt-tableau--entier dt-tableau--cartes" tabindex="0" role="region" aria-labelledby="bilans"><table class="govuk-table dt-tableau__table">
<thead><tr><th scope="col">Au plus tard</th><th scope="col">Quoi</th><th scope="col">Précisions</th></tr></thead>
<tbody>
)"_h);
  for (const Bilan& each : c.bilans)
    out(R"(<tr><th scope="row" data-titre="Au plus tard">{}</th><td data-titre="Quoi">{}</td><td data-titre="Précisions">{}</td></tr>
)"_h,
        base::long_date(dernier_jour(each.periode)), each.titre, each.description);
  out("</tbody></table></div>\n"_h);
}

}  // namespace

web::Response appel(db::Reading&, const page::Visite& v) {
  return page::page(v, {.titre = "L’appel"}, [&](html::Out& out) { view(out, v.campagne); });
}

web::Response calendrier(db::Reading&, const page::Visite& v) {
  return page::page(v, {.titre = "Calendrier"}, [&](html::Out& out) {
    out(R"(<h1 class="govuk-heading-l">Calendrier</h1>
)"_h);
    chronologie(out, v.campagne, v.now);
    reports(out, v.campagne);
  });
}

}  // namespace campagne::pages

// The orientations with their objectives, and what each funder expects in one of them.
#include "programme/campagne/pages/morceaux.h"
#include "programme/campagne/pages/pages.h"
#include "programme/page/gabarit.h"

namespace campagne::pages {
namespace {

using namespace html::literals;

void objectives(html::Out& out, const Orientation& o) {
  out(R"(<ul class="govuk-list govuk-list--bullet">
)"_h);
  for (const Objectif& each : o.objectifs)
    out("<li>{}</li>\n"_h, [&](html::Out& item) { objectif(item, each); });
  out("</ul>\n"_h);
}

void summary(html::Out& out, const Orientation& o) {
  out(R"(<h2 class="govuk-heading-m"><a class="govuk-link" href="/orientations/{}">{}</a></h2>
<p class="govuk-body">{}</p>
)"_h,
      o.code, o.titre, o.resume);
  objectives(out, o);
}

void axes(html::Out& out, const Campagne& c) {
  if (c.axes.empty()) return;
  out(R"(<h2 class="govuk-heading-m">Les axes transversaux</h2>
<p class="govuk-body">Ils concernent toutes les orientations.</p>
<dl class="govuk-summary-list">
)"_h);
  for (const Axe& each : c.axes) definition(out, each.titre, each.resume);
  out("</dl>\n"_h);
}

void objective_in_full(html::Out& out, const Objectif& o) {
  out(R"(<h3 class="govuk-heading-s">{}</h3>
)"_h,
      [&](html::Out& title) { objectif(title, o); });
  paragraphe(out, o.resume);
}

void expectation(html::Out& out, const Financeur& f, const Attente& a) {
  out(R"(<h3 class="govuk-heading-s">{}</h3>
)"_h,
      f.nom);
  paragraphe(out, a.texte);
  points(out, a.points);
}

void expectations(html::Out& out, const Campagne& c, const Orientation& o) {
  out(R"(<h2 class="govuk-heading-m">Ce qu’attendent les financeurs</h2>
)"_h);
  for (const Financeur& f : c.financeurs)
    for (const Attente& a : f.attentes)
      if (a.orientation == o.code) expectation(out, f, a);
  out(R"(<p class="govuk-body"><a class="govuk-link" href="/qui-finance-quoi?orientation={}">Qui peut financer un projet de cette orientation ?</a></p>
)"_h,
      o.code);
}

void meeting(html::Out& out, const Campagne& c, const Orientation& o) {
  const Reunion* found = c.reunion(o.reunion);
  if (!found) return;
  out(R"(<h2 class="govuk-heading-m">La réunion des projets intercommunaux</h2>
<p class="govuk-body">{}. <a class="govuk-link" href="/reunions">Toutes les réunions</a></p>
)"_h,
      horaire(*found));
}

void whole(html::Out& out, const Campagne& c, const Orientation& o) {
  page::fil_d_ariane(out, {{"L’appel", "/appel"}, {"Orientations", "/orientations"}});
  out(R"(<h1 class="govuk-heading-l">{}</h1>
<p class="govuk-body-l">{}</p>
<h2 class="govuk-heading-m">Objectifs</h2>
)"_h,
      o.titre, o.resume);
  legende_de_l_etoile(out);
  for (const Objectif& each : o.objectifs) objective_in_full(out, each);
  for (const TextBlock& each : o.complements) text_block(out, each);
  expectations(out, c, o);
  meeting(out, c, o);
}

}  // namespace

web::Response orientations(db::Reading&, const page::Visite& v) {
  return page::page(v, {.titre = "Orientations et objectifs"}, [&](html::Out& out) {
    page::fil_d_ariane(out, {{"L’appel", "/appel"}});
    out(R"(<h1 class="govuk-heading-l">Orientations et objectifs</h1>
)"_h);
    legende_de_l_etoile(out);
    for (const Orientation& each : v.campagne.orientations) summary(out, each);
    axes(out, v.campagne);
  });
}

web::Response orientation(db::Reading&, const page::Visite& v) {
  const Orientation* found = v.campagne.orientation(v.path.at(0));
  if (!found) return page::introuvable(v);
  return page::page(v, {.titre = found->court}, [&](html::Out& out) { whole(out, v.campagne, *found); });
}

}  // namespace campagne::pages

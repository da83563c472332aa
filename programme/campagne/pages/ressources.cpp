// Guides and videos, and whom to speak to.
#include "programme/campagne/pages/morceaux.h"
#include "programme/campagne/pages/pages.h"
#include "programme/page/gabarit.h"

namespace campagne::pages {
namespace {

using namespace html::literals;

void resource(html::Out& out, const Ressource& r) {
  out(R"(<li class="dt-carte"><h2 class="govuk-heading-s">)"_h);
  if (r.lien.empty())
    out("{}"_h, r.titre);
  else
    out(R"(<a class="govuk-link" href="{}">{}</a>)"_h, r.lien, r.titre);
  out(R"(</h2><p class="govuk-body">{}</p></li>
)"_h,
      r.description);
}

std::string dialled(std::string number) {
  std::erase(number, ' ');
  return "tel:" + number;
}

void reach(html::Out& out, const Contact& c) {
  if (!c.courriel.empty())
    out(R"(<a class="govuk-link" href="{}">{}</a>)"_h, "mailto:" + c.courriel, c.courriel);
  if (!c.telephone.empty())
    out(R"(<br><a class="govuk-link" href="{}">{}</a>)"_h, dialled(c.telephone), c.telephone);
}

void contact(html::Out& out, const Contact& c) {
  out(
      R"(<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{}</dt><dd class="govuk-summary-list__value">{}{}<br>{}</dd></div>
)"_h,
      c.service, c.fonction,
      [&](html::Out& o) {
        if (!c.perimetre.empty()) o(R"(<br><span class="dt-discret">{}</span>)"_h, c.perimetre);
      },
      [&](html::Out& o) { reach(o, c); });
}

void groups(html::Out& out, const Campagne& c) {
  std::string_view open;
  for (const Contact& each : c.contacts) {
    if (each.groupe != open) {
      if (!open.empty()) out("</dl>\n"_h);
      open = each.groupe;
      out(R"(<h2 class="govuk-heading-m">{}</h2>
<dl class="govuk-summary-list">
)"_h,
          open);
    }
    contact(out, each);
  }
  if (!open.empty()) out("</dl>\n"_h);
}

}  // namespace

web::Response ressources(db::Reading&, const page::Visite& v) {
  return page::page(v, {.titre = "Ressources"}, [&](html::Out& out) {
    out(R"(<h1 class="govuk-heading-l">Ressources</h1>
<ul class="dt-cartes">
)"_h);
    for (const Ressource& each : v.campagne.ressources) resource(out, each);
    out("</ul>\n"_h);
  });
}

web::Response contacts(db::Reading&, const page::Visite& v) {
  return page::page(v, {.titre = "Contacts"}, [&](html::Out& out) {
    out(R"(<h1 class="govuk-heading-l">Contacts</h1>
)"_h);
    groups(out, v.campagne);
  });
}

}  // namespace campagne::pages

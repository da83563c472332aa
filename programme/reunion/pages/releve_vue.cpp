#include "programme/reunion/pages/releve_vue.h"

namespace reunion::pages {
namespace {

using namespace html::literals;

void text_part(html::Out& out, std::string_view title, std::string_view text) {
  if (text.empty()) return;
  out(R"(<h2 class="govuk-heading-m">{}</h2>
<p class="govuk-body dt-texte-libre">{}</p>
)"_h,
      title, text);
}

void advice(html::Out& out, const ReleveTransmis& r) {
  out(R"(<h2 class="govuk-heading-m">Recommandations</h2>
)"_h);
  if (r.recommandations.empty())
    return out(R"(<p class="govuk-body">La réunion n’a pas fait de recommandation.</p>
)"_h);
  out(R"(<ol class="govuk-list govuk-list--number govuk-list--spaced">
)"_h);
  for (const auto& m : r.recommandations)
    out(R"(<li class="dt-texte-libre">{}</li>
)"_h,
        m.texte);
  out("</ol>\n"_h);
}

void people(html::Out& out, const FinanceurConseille& f) {
  if (!f.sollicite) return;
  if (f.interlocuteurs.empty()) return out("<br>{}"_h, contact(f));
  for (const auto& p : f.interlocuteurs)
    out(R"(<br>{} : <a class="govuk-link" href="{}">{}</a>)"_h, p.nom, "mailto:" + p.courriel, p.courriel);
}

void funders(html::Out& out, const ReleveTransmis& r) {
  if (r.financeurs.empty()) return;
  out(R"(<h2 class="govuk-heading-m">Financeurs, et à qui écrire</h2>
<ul class="govuk-list govuk-list--bullet govuk-list--spaced">
)"_h);
  for (const auto& f : r.financeurs)
    out(R"(<li><strong>{}</strong> – {}{}</li>
)"_h,
        f.nom, conseil(f), [&](html::Out& o) { people(o, f); });
  out("</ul>\n"_h);
}

void next(html::Out& out, const ReleveTransmis& r) {
  auto step = prochaine_etape(r);
  if (step.empty() && r.courriel.empty()) return;
  out(R"(<h2 class="govuk-heading-m">Et maintenant</h2>
)"_h);
  if (!step.empty()) out("<p class=\"govuk-body\">{}</p>\n"_h, step);
  if (!r.courriel.empty())
    out(R"(<p class="govuk-body">Une question ? Écrivez à la coordination : <a class="govuk-link" href="{}">{}</a>{}{}.</p>
)"_h,
        "mailto:" + r.courriel, r.courriel, r.telephone.empty() ? "" : ", ", r.telephone);
}

}  // namespace

void releve_transmis(html::Out& out, const ReleveTransmis& r) {
  text_part(out, "Pertinence du projet", r.pertinence);
  text_part(out, "Ce qui existe déjà", r.existant);
  advice(out, r);
  funders(out, r);
  text_part(out, "Partenaires à rencontrer", r.partenaires);
  next(out, r);
}

}  // namespace reunion::pages

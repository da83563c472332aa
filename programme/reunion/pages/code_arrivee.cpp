#include "programme/reunion/pages/code_arrivee.h"

#include <algorithm>

#include "platform/documents/qr.h"
#include "programme/reunion/convocation_pdf.h"
#include "programme/reunion/pages/pages.h"

namespace reunion::pages {
namespace {

using namespace html::literals;

bool convened(const Passage& p) { return p.debut && p.convoque_le && p.decision.empty(); }

std::string room(db::Reading& r, const Reunion& u, const Passage& p) {
  auto half_days = demi_journees(r, u);
  auto here = std::ranges::find(half_days, p.demi_journee.value_or(0), &DemiJournee::id);
  return here == half_days.end() ? "" : here->salle;
}

web::Response pdf(db::Reading& r, const page::Visite& v, const std::optional<Passage>& p) {
  auto u = p && convened(*p) ? reunion_du_passage(r, *p) : std::nullopt;
  auto path = u ? chemin_presence(r, p->id) : std::nullopt;
  if (!path) return page::introuvable(v);
  web::Response response;
  response.content_type = "application/pdf";
  response.body = convocation_pdf({v.campagne, *p, *u, room(r, *u, *p), v.settings.public_url + *path});
  response.header("Content-Disposition", "inline; filename=\"convocation.pdf\"");
  return response;
}

}  // namespace

void code_d_arrivee(html::Out& out, db::Reading& r, const page::Visite& v, const Passage& p,
                    std::string_view document) {
  auto path = convened(p) ? chemin_presence(r, p.id) : std::nullopt;
  if (!path) return;
  documents::Qr qr(v.settings.public_url + *path);
  out(R"(<section class="dt-arrivee"><h2 class="govuk-heading-m">À l’accueil de la réunion</h2>
<p class="govuk-body">Montrez ce code sur votre téléphone, ou dites : <strong class="dt-arrivee__code">{}</strong></p>
<svg class="dt-arrivee__dessin" viewBox="0 0 {} {}" role="img" aria-label="Code d’arrivée à montrer à l’accueil"><path d="{}"/></svg>
<p class="govuk-body"><a class="govuk-link" href="{}">Convocation à imprimer (PDF)</a></p>
</section>
)"_h,
      code_lisible(p.code), qr.size(), qr.size(), qr.svg_path(), document);
}

web::Response convocation_du_lien_pdf(db::Reading& r, const page::Visite& v) {
  return pdf(r, v, passage_du_lien(r, v.path.at(0)));
}

web::Response convocation_du_dossier_pdf(db::Reading& r, const page::Visite& v) {
  return pdf(r, v, passage_du_dossier(r, v.acteur, v.id()));
}

}  // namespace reunion::pages

#include "programme/reunion/pages/decision_presence.h"

namespace reunion::pages {
namespace {

using namespace html::literals;

void decided(html::Out& out, const page::Visite& v, const Passage& p) {
  bool cancelled = p.decision == "annulation";
  out(R"(<section class="govuk-inset-text dt-decision"><h2 class="govuk-heading-m">{}</h2>
<p class="govuk-body">{}, le {}.</p>
<p class="govuk-body">Motif : {}</p>
)"_h,
      cancelled ? "Candidature annulée" : "Candidature maintenue",
      cancelled ? "La coordination a annulé cette candidature, après votre absence à la réunion"
                : "La coordination a maintenu cette candidature, malgré votre absence à la réunion",
      base::date_time(*p.decision_le), p.decision_motif);
  if (cancelled && !v.campagne.passages.contestation.empty())
    out(R"(<p class="govuk-body">{}</p>
)"_h,
        v.campagne.passages.contestation);
  out("</section>\n"_h);
}

}  // namespace

void decision_presence(html::Out& out, const page::Visite& v, const Passage& p) {
  if (!p.decision.empty()) return decided(out, v, p);
  auto presence = p.presence();
  if (p.consolide_le || (presence != Presence::absent && presence != Presence::excuse)) return;
  out(R"(<section class="govuk-inset-text dt-decision"><h2 class="govuk-heading-m">{}</h2>
<p class="govuk-body">La coordination va décider de la suite. Elle vous écrira, avec son motif. D’ici là, rien n’est annulé.</p>
</section>
)"_h,
      presence == Presence::absent ? "Vous avez été noté·e absent·e" : "Vous avez été noté·e excusé·e");
}

}  // namespace reunion::pages

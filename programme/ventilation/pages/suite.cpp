// What came of a note, for its porteur and for whoever may see the dossier: the meeting, or why it was set
// aside.
#include "platform/base/text.h"
#include "programme/ventilation/pages/comite.h"
#include "programme/ventilation/pages/commun.h"

namespace ventilation::pages {
namespace {

using namespace html::literals;

void set_aside(html::Out& out, const campagne::Campagne& c, const Ligne& l) {
  const auto* reason = c.motif_ecart(l.etat.ecart_motif);
  out(R"(<h1 class="govuk-heading-l">Votre note n’est pas retenue pour la suite</h1>
<p class="govuk-body">{}</p>
)"_h,
      reason ? reason->texte : "");
  if (!l.etat.ecart_texte.empty())
    out(R"(<div class="govuk-inset-text">{}</div>
)"_h,
        l.etat.ecart_texte);
  out(R"(<h2 class="govuk-heading-m">Si vous n’êtes pas d’accord</h2>
<p class="govuk-body">{}</p>
<p class="govuk-body">{}<br>{}<br>{} {}</p>
)"_h,
      c.accuse.recours, c.accuse.service, c.accuse.adresse, c.accuse.courriel, c.accuse.telephone);
}

void meeting(html::Out& out, const campagne::Campagne& c, const Ligne& l) {
  const auto* known = c.reunion(l.etat.reunion);
  if (!known)
    return out(R"(<p class="govuk-body">{}</p>
)"_h,
               l.etat.reunion_raison);
  out(R"(<dl class="govuk-summary-list">
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Réunion</dt><dd class="govuk-summary-list__value">{}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Date</dt><dd class="govuk-summary-list__value">{}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Pourquoi celle-ci</dt><dd class="govuk-summary-list__value">{}</dd></div>
</dl>
<p class="govuk-body">Une convocation vous dira l’heure et le lieu. {}</p>
)"_h,
      known->titre, quand(*known), l.etat.reunion_raison, c.passages.regle_presence);
}

void funders(html::Out& out, const campagne::Campagne& c, const Ligne& l) {
  out(R"(<h2 class="govuk-heading-m">Qui étudie votre projet</h2>
<ul class="govuk-list govuk-list--bullet">
)"_h);
  for (const auto& s : l.etat.sollicitations) {
    if (s.retiree_le) continue;
    const auto* known = c.financeur(s.financeur);
    out("<li>{}</li>\n"_h, known ? known->nom : s.financeur);
  }
  out("</ul>\n"_h);
}

}  // namespace

web::Response suite_de_la_note(db::Reading& r, const page::Visite& v) {
  auto l = ligne(r, v.acteur, tour(v), v.id());
  if (!l || !transmis(l->etat.etat())) return page::introuvable(v);
  auto view = [&](html::Out& out) {
    page::fil_d_ariane(out, {{titre_de(*l), "/dossiers/" + std::to_string(l->note.dossier)}});
    if (std::holds_alternative<EcartNotifie>(l->etat.etat())) return set_aside(out, v.campagne, *l);
    out(R"(<h1 class="govuk-heading-l">Votre projet est étudié</h1>
)"_h);
    meeting(out, v.campagne, *l);
    funders(out, v.campagne, *l);
  };
  return page::page(v, {.titre = "Suite donnée à la note"}, view);
}

}  // namespace ventilation::pages

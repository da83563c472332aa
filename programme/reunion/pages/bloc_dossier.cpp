#include "programme/reunion/pages/bloc_dossier.h"

#include "platform/base/text.h"
#include "programme/reunion/convocation_store.h"
#include "programme/reunion/creneaux.h"
#include "programme/reunion/pages/convocation_vue.h"
#include "programme/reunion/pages/decision_presence.h"
#include "programme/reunion/releve_store.h"

namespace reunion::pages {
namespace {

using namespace html::literals;

/// What was sent, never what is only planned.
std::string appointment(const std::optional<Convocation>& sent) {
  if (!sent) return "À fixer : une convocation dira le jour, l’heure et le lieu.";
  if (sent->annulee) return "Annulé. Si un autre moment est fixé, une nouvelle convocation suivra.";
  const auto& when = sent->rendez_vous;
  auto text = base::weekday_date(base::paris_date(when.debut)) + ", " + heures(when.periode());
  return when.lieu.empty() ? text : text + ", " + when.lieu;
}

std::string presence_of(const Passage& p) {
  if (p.presence() == Presence::attendu) return {};
  return std::string(label(p.presence()));
}

/// For who works on the dossier; its structure reads the decision as it was written to it.
std::string decision_of(const Passage& p) {
  if (p.decision.empty()) return {};
  return (p.decision == "annulation" ? "Candidature annulée, le " : "Candidature maintenue, le ") +
         base::date_time(*p.decision_le) + ". Motif : " + p.decision_motif;
}

void record(html::Out& out, const ReleveEnvoye& sent) {
  out(R"(<h3 class="govuk-heading-s">Ce que la réunion recommande</h3>
)"_h);
  if (sent.releve.recommandations.empty()) {
    out(R"(<p class="govuk-body">Pas de recommandation.</p>
)"_h);
    return;
  }
  out(R"(<ol class="govuk-list govuk-list--number">
)"_h);
  for (const auto& m : sent.releve.recommandations)
    out(R"(<li class="dt-texte-libre">{}</li>
)"_h,
        m.texte);
  out("</ol>\n"_h);
}

void links(html::Out& out, const dossier::Dossier& d, bool recorded) {
  out(R"(<p class="govuk-body dt-actions"><a class="govuk-link" href="/dossiers/{}/passage">Passage en réunion partenariale</a>)"_h,
      d.id);
  if (recorded)
    out(R"( <a class="govuk-link" href="/dossiers/{}/releve">Relevé du passage</a> <a class="govuk-link" href="/dossiers/{}/releve.pdf">Relevé (PDF)</a>)"_h,
        d.id, d.id);
  out("</p>\n"_h);
}

}  // namespace

void passage_du_projet(html::Out& out, db::Reading& r, const page::Visite& v, const dossier::Dossier& d) {
  if (d.etat_nom != dossier::NoteDeposee::name) return;
  auto p = passage_du_dossier(r, v.acteur, d.id);
  if (!p) return links(out, d, false);
  bool member = v.acteur.membre_de(d.structure) != nullptr;
  auto sent = p->consolide_le ? releves_envoyes(r, *p) : std::vector<ReleveEnvoye>{};
  out(R"(<h2 class="govuk-heading-m" id="reunion">Réunion partenariale</h2>
<dl class="govuk-summary-list">
)"_h);
  ligne(out, "Réunion", p->reunion_titre);
  ligne(out, "Rendez-vous", appointment(convocation_de(r, *p)));
  ligne(out, "Présence", presence_of(*p));
  if (!member) ligne(out, "Décision", decision_of(*p));
  if (!sent.empty()) ligne(out, "Relevé", "Envoyé le " + base::date_time(sent.front().version.le));
  out("</dl>\n"_h);
  if (member) decision_presence(out, v, *p);
  if (!sent.empty()) record(out, sent.front());
  links(out, d, !sent.empty());
}

}  // namespace reunion::pages

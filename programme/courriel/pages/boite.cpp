// The demonstration's mailbox: everyone's mails, so that one person alone can play every role.

#include "platform/base/number.h"
#include "programme/courriel/courriel_store.h"
#include "programme/courriel/pages/pages.h"
#include "programme/courriel/pages/texte.h"
#include "programme/page/gabarit.h"

namespace courriel::pages {
namespace {

using namespace html::literals;
constexpr int per_page = 50;

std::int64_t before(const page::Visite& v) {
  return base::whole_number(v.request.query.get("avant")).value_or(0);
}

void row(html::Out& out, const Ligne& mail) {
  out(R"(<tr><th scope="row" data-titre="Objet"><a class="govuk-link" href="/boite-aux-lettres/{}">{}</a></th><td data-titre="Pour">{}</td><td data-titre="Écrit le">{}</td></tr>
)"_h,
      mail.id, mail.objet, mail.destinataire, base::date_time_seconds(mail.cree_le));
}

void table(html::Out& out, const std::vector<Ligne>& mails) {
  out(R"(<div class="dt-tableau dt-tableau--cartes" tabindex="0" role="region" aria-labelledby="titre"><table class="govuk-table dt-tableau__table">
<thead><tr><th scope="col">Objet</th><th scope="col">Pour</th><th scope="col">Écrit le</th></tr></thead>
<tbody>
)"_h);
  for (auto& mail : mails) row(out, mail);
  out("</tbody></table></div>\n"_h);
  if (mails.size() == per_page)
    out(R"(<p class="govuk-body"><a class="govuk-link" href="/boite-aux-lettres?avant={}">Messages plus anciens</a></p>
)"_h,
        mails.back().id);
}

std::optional<Contenu> mail_asked(db::Reading& r, const page::Visite& v) {
  return v.settings.demo ? contenu_de_demonstration(r, v.id()) : std::nullopt;
}

/// What a calendar is asked by the mail, for who reads it without one.
std::string_view asked_of_calendars(const Contenu& mail) {
  return mail.calendrier_methode == "CANCEL" ? "retire un rendez-vous de l’agenda"
                                             : "ajoute ou déplace un rendez-vous dans l’agenda";
}

void calendar(html::Out& out, const Contenu& mail) {
  if (mail.calendrier.empty()) return;
  out(R"(<p class="govuk-inset-text">Ce message {}. <a class="govuk-link" href="/boite-aux-lettres/{}/invitation.ics">Télécharger le rendez-vous (invitation.ics)</a></p>
)"_h,
      asked_of_calendars(mail), mail.id);
}

}  // namespace

web::Response boite_aux_lettres(db::Reading& r, const page::Visite& v) {
  if (!v.settings.demo) return page::introuvable(v);
  auto mails = boite(r, before(v), per_page);
  return page::page(v, {.titre = "Boîte aux lettres de démonstration"}, [&](html::Out& out) {
    out(R"(<h1 class="govuk-heading-l" id="titre">Boîte aux lettres de démonstration</h1>
<p class="govuk-body">Dans cette démonstration, les messages ne sont pas envoyés : ils arrivent tous ici, quelques secondes après avoir été écrits. Vous pouvez suivre leurs liens.</p>
)"_h);
    if (mails.empty())
      out(R"(<p class="govuk-body dt-vide">Aucun message pour l’instant.</p>)"_h);
    else
      table(out, mails);
  });
}

web::Response message_recu(db::Reading& r, const page::Visite& v) {
  auto mail = mail_asked(r, v);
  if (!mail) return page::introuvable(v);
  return page::page(v, {.titre = mail->objet}, [&](html::Out& out) {
    page::fil_d_ariane(out, {{"Boîte aux lettres", "/boite-aux-lettres"}});
    out(R"(<h1 class="govuk-heading-l">{}</h1>
<dl class="govuk-summary-list">
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Pour</dt><dd class="govuk-summary-list__value">{} {}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Écrit le</dt><dd class="govuk-summary-list__value">{}</dd></div>
</dl>
)"_h,
        mail->objet, mail->nom, mail->destinataire, base::date_time_seconds(mail->cree_le));
    calendar(out, *mail);
    texte_avec_liens(out, mail->texte, v.settings.public_url);
    out(R"(<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Le même message en HTML, tel qu’il est envoyé</span></summary>
<div class="govuk-details__text"><pre class="dt-texte-libre">{}</pre></div></details>
)"_h,
        mail->html);
  });
}

web::Response invitation_recue(db::Reading& r, const page::Visite& v) {
  auto mail = mail_asked(r, v);
  if (!mail || mail->calendrier.empty()) return page::introuvable(v);
  web::Response response{.status = 200,
                         .content_type = "text/calendar; charset=utf-8",
                         .headers = {},
                         .body = std::move(mail->calendrier)};
  response.header("Content-Disposition", "attachment; filename=\"invitation.ics\"");
  return response;
}

}  // namespace courriel::pages

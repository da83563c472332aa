// The answer of who is invited to a whole meeting, by the link of their invitation. Opening it decides
// nothing.
#include <algorithm>

#include "programme/page/champ.h"
#include "programme/reunion/calendrier.h"
#include "programme/reunion/convocation_store.h"
#include "programme/reunion/creneaux.h"
#include "programme/reunion/pages/cadre.h"
#include "programme/reunion/pages/convocation_vue.h"
#include "programme/reunion/pages/pages.h"

namespace reunion::pages {
namespace {

using namespace html::literals;

web::Response unknown(const page::Visite& v) {
  constexpr std::string_view title = "Ce lien ne fonctionne pas";
  return page::page(
      v, {.titre = title},
      [&](html::Out& out) {
        out(R"(<h1 class="govuk-heading-l">{}</h1>
<p class="govuk-body">Il est peut-être coupé. Copiez-le en entier depuis le courriel d’invitation. Si cela ne marche toujours pas, écrivez à la coordination : voir les <a class="govuk-link" href="/contacts">contacts</a>.</p>
)"_h,
            title);
      },
      404);
}

std::string path_of(const page::Visite& v) { return "/invitations-reunion/" + v.path.at(0); }

bool over(const page::Visite& v, const InvitationReunion& i) {
  return std::ranges::all_of(i.tranches, [&](const Tranche& t) { return t.rendez_vous.fin <= v.now; });
}

void when_and_where(html::Out& out, const page::Visite& v, const InvitationReunion& i) {
  bool calendars = Emetteur{v.campagne, v.settings.public_url}.peut_inviter();
  for (const auto& t : i.tranches) {
    rendez_vous(out, i.reunion_titre, t.rendez_vous);
    if (calendars)
      out(R"(<p class="govuk-body"><a class="govuk-link" href="{}/{}/rendez-vous.ics">Ajouter à mon agenda<span class="govuk-visually-hidden"> : {}</span></a></p>
)"_h,
          path_of(v), t.rang, moment(t.rendez_vous));
  }
}

void answer_form(html::Out& out, const page::Visite& v, const InvitationReunion& i,
                 const base::FieldErrors& errors) {
  page::formulaire(out, v, path_of(v));
  page::groupe(out, {.nom = "reponse",
                     .legende = "Viendrez-vous à cette réunion ?",
                     .aide = i.reponse.empty() ? "" : "Vous pouvez changer votre réponse.",
                     .erreur = errors.of("reponse"),
                     .choix = {{.valeur = "vient", .label = "Oui, je viens", .coche = i.reponse == "vient"},
                               {.valeur = "ne_vient_pas",
                                .label = "Non, je ne peux pas venir",
                                .coche = i.reponse == "ne_vient_pas"}}});
  page::bouton(out, "Envoyer ma réponse");
  page::fin_formulaire(out);
}

web::Response show(const page::Visite& v, const InvitationReunion& i, const base::FieldErrors& errors = {}) {
  return page::page(v, {.titre = "Invitation à une réunion", .erreurs = &errors}, [&](html::Out& out) {
    out(R"(<h1 class="govuk-heading-l"><span class="govuk-caption-l">{}</span> Invitation à une réunion partenariale</h1>
)"_h,
        i.institution);
    if (i.retire || i.tranches.empty()) {
      out(R"(<p class="govuk-body">Votre présence n’est plus demandée à cette réunion : {}.</p>
)"_h,
          i.reunion_titre);
      return;
    }
    when_and_where(out, v, i);
    if (over(v, i))
      out("<p class=\"govuk-body\">Cette réunion est passée.</p>\n"_h);
    else
      answer_form(out, v, i, errors);
  });
}

}  // namespace

web::Response invitation_reunion(db::Reading& r, const page::Visite& v) {
  auto i = invitation_du_lien(r, v.path.at(0));
  return i ? show(v, *i) : unknown(v);
}

web::Response repondre_invitation(db::Writing& w, const page::Visite& v) {
  auto i = invitation_du_lien(w, v.path.at(0));
  if (!i) return unknown(v);
  if (i->retire || i->tranches.empty() || over(v, *i)) return page::refus(v, {Cause::etape_passee});
  auto answer = v.request.form.get("reponse");
  base::FieldErrors errors;
  if (answer != "vient" && answer != "ne_vient_pas") errors.add("reponse", "Choisissez une réponse.");
  if (!errors.empty()) return show(v, *i, errors);
  enregistrer_reponse(w, v.now, *i, answer == "vient");
  return page::redirige_avec_message(v, path_of(v), "Merci, votre réponse est enregistrée.");
}

web::Response agenda_invitation(db::Reading& r, const page::Visite& v) {
  auto i = invitation_du_lien(r, v.path.at(0));
  Emetteur from{v.campagne, v.settings.public_url};
  if (!i || i->retire || !from.peut_inviter()) return page::introuvable(v);
  auto t = std::ranges::find(i->tranches, v.id(1), &Tranche::rang);
  if (t == i->tranches.end()) return page::introuvable(v);
  return fichier_agenda(
      documents::calendar(documents::CalendarMethod::publish, evenement(from, *i, t->rang, t->rendez_vous)));
}

}  // namespace reunion::pages

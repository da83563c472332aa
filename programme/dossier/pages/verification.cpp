#include <fmt/format.h>

#include "platform/base/text.h"
#include "programme/dossier/avertissements.h"
#include "programme/dossier/pages/cadre.h"
#include "programme/dossier/pages/pages.h"
#include "programme/journal/journal.h"
#include "programme/page/champ.h"

namespace dossier {
namespace {

using namespace html::literals;

void missing(html::Out& out, const Dossier& d, const Lecture& lecture, const campagne::Campagne& c) {
  out(R"(<h2 class="govuk-heading-m">{}</h2>
<ul class="govuk-list dt-manquants">
)"_h,
      base::counted(lecture.erreurs.size(), "réponse à donner ou à corriger",
                    "réponses à donner ou à corriger"));
  for (auto& q : questions(c))
    if (auto message = lecture.erreurs.of(q.nom); !message.empty())
      out(R"(<li><a class="govuk-link" href="/dossiers/{}/note/{}?verifier=1#{}">{}</a> <span class="dt-section">{}</span></li>
)"_h,
          d.id, code(q.section), q.nom, message, titre(q.section));
  out("</ul>\n"_h);
}

void warnings(html::Out& out, const Dossier& d, const std::vector<Avertissement>& list) {
  if (list.empty()) return;
  out(R"(<h2 class="govuk-heading-m">Points d’attention</h2>
<p class="govuk-body">Ils n’empêchent pas le dépôt.</p>
<ul class="govuk-list govuk-list--bullet">
)"_h);
  for (auto& a : list)
    out(R"(<li>{} <a class="govuk-link" href="/dossiers/{}/note/{}">Revoir « {} »</a></li>
)"_h,
        a.texte, d.id, code(a.section), titre(a.section));
  out("</ul>\n"_h);
}

void deposit_form(html::Out& out, const page::Visite& v, const Dossier& d) {
  out(R"(<h2 class="govuk-heading-m">Tout est prêt</h2>
<p class="govuk-body">En déposant, vous envoyez cette note à {}. Vous recevrez aussitôt un récépissé. Jusqu’à la date limite, vous pourrez la reprendre, la modifier et la déposer de nouveau.</p>
)"_h,
      v.campagne.collectivite);
  page::formulaire(out, v, chemin(d, "/deposer"));
  page::bouton(out, "Déposer la note d’intention");
  page::fin_formulaire(out);
}

web::Response check_page(db::Reading& reading, const page::Visite& v, const Dossier& d,
                         const Obstacle* refused) {
  auto b = draft(reading, d);
  auto lecture = lire(b, v.campagne);
  auto warned = avertissements(lecture.note, structure_form(reading, d), v.campagne);
  bool open = depot_possible(v, d);
  auto view = [&](html::Out& out) {
    ariane(out, v, d, {{"La note d’intention", chemin(d, "/note")}});
    out(R"(<span class="govuk-caption-l">{}</span><h1 class="govuk-heading-l">Vérifier et déposer</h1>
)"_h,
        titre_de(d));
    if (refused)
      out(R"(<div class="govuk-error-summary" role="alert" tabindex="-1"><h2 class="govuk-error-summary__title">La note n’est pas déposée</h2><div class="govuk-error-summary__body"><p>{}</p></div></div>
)"_h,
          phrase(*refused));
    out(R"(<div class="govuk-inset-text">{}</div>
)"_h,
        phrase_limite(v, d));
    if (!open && v.now >= v.campagne.depot_note.from) depot_clos(out);
    if (!lecture.erreurs.empty()) missing(out, d, lecture, v.campagne);
    warnings(out, d, warned);
    if (lecture.erreurs.empty() && open && peut_ecrire(v, d)) deposit_form(out, v, d);
    out(R"(<h2 class="govuk-heading-m dt-relecture">Ce qui sera envoyé</h2>
)"_h);
    reponses(out, b, v.campagne);
  };
  auto title = fmt::format("Vérifier et déposer – {}", titre_de(d));
  return page::page(v, {.titre = title}, view, refused ? 422 : 200);
}

}  // namespace

web::Response verifier(db::Reading& reading, const page::Visite& v) {
  auto d = find(reading, v.acteur, v.id());
  if (!d) return page::introuvable(v);
  if (!std::holds_alternative<NoteEnPreparation>(d->etat())) return web::redirect(chemin(*d));
  return check_page(reading, v, *d, nullptr);
}

// Rights, state, deadline and completeness are judged here, inside the transaction that writes the deposit,
// and from the instant at which the server received the request.
web::Response deposer(db::Writing& w, const page::Visite& v) {
  auto d = lock(w, v.acteur, v.id());
  if (!d) return page::introuvable(v);
  auto b = draft(w, *d);
  auto lecture = lire(b, v.campagne);
  auto done = accomplir(d->etat(), DeposerNote{&lecture}, d->contexte(v.acteur, v.now, v.campagne));
  if (!done && done.error().cause == Cause::etape_passee) return page::refus(v, done.error());
  if (!done)
    return done.error().cause == Cause::role_requis ? page::refus(v, done.error())
                                                    : check_page(w, v, *d, &done.error());
  save_state(w, *d, done->etat, v.now);
  auto deposited = record_deposit(w, v.acteur, *d, b, v.now);
  journal::inscrire(w, v.acteur, v.now,
                    {done->trace,
                     "dossier",
                     d->id,
                     {{"rang", std::to_string(deposited.rang)}, {"empreinte", deposited.empreinte}}});
  return page::redirige_avec_message(v, chemin(*d, fmt::format("/depots/{}", deposited.rang)),
                                     "Votre note d’intention est déposée.");
}

}  // namespace dossier

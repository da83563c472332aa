// The outbox as the coordination follows it: what waits, what was given up and why, what was sent.

#include "platform/base/number.h"
#include "platform/base/text.h"
#include "programme/courriel/courriel_store.h"
#include "programme/courriel/pages/pages.h"
#include "programme/page/champ.h"
#include "programme/page/gabarit.h"

namespace courriel::pages {
namespace {

using namespace html::literals;
constexpr int per_page = 50;

struct Demande {
  Etat etat = Etat::a_envoyer;
  std::int64_t avant = 0;
};

/// Failures first, when there are some: they are what one comes for.
Etat usual(const std::vector<Compte>& counts) {
  for (auto& count : counts)
    if (count.etat == code(Etat::abandonne)) return Etat::abandonne;
  return Etat::a_envoyer;
}

Demande parse(const page::Visite& v, const std::vector<Compte>& counts) {
  return {etat(v.request.query.get("etat")).value_or(usual(counts)),
          base::whole_number(v.request.query.get("avant")).value_or(0)};
}

std::int64_t number(const std::vector<Compte>& counts, Etat e) {
  for (auto& count : counts)
    if (count.etat == code(e)) return count.nombre;
  return 0;
}

void choices(html::Out& out, const std::vector<Compte>& counts, Etat chosen) {
  out(R"(<nav aria-label="État des courriels"><ul class="dt-chiffres">
)"_h);
  for (auto e : {Etat::abandonne, Etat::a_envoyer, Etat::envoye}) {
    html::Attrs current;
    if (e == chosen) current.set("aria-current", "page");
    out(R"(<li><a class="govuk-link" href="/courriels?etat={}" {}><strong>{}</strong> {}</a></li>
)"_h,
        code(e), current, number(counts, e), label(e));
  }
  out("</ul></nav>\n"_h);
}

void explain(html::Out& out, const Ligne& mail) {
  if (mail.envoye_le) return out("Envoyé le {}"_h, base::date_time_seconds(*mail.envoye_le));
  if (mail.essais == 0 && mail.erreur.empty()) return out("Pas encore essayé"_h);
  out("{}. {}"_h, base::counted(std::size_t(mail.essais), "essai", "essais"), mail.erreur);
  if (mail.etat == code(Etat::a_envoyer))
    out(" Prochain essai le {}."_h, base::date_time(mail.prochain_essai_le));
}

void action(html::Out& out, const page::Visite& v, const Ligne& mail) {
  if (mail.etat != code(Etat::abandonne) || mail.destinataire.empty()) return;
  page::formulaire(out, v, "/courriels/" + std::to_string(mail.id) + "/reessayer");
  out(R"(<button type="submit" class="dt-bouton-lien">Réessayer<span class="govuk-visually-hidden"> d’envoyer « {} » à {}</span></button>)"_h,
      mail.objet, mail.destinataire);
  page::fin_formulaire(out);
}

void row(html::Out& out, const page::Visite& v, const Ligne& mail) {
  out(
      R"(<tr><th scope="row" data-titre="Objet">{}</th><td data-titre="Pour">{}</td><td data-titre="Écrit le">{}</td><td data-titre="Suite">{}</td><td data-titre="Action">{}</td></tr>
)"_h,
      mail.objet, mail.destinataire, base::date_time(mail.cree_le),
      [&](html::Out& cell) { explain(cell, mail); }, [&](html::Out& cell) { action(cell, v, mail); });
}

void table(html::Out& out, const page::Visite& v, const std::vector<Ligne>& mails, Etat e) {
  out(R"(<div class="dt-tableau dt-tableau--cartes" tabindex="0" role="region" aria-labelledby="liste"><table class="govuk-table dt-tableau__table">
<thead><tr><th scope="col">Objet</th><th scope="col">Pour</th><th scope="col">Écrit le</th><th scope="col">Suite</th><th scope="col">Action</th></tr></thead>
<tbody>
)"_h);
  for (auto& mail : mails) row(out, v, mail);
  out("</tbody></table></div>\n"_h);
  if (mails.size() == per_page)
    out(R"(<p class="govuk-body"><a class="govuk-link" href="/courriels?etat={}&amp;avant={}">Courriels plus anciens</a></p>
)"_h,
        code(e), mails.back().id);
}

}  // namespace

web::Response suivi(db::Reading& r, const page::Visite& v) {
  auto counts = comptes(r, v.acteur);
  auto asked = parse(v, counts);
  auto mails = liste(r, v.acteur, asked.etat, asked.avant, per_page);
  return page::page(v, {.titre = "Courriels", .wide = true}, [&](html::Out& out) {
    out(R"(<h1 class="govuk-heading-l">Courriels</h1>
<p class="govuk-body">Les messages que la plateforme écrit : récépissés, convocations, invitations, mots de passe. Un envoi qui échoue est essayé de nouveau pendant un peu plus d’un jour, puis abandonné. Les textes envoyés sont effacés.</p>
)"_h);
    choices(out, counts, asked.etat);
    out(R"(<h2 class="govuk-heading-m" id="liste">{}</h2>
)"_h,
        label(asked.etat));
    if (mails.empty())
      out(R"(<p class="govuk-body dt-vide">Aucun courriel dans cet état.</p>)"_h);
    else
      table(out, v, mails, asked.etat);
  });
}

web::Response relancer(db::Writing& w, const page::Visite& v) {
  auto done = reessayer(w, v.acteur, v.now, v.id());
  if (!done) return page::refus(v, done.error());
  return page::redirige_avec_message(v, "/courriels", "Le message va être envoyé de nouveau.");
}

}  // namespace courriel::pages

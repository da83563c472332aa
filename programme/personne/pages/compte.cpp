// One's account: who one is, what one may do, and from where one is signed in.
#include "programme/personne/pages/commun.h"
#include "programme/personne/pages/pages.h"
#include "programme/personne/pages/perimetre.h"
#include "programme/personne/personne_store.h"

namespace personne::pages {
namespace {

using namespace html::literals;

void row(html::Out& out, std::string_view key, std::string_view value, std::string_view href,
         std::string_view what) {
  out(R"(<div class="govuk-summary-list__row">
<dt class="govuk-summary-list__key">{}</dt>
<dd class="govuk-summary-list__value">{}</dd>
<dd class="govuk-summary-list__actions"><a class="govuk-link" href="{}">Modifier<span class="govuk-visually-hidden"> {}</span></a></dd>
</div>
)"_h,
      key, value, href, what);
}

void identity(html::Out& out, const page::Visite& v) {
  out(R"(<dl class="govuk-summary-list">
)"_h);
  row(out, "Nom", v.acteur.nom, "/compte/nom", "votre nom");
  row(out, "Adresse électronique", v.acteur.courriel, "/compte/adresse", "votre adresse");
  row(out, "Mot de passe", "••••••••", "/compte/mot-de-passe", "votre mot de passe");
  out("</dl>\n"_h);
}

void roles(html::Out& out, const page::Visite& v) {
  if (v.acteur.attributions.empty()) return;
  out(R"(<h2 class="govuk-heading-m">Vos rôles</h2>
<ul class="govuk-list govuk-list--bullet">
)"_h);
  for (const Attribution& a : v.acteur.attributions)
    out("<li>{} – {}</li>\n"_h, label(a.role), perimetre_en_clair(a, v.campagne));
  out(R"(</ul>
<p class="govuk-body-s">La coordination donne et modifie les rôles.</p>
<p class="govuk-body"><a class="govuk-link" href="/mes-conflits">Mes conflits d’intérêts</a> : dites si vous êtes lié·e à une structure.</p>
)"_h);
}

std::string rights(const Appartenance& a) {
  std::string text;
  auto add = [&](bool has, std::string_view what) {
    if (has) text.append(text.empty() ? "" : ", ").append(what);
  };
  add(a.administrer, "administrer");
  add(a.ecrire, "écrire");
  add(a.signer, "signer");
  return text.empty() ? "lire" : text;
}

void structures(html::Out& out, const page::Visite& v) {
  if (!v.acteur.est(Role::porteur)) return;
  out(R"(<h2 class="govuk-heading-m">Vos structures</h2>
)"_h);
  if (v.acteur.structures.empty())
    return out(
        R"(<p class="govuk-body">Vous n’êtes membre d’aucune structure. <a class="govuk-link" href="/structures">Rejoindre ou créer une structure</a></p>
)"_h);
  out(R"(<ul class="govuk-list govuk-list--bullet">
)"_h);
  for (const Appartenance& a : v.acteur.structures)
    out(R"(<li><a class="govuk-link" href="/structures/{}">{}</a> – vous pouvez : {}</li>
)"_h,
        a.structure, a.nom, rights(a));
  out("</ul>\n"_h);
}

void session_row(html::Out& out, const page::Visite& v, const SessionOuverte& s) {
  const bool here = s.empreinte == v.session;
  out(R"(<tr class="govuk-table__row">
<th scope="row" class="govuk-table__header">{}{}</th>
<td class="govuk-table__cell" data-titre="Ouverte le">{}</td>
<td class="govuk-table__cell" data-titre="Vue le">{}</td>
<td class="govuk-table__cell">)"_h,
      s.appareil, here ? " (cette session)" : "", base::date_time(s.cree_le), base::date_time(s.vue_le));
  if (!here) {
    page::formulaire(out, v, "/compte/sessions/" + std::to_string(s.id) + "/fermer");
    out(R"(<button type="submit" class="dt-bouton-lien">Fermer<span class="govuk-visually-hidden"> la session {} ouverte le {}</span></button>)"_h,
        s.appareil, base::date_time(s.cree_le));
    page::fin_formulaire(out);
  }
  out("</td>\n</tr>\n"_h);
}

void sessions(html::Out& out, const page::Visite& v, const std::vector<SessionOuverte>& list) {
  out(R"(<h2 class="govuk-heading-m" id="sessions">Vos sessions ouvertes</h2>
<p class="govuk-body">Une session que vous ne reconnaissez pas ? Fermez-la, puis changez de mot de passe.</p>
<div class="dt-tableau dt-tableau--entier dt-tableau--cartes" tabindex="0" role="region" aria-labelledby="sessions">
<table class="govuk-table">
<caption class="govuk-visually-hidden">Sessions ouvertes avec votre compte</caption>
<thead class="govuk-table__head"><tr class="govuk-table__row">
<th scope="col" class="govuk-table__header">Appareil</th>
<th scope="col" class="govuk-table__header">Ouverte le</th>
<th scope="col" class="govuk-table__header">Vue le</th>
<th scope="col" class="govuk-table__header">Action</th>
</tr></thead>
<tbody class="govuk-table__body">
)"_h);
  for (const SessionOuverte& s : list) session_row(out, v, s);
  out("</tbody>\n</table>\n</div>\n"_h);
  if (list.size() < 2) return;
  page::formulaire(out, v, "/compte/sessions/fermer-les-autres");
  page::bouton_secondaire(out, "Fermer toutes les autres sessions");
  page::fin_formulaire(out);
}

}  // namespace

web::Response compte(db::Reading& r, const page::Visite& v) {
  const auto open = sessions_de(r, v.acteur, v.now);
  auto view = [&](html::Out& out) {
    out(R"(<h1 class="govuk-heading-l">Mon compte</h1>
)"_h);
    identity(out, v);
    roles(out, v);
    structures(out, v);
    sessions(out, v, open);
  };
  return page::page(v, {.titre = "Mon compte"}, view);
}

web::Response fermer_une_session(db::Writing& w, const page::Visite& v) {
  if (!revoquer_session(w, v.acteur, v.id())) return page::introuvable(v);
  noter(w, v, v.acteur, "session_revoquee", v.acteur.id, {{"nombre", "1"}});
  return page::redirige_avec_message(v, "/compte", "La session est fermée.");
}

web::Response fermer_les_autres(db::Writing& w, const page::Visite& v) {
  const auto closed = revoquer_autres(w, v.acteur, v.session);
  if (closed) noter(w, v, v.acteur, "session_revoquee", v.acteur.id, {{"nombre", std::to_string(closed)}});
  return page::redirige_avec_message(v, "/compte", "Vos autres sessions sont fermées.");
}

}  // namespace personne::pages

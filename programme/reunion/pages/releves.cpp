// The records of a meeting, for who runs it: what is ready to be sent, what was sent, sending one or many.
#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/page/champ.h"
#include "programme/reunion/pages/morceaux.h"
#include "programme/reunion/pages/pages.h"
#include "programme/reunion/pages/releve_vue.h"
#include "programme/reunion/pages/salle.h"
#include "programme/reunion/releve_store.h"

namespace reunion::pages {
namespace {

using namespace html::literals;
using Releves = std::vector<ReleveAEnvoyer>;

std::string seen_name(std::int64_t passage) { return "vu_" + std::to_string(passage); }

std::string address(const Reunion& u, const Passage& p) {
  return chemin(u.id, fmt::format("/releves/{}", p.id));
}

std::string sent_on(const Version& v) {
  auto text = base::date_time(v.le) + ", par " + v.par;
  return v.rang > 1 ? fmt::format("{} (version {})", text, v.rang) : text;
}

void sentences(html::Out& out, const std::vector<std::string>& all) {
  if (all.empty()) return out("Rien à signaler"_h);
  out("<ul class=\"govuk-list dt-releves__alertes\">"_h);
  for (const auto& one : all) out("<li>{}</li>"_h, one);
  out("</ul>"_h);
}

void tick(html::Out& out, const ReleveAEnvoyer& a, bool ticked) {
  const auto& p = a.passage;
  html::Attrs checked;
  checked.flag("checked", ticked);
  out(R"(<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="passage-{}" name="passages" type="checkbox" value="{}" {}><label class="govuk-label govuk-checkboxes__label" for="passage-{}"><span class="govuk-visually-hidden">Envoyer le relevé : {}</span></label></div></div>)"_h,
      p.id, p.id, checked, p.id, p.intitule);
  champ_cache(out, seen_name(p.id), a.vu);
}

void open_table(html::Out& out, std::string_view label, std::initializer_list<std::string_view> titles) {
  out(R"(<div class="dt-tableau dt-tableau--entier dt-tableau--cartes" tabindex="0" role="region" aria-label="{}"><table class="govuk-table dt-tableau__table">
<thead><tr>)"_h,
      label);
  for (auto title : titles) out(R"(<th scope="col">{}</th>)"_h, title);
  out("</tr></thead>\n<tbody>\n"_h);
}

void close_table(html::Out& out) { out("</tbody></table></div>\n"_h); }

void ready_row(html::Out& out, const Reunion& u, const ReleveAEnvoyer& a, bool ticked) {
  out(
      R"(<tr><td data-titre="Envoyer">{}</td><th scope="row" data-titre="Projet"><a class="govuk-link" href="{}">{}</a></th><td data-titre="Structure">{}</td>
<td class="govuk-table__cell--numeric" data-titre="Recommandations">{}</td><td data-titre="À vérifier">{}</td><td data-titre="Dernier envoi">{}</td></tr>
)"_h,
      [&](html::Out& o) { tick(o, a, ticked); }, address(u, a.passage), a.passage.intitule,
      a.passage.structure_nom, a.releve.recommandations.size(),
      [&](html::Out& o) { sentences(o, a.a_verifier); },
      a.dernier ? "Corrigé depuis l’envoi du " + sent_on(*a.dernier) : std::string("Jamais envoyé"));
}

void ready_ones(html::Out& out, const page::Visite& v, const Reunion& u, const Releves& all,
                const base::FieldErrors& errors) {
  out(R"(<h2 class="govuk-heading-m" id="passages">À envoyer</h2>
)"_h);
  auto n = std::ranges::count_if(all, &ReleveAEnvoyer::pret);
  if (n == 0)
    return out(
        R"(<p class="govuk-body">Aucun relevé n’est prêt. Un relevé s’envoie quand la présence est notée et que quelque chose y est écrit.</p>
)"_h);
  out(R"(<p class="govuk-body">Ouvrez un projet pour lire le relevé en entier. Décochez ceux qui ne doivent pas encore partir.</p>
)"_h);
  if (auto wrong = errors.of("passages"); !wrong.empty())
    out(R"(<p class="govuk-error-message"><span class="govuk-visually-hidden">Erreur :</span> {}</p>
)"_h,
        wrong);
  page::formulaire(out, v, chemin(u.id, "/releves"));
  open_table(out, "Relevés à envoyer",
             {"Envoyer", "Projet", "Structure", "Recommandations", "À vérifier", "Dernier envoi"});
  for (const auto& a : all)
    if (a.pret()) ready_row(out, u, a, errors.empty());
  close_table(out);
  page::bouton(out, "Envoyer les relevés cochés");
  page::fin_formulaire(out);
}

void sent_ones(html::Out& out, const Reunion& u, const Releves& all) {
  if (std::ranges::none_of(all, [](const auto& a) { return a.dernier.has_value(); })) return;
  out(R"(<h2 class="govuk-heading-m">Envoyés</h2>
)"_h);
  open_table(out, "Relevés envoyés", {"Projet", "Structure", "Envoyé le"});
  for (const auto& a : all)
    if (a.dernier)
      out(R"(<tr><th scope="row" data-titre="Projet"><a class="govuk-link" href="{}">{}</a></th><td data-titre="Structure">{}</td><td data-titre="Envoyé le">{}</td></tr>
)"_h,
          address(u, a.passage), a.passage.intitule, a.passage.structure_nom, sent_on(*a.dernier));
  close_table(out);
}

void waiting_ones(html::Out& out, const Reunion& u, const Releves& all) {
  auto waits = [](const ReleveAEnvoyer& a) { return a.obstacle && !a.dernier; };
  if (std::ranges::none_of(all, waits)) return;
  out(R"(<h2 class="govuk-heading-m">Pas encore</h2>
)"_h);
  open_table(out, "Relevés qui ne partent pas encore", {"Projet", "Structure", "État", "Ce qui manque"});
  for (const auto& a : all)
    if (waits(a))
      out(
          R"(<tr><th scope="row" data-titre="Projet"><a class="govuk-link" href="{}">{}</a></th><td data-titre="Structure">{}</td><td data-titre="État">{}</td><td data-titre="Ce qui manque">{}</td></tr>
)"_h,
          chemin(u.id, fmt::format("/salle/{}", a.passage.id)), a.passage.intitule, a.passage.structure_nom,
          [&](html::Out& o) { etiquette(o, a.passage); }, a.obstacle->detail);
  close_table(out);
}

void nothing_left(html::Out& out, const Obstacle& why) {
  out(R"(<div class="govuk-error-summary" role="alert" tabindex="-1"><h2 class="govuk-error-summary__title">Rien n’est parti</h2><div class="govuk-error-summary__body"><p>{} Relisez, puis envoyez.</p></div></div>
)"_h,
      why.detail);
}

web::Response list(db::Reading& r, const page::Visite& v, const Reunion& u, const Obstacle* why = nullptr) {
  auto all = releves_a_envoyer(r, v.acteur, v.now, v.campagne, u);
  base::FieldErrors errors;
  bool form = why && why->cause == Cause::saisie_invalide;
  if (form) errors.add("passages", why->detail);
  return page_reunion(
      v, u, {.titre = "Relevés", .wide = true, .erreurs = &errors},
      [&](html::Out& out) {
        if (why && !form) nothing_left(out, *why);
        out(R"(<p class="govuk-body">Le relevé dit au porteur ce que la réunion a conclu : pertinence, recommandations, financeurs et personnes à contacter, suite. Les avis des institutions n’y sont pas : ils restent entre partenaires.</p>
)"_h);
        ready_ones(out, v, u, all, errors);
        sent_ones(out, u, all);
        waiting_ones(out, u, all);
      },
      why ? (form ? 422 : 409) : 0);
}

// --- One record

void who_receives(html::Out& out, const ReleveAEnvoyer& a) {
  if (a.destinataires.empty()) return;
  std::vector<std::string> names;
  for (const auto& to : a.destinataires)
    names.push_back(to.nom.empty() ? to.courriel : to.nom + " (" + to.courriel + ")");
  out(R"(<p class="govuk-body">Le message part à : {}.</p>
)"_h,
      base::join(names, ", "));
}

void to_check(html::Out& out, const ReleveAEnvoyer& a) {
  if (a.a_verifier.empty()) return;
  out(R"(<div class="govuk-inset-text"><h2 class="govuk-heading-s">À vérifier</h2><ul class="govuk-list govuk-list--bullet">
)"_h);
  for (const auto& one : a.a_verifier) out("<li>{}</li>\n"_h, one);
  out("</ul></div>\n"_h);
}

void send_form(html::Out& out, const page::Visite& v, const Reunion& u, const ReleveAEnvoyer& a) {
  if (a.obstacle) {
    out(R"(<p class="govuk-body">{}</p>
)"_h,
        a.obstacle->detail);
    return;
  }
  page::formulaire(out, v, chemin(u.id, "/releves"));
  champ_cache(out, "passages", std::to_string(a.passage.id));
  champ_cache(out, seen_name(a.passage.id), a.vu);
  page::bouton(out, a.dernier ? "Envoyer la correction" : Consolider::label);
  page::fin_formulaire(out);
}

void preview(html::Out& out, const page::Visite& v, const Reunion& u, const ReleveAEnvoyer& a) {
  const auto& p = a.passage;
  out(R"(<p class="govuk-body"><strong>{}</strong>, {}. <a class="govuk-link" href="{}">Compléter en salle</a></p>
)"_h,
      p.intitule, p.structure_nom, chemin(u.id, fmt::format("/salle/{}", p.id)));
  if (a.dernier)
    out(R"(<p class="govuk-body">Envoyé le {}. <a class="govuk-link" href="/dossiers/{}/releve">Lire ce qui a été envoyé</a></p>
)"_h,
        sent_on(*a.dernier), p.dossier);
  to_check(out, a);
  who_receives(out, a);
  send_form(out, v, u, a);
  out(R"(<h2 class="govuk-heading-m" id="lira">Ce que le porteur lira</h2>
<div class="dt-carte dt-releve" role="region" aria-labelledby="lira">
)"_h);
  releve_transmis(out, a.releve);
  out("</div>\n"_h);
}

/// The meeting of the address, for who runs it.
template <class Then>
web::Response with_meeting(db::Reading& r, const page::Visite& v, Then then) {
  auto u = find_reunion(r, v.acteur, v.id());
  if (!u) return page::introuvable(v);
  if (!anime_ici(v, *u)) return page::refus(v, {Cause::role_requis});
  return then(*u);
}

std::vector<ReleveVu> asked(const web::Fields& form) {
  std::vector<ReleveVu> all;
  for (const auto& text : form.all("passages")) {
    std::int64_t id = base::all_digits(text) && text.size() < 18 ? std::stoll(std::string(text)) : 0;
    all.push_back({id, std::string(form.get(seen_name(id)))});
  }
  return all;
}

}  // namespace

web::Response releves(db::Reading& r, const page::Visite& v) {
  return with_meeting(r, v, [&](const Reunion& u) { return list(r, v, u); });
}

web::Response releve_a_relire(db::Reading& r, const page::Visite& v) {
  return with_meeting(r, v, [&](const Reunion& u) {
    auto a = releve_a_envoyer(r, v.acteur, v.now, v.campagne, u, v.id(1));
    if (!a) return page::introuvable(v);
    return page_reunion(v, u, {.titre = "Relevé à envoyer"}, [&](html::Out& out) { preview(out, v, u, *a); });
  });
}

web::Response envoyer_les_releves(db::Writing& w, const page::Visite& v) {
  return with_meeting(w, v, [&](const Reunion& u) {
    auto done = envoyer_releves(w, v.acteur, v.now, v.campagne, u, asked(v.request.form));
    if (!done && done.error().cause == Cause::acces_inconnu) return page::introuvable(v);
    if (!done && done.error().cause == Cause::role_requis) return page::refus(v, done.error());
    if (!done) return list(w, v, u, &done.error());
    return page::redirige_avec_message(
        v, chemin(u.id, "/releves"),
        base::counted(*done, "relevé est envoyé : la structure est prévenue par courriel.",
                      "relevés sont envoyés : les structures sont prévenues par courriel."));
  });
}

}  // namespace reunion::pages

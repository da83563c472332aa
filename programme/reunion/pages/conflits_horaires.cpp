// Everybody who would be in two places at once, across all meetings, and everybody expected in several on one
// day.
#include <fmt/format.h>

#include "platform/base/text.h"
#include "programme/reunion/affluence_store.h"
#include "programme/reunion/choix_store.h"
#include "programme/reunion/creneaux.h"
#include "programme/reunion/pages/cadre.h"
#include "programme/reunion/pages/morceaux.h"
#include "programme/reunion/pages/pages.h"

namespace reunion::pages {
namespace {

using namespace html::literals;

void there(html::Out& out, const page::Visite& v, const Engagement& e) {
  out(R"(<a class="govuk-link" href="{}">{}</a>, {}{} – {})"_h, chemin(e.reunion), e.reunion_titre,
      heures(e.quand), e.salle.empty() ? "" : ", " + e.salle, label(e.qualite));
  if (!e.visible || e.passage == 0) return;
  out(R"( <a class="govuk-link" href="/dossiers/{}">{}</a>)"_h, e.dossier, e.intitule);
  if (anime(v.acteur, v.campagne, e.reunion_code))
    out(R"( (<a class="govuk-link" href="{}">déplacer<span class="govuk-visually-hidden"> : {}</span></a>))"_h,
        chemin(e.reunion, fmt::format("/plan/{}", e.passage)), e.intitule);
}

void clash(html::Out& out, const page::Visite& v, const ConflitHoraire& c) {
  out(
      R"(<tr><th scope="row" data-titre="Qui">{}</th><td data-titre="Jour">{}</td><td data-titre="Ici">{}</td><td data-titre="Et là">{}</td><td data-titre="Ce qui ne va pas">{}</td></tr>
)"_h,
      c.un.nom, base::long_date(c.un.quand.from), [&](html::Out& o) { there(o, v, c.un); },
      [&](html::Out& o) { there(o, v, c.autre); },
      c.heurt == Heurt::meme_heure
          ? std::string("à la même heure")
          : fmt::format("moins de {} minutes pour le trajet", v.campagne.passages.trajet));
}

void clashes(html::Out& out, const page::Visite& v, const std::vector<ConflitHoraire>& list) {
  out(R"(<h2 class="govuk-heading-m" id="conflits">À deux endroits à la fois</h2>
)"_h);
  if (list.empty()) {
    out(R"(<p class="govuk-body">Personne n’est attendu à deux endroits à la fois.</p>
)"_h);
    return;
  }
  out(R"(<div class="dt-tableau dt-tableau--entier dt-tableau--cartes" tabindex="0" role="region" aria-labelledby="conflits"><table class="govuk-table dt-tableau__table">
<thead><tr><th scope="col">Qui</th><th scope="col">Jour</th><th scope="col">Ici</th><th scope="col">Et là</th><th scope="col">Ce qui ne va pas</th></tr></thead>
<tbody>
)"_h);
  for (const auto& c : list) clash(out, v, c);
  out("</tbody></table></div>\n"_h);
}

/// The meetings of somebody's day, each once, from the first to the last hour there.
void meetings_of(html::Out& out, const JourneePartagee& day) {
  std::vector<std::int64_t> said;
  for (const auto& e : day.engagements) {
    if (std::ranges::find(said, e.reunion) != said.end()) continue;
    said.push_back(e.reunion);
    base::Period whole = e.quand;
    for (const auto& other : day.engagements)
      if (other.reunion == e.reunion) whole.until = std::max(whole.until, other.quand.until);
    out(R"(<li><a class="govuk-link" href="{}">{}</a>, {}</li>)"_h, chemin(e.reunion), e.reunion_titre,
        heures(whole));
  }
}

void shared_days(html::Out& out, const std::vector<JourneePartagee>& list) {
  out(R"(<h2 class="govuk-heading-m" id="journees">Plusieurs réunions le même jour</h2>
)"_h);
  if (list.empty()) {
    out(R"(<p class="govuk-body">Personne n’est attendu dans deux réunions le même jour.</p>
)"_h);
    return;
  }
  out(R"(<div class="dt-tableau dt-tableau--entier dt-tableau--cartes" tabindex="0" role="region" aria-labelledby="journees"><table class="govuk-table dt-tableau__table">
<thead><tr><th scope="col">Qui</th><th scope="col">Jour</th><th scope="col">Réunions</th></tr></thead>
<tbody>
)"_h);
  for (const auto& d : list)
    out(R"(<tr><th scope="row" data-titre="Qui">{}</th><td data-titre="Jour">{}</td><td data-titre="Réunions"><ul class="govuk-list dt-tableau__liste">{}</ul></td></tr>
)"_h,
        d.nom, base::weekday_date(d.jour), [&](html::Out& o) { meetings_of(o, d); });
  out("</tbody></table></div>\n"_h);
}

/// Days on which several meetings are held, whoever comes: agents share themselves between them.
void busy_days(html::Out& out, const std::vector<JourDeReunions>& days) {
  if (days.empty()) return;
  out(R"(<h2 class="govuk-heading-m">Jours de plusieurs réunions</h2>
<ul class="govuk-list govuk-list--bullet">
)"_h);
  for (const auto& d : days)
    out("<li>{} : {}</li>\n"_h, base::weekday_date(d.jour), base::join(d.titres, ", "));
  out("</ul>\n"_h);
}

}  // namespace

web::Response conflits_horaires(db::Reading& r, const page::Visite& v) {
  if (!v.acteur.est_un_de({Role::coordination, Role::chef_de_projet, Role::instructeur, Role::referent_pre}))
    return page::refus(v, {Cause::role_requis});
  auto found = croisements(r, v.acteur, v.campagne);
  auto days = jours_de_plusieurs_reunions(::reunion::reunions(r, v.acteur, v.campagne.code),
                                          demi_journees_de_la_campagne(r, v.campagne.code));
  return page::page(v, {.titre = "Conflits d’horaire", .wide = true}, [&](html::Out& out) {
    page::fil_d_ariane(out, {{"Réunions", "/reunions-partenariales"}});
    out(R"(<h1 class="govuk-heading-l">Conflits d’horaire</h1>
<p class="govuk-body">Entre deux lieux, il faut {} minutes de trajet.{}</p>
)"_h,
        v.campagne.passages.trajet,
        v.acteur.est(Role::coordination)
            ? ""
            : " Vous voyez ce qui vous concerne, et les réunions que vous animez.");
    clashes(out, v, found.conflits);
    shared_days(out, found.journees);
    busy_days(out, days);
  });
}

}  // namespace reunion::pages

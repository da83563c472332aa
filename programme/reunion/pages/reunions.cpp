// All meetings of the campaign: those open with their counters, those still to be opened.
#include <algorithm>
#include <map>

#include "platform/base/text.h"
#include "programme/page/champ.h"
#include "programme/reunion/absences_store.h"
#include "programme/reunion/affluence_store.h"
#include "programme/reunion/creneaux.h"
#include "programme/reunion/pages/cadre.h"
#include "programme/reunion/pages/pages.h"
#include "programme/reunion/passage_store.h"
#include "programme/reunion/preparation_store.h"

namespace reunion::pages {
namespace {

using namespace html::literals;

struct Ouverte {
  Reunion reunion;
  std::vector<base::Period> seances;
  Affluence affluence;
};

struct Liste {
  std::vector<Ouverte> ouvertes;
  std::vector<const campagne::Reunion*> a_ouvrir;  ///< by this person
  std::int64_t a_reprendre = 0;  ///< projects handed to the open ones by the committee, without a passage
};

template <class Lines, class Projection>
auto* of(Lines& lines, std::int64_t id, Projection projection) {
  auto it = std::ranges::find(lines, id, projection);
  return it == lines.end() ? nullptr : &*it;
}

Liste load(db::Reading& r, const page::Visite& v) {
  Liste list;
  auto half_days = demi_journees_de_la_campagne(r, v.campagne.code);
  auto counted = affluence(r, v.acteur, v.campagne.code);
  std::map<std::int64_t, std::vector<base::Period>> when;
  for (const auto& h : half_days) when[h.reunion].push_back(h.periode());
  for (auto& u : ::reunion::reunions(r, v.acteur, v.campagne.code)) {
    auto* found = of(counted, u.id, &Affluence::reunion);
    list.ouvertes.push_back({u, when[u.id], found ? *found : Affluence{.reunion = u.id}});
  }
  for (const auto& one : v.campagne.reunions)
    if (anime(v.acteur, v.campagne, one.code) &&
        std::ranges::none_of(list.ouvertes, [&](const Ouverte& o) { return o.reunion.code == one.code; }))
      list.a_ouvrir.push_back(&one);
  list.a_reprendre = a_reprendre_partout(r, v.acteur, v.campagne);
  return list;
}

std::string number(std::int64_t n) { return std::to_string(n); }

void open_row(html::Out& out, const page::Visite& v, const Ouverte& one) {
  const auto& a = one.affluence;
  out(
      R"(<tr><th scope="row" data-titre="Réunion"><a class="govuk-link" href="{}">{}</a>{}</th>
<td data-titre="Quand">{}</td><td data-titre="Lieu">{}</td>
<td class="govuk-table__cell--numeric" data-titre="Passages">{}</td><td class="govuk-table__cell--numeric" data-titre="Avec un créneau">{}</td>
<td class="govuk-table__cell--numeric" data-titre="Convoqués">{}</td><td class="govuk-table__cell--numeric" data-titre="Venue confirmée">{}</td>
<td class="govuk-table__cell--numeric" data-titre="Présents">{}</td><td class="govuk-table__cell--numeric" data-titre="Relevé envoyé">{}</td></tr>
)"_h,
      chemin(one.reunion.id), one.reunion.titre,
      [&](html::Out& o) {
        if (!one.seances.empty() && one.seances.back().until <= v.now)
          o(R"( <strong class="govuk-tag govuk-tag--grey">Passée</strong>)"_h);
      },
      one.seances.empty() ? "à fixer" : quand(one.seances), one.reunion.lieu, number(a.passages),
      number(a.places), number(a.convoques), number(a.confirmes), number(a.presents), number(a.consolides));
}

void open_ones(html::Out& out, const page::Visite& v, const Liste& list) {
  if (list.ouvertes.empty()) {
    out(R"(<p class="govuk-body">Aucune réunion n’est encore ouverte.</p>
)"_h);
    return;
  }
  out(R"(<div class="dt-tableau dt-tableau--entier dt-tableau--cartes" tabindex="0" role="region" aria-label="Réunions ouvertes"><table class="govuk-table dt-tableau__table">
<thead><tr><th scope="col">Réunion</th><th scope="col">Quand</th><th scope="col">Lieu</th><th scope="col">Passages</th><th scope="col">Avec un créneau</th><th scope="col">Convoqués</th><th scope="col">Venue confirmée</th><th scope="col">Présents</th><th scope="col">Relevé envoyé</th></tr></thead>
<tbody>
)"_h);
  for (const auto& one : list.ouvertes) open_row(out, v, one);
  out("</tbody></table></div>\n"_h);
}

void to_take(html::Out& out, const page::Visite& v, const Liste& list) {
  if (list.a_reprendre == 0) return;
  out(R"(<div class="govuk-inset-text"><p class="govuk-body">{}</p>
)"_h,
      base::counted(list.a_reprendre, "projet confié par le comité n’est pas encore repris par sa réunion.",
                    "projets confiés par le comité ne sont pas encore repris par leur réunion."));
  page::formulaire(out, v, "/reunions-partenariales/reprendre");
  page::bouton(out, "Les reprendre dans leurs réunions");
  page::fin_formulaire(out);
  out("</div>\n"_h);
}

void to_open(html::Out& out, const page::Visite& v, const Liste& list) {
  if (list.a_ouvrir.empty()) return;
  out(R"(<h2 class="govuk-heading-m">À ouvrir</h2>
<p class="govuk-body">Ouvrir une réunion permet de la préparer : lieu, horaires, personnes invitées, ordre de passage. Rien n’est envoyé.</p>
<ul class="dt-cartes">
)"_h);
  for (const auto* one : list.a_ouvrir) {
    out(R"(<li class="dt-carte"><h3 class="govuk-heading-s">{}</h3><p class="govuk-body-s">{}</p>
)"_h,
        one->titre, quand(one->seances));
    page::formulaire(out, v, "/reunions-partenariales/" + one->code + "/ouvrir");
    out(R"(<button type="submit" class="govuk-button govuk-button--secondary" data-module="govuk-button">Ouvrir<span class="govuk-visually-hidden"> : {}</span></button>
)"_h,
        one->titre);
    page::fin_formulaire(out);
    out("</li>\n"_h);
  }
  out("</ul>\n"_h);
  if (list.a_ouvrir.size() < 2) return;
  page::formulaire(out, v, "/reunions-partenariales/ouvrir");
  page::bouton(out, "Ouvrir les " + std::to_string(list.a_ouvrir.size()) + " réunions");
  page::fin_formulaire(out);
}

/// Absences wait for a decision of the coordination.
void absences_link(html::Out& out, db::Reading& r, const page::Visite& v) {
  if (!v.acteur.est(Role::coordination)) return;
  auto counts = compter_absences(r, v.acteur, v.campagne.code);
  if (counts.a_decider + counts.annulees + counts.maintenues == 0) return;
  out(R"(<p class="govuk-body"><a class="govuk-link" href="/absences">Absences aux réunions</a> : {} à décider</p>
)"_h,
      number(counts.a_decider));
}

}  // namespace

web::Response reunions(db::Reading& r, const page::Visite& v) {
  if (!voit_des_reunions(v.acteur)) return page::refus(v, {Cause::role_requis});
  auto list = load(r, v);
  return page::page(v, {.titre = "Réunions", .wide = true}, [&](html::Out& out) {
    out(R"(<h1 class="govuk-heading-l">Réunions partenariales</h1>
)"_h);
    if (!list.ouvertes.empty() && !v.acteur.attributions.empty())
      out(R"(<p class="govuk-body"><a class="govuk-link" href="/reunions-partenariales/conflits-horaires">Conflits d’horaire entre réunions</a></p>
)"_h);
    if (!list.ouvertes.empty() && v.acteur.est_un_de({Role::coordination, Role::chef_de_projet}))
      out(R"(<p class="govuk-body"><a class="govuk-link" href="/reunions-partenariales/suivi">Suivi des réunions : ce qui attend, où en sont les passages</a></p>
)"_h);
    absences_link(out, r, v);
    to_take(out, v, list);
    open_ones(out, v, list);
    to_open(out, v, list);
  });
}

web::Response ouvrir_reunion(db::Writing& w, const page::Visite& v) {
  auto opened = ouvrir(w, v.acteur, v.now, v.campagne, v.path.at(0));
  if (!opened) return page::refus(v, opened.error());
  return page::redirige_avec_message(v, chemin(*opened),
                                     "La réunion est ouverte. Vérifiez le lieu et les horaires.");
}

web::Response ouvrir_les_reunions(db::Writing& w, const page::Visite& v) {
  auto opened = ouvrir_toutes(w, v.acteur, v.now, v.campagne);
  auto message = opened == 0 ? "Toutes vos réunions sont déjà ouvertes."
                             : base::counted(opened, "réunion ouverte.", "réunions ouvertes.");
  return page::redirige_avec_message(v, "/reunions-partenariales", message);
}

web::Response reprendre_partout(db::Writing& w, const page::Visite& v) {
  auto taken = ::reunion::reprendre_partout(w, v.acteur, v.now, v.campagne);
  auto message = taken == 0 ? "Il n’y a pas de nouveau projet."
                            : base::counted(taken, "projet repris. Il lui reste à recevoir un créneau.",
                                            "projets repris. Il leur reste à recevoir un créneau.");
  return page::redirige_avec_message(v, "/reunions-partenariales", message);
}

}  // namespace reunion::pages

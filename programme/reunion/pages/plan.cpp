// The plan of a meeting: who passes when and in which room, who has no slot yet, who would be in two places
// at once.
#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/page/champ.h"
#include "programme/reunion/choix_store.h"
#include "programme/reunion/creneaux.h"
#include "programme/reunion/pages/cadre.h"
#include "programme/reunion/pages/morceaux.h"
#include "programme/reunion/pages/pages.h"
#include "programme/reunion/passage_store.h"

namespace reunion::pages {
namespace {

using namespace html::literals;

struct Plan {
  Reunion reunion;
  std::vector<DemiJournee> half_days;
  std::vector<Passage> passages;
  std::vector<ConflitHoraire> clashes;
  std::vector<Divergence> divergences;
  std::int64_t waiting = 0;  ///< dossiers that the committee handed to the meeting, without a passage
};

void change_link(html::Out& out, const Plan& plan, const Passage& p) {
  if (!possible<Deplacer>(p.etat())) return;
  out(R"(<a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden"> : {}</span></a>)"_h,
      chemin(plan.reunion.id, fmt::format("/plan/{}", p.id)), p.debut ? "Déplacer" : "Donner un créneau",
      p.intitule);
}

void row(html::Out& out, const page::Visite& v, const Plan& plan, const Passage& p) {
  const auto* theme = v.campagne.orientation(p.orientation);
  out(
      R"(<tr><td data-titre="Heure">{}</td><th scope="row" data-titre="Projet"><a class="govuk-link" href="/dossiers/{}">{}</a>{}</th>
<td data-titre="Structure">{}</td><td data-titre="Chargé·e du projet">{}</td><td data-titre="Thématique">{}</td><td data-titre="État">{}</td><td>{}</td></tr>
)"_h,
      p.debut ? base::time_of_day(*p.debut) : "–", p.dossier, p.intitule,
      [&](html::Out& o) { alertes(o, plan.clashes, p.id); }, p.structure_nom, p.charge_nom,
      theme ? theme->court : "", [&](html::Out& o) { etiquette(o, p); },
      [&](html::Out& o) { change_link(o, plan, p); });
}

void table(html::Out& out, const page::Visite& v, const Plan& plan, std::string_view labelled,
           const std::vector<const Passage*>& list) {
  out(R"(<div class="dt-tableau dt-tableau--entier dt-tableau--cartes" tabindex="0" role="region" aria-labelledby="{}"><table class="govuk-table dt-tableau__table">
<thead><tr><th scope="col">Heure</th><th scope="col">Projet</th><th scope="col">Structure</th><th scope="col">Chargé·e du projet</th><th scope="col">Thématique</th><th scope="col">État</th><th scope="col">Changer</th></tr></thead>
<tbody>
)"_h,
      labelled);
  for (const auto* p : list) row(out, v, plan, *p);
  out("</tbody></table></div>\n"_h);
}

std::vector<const Passage*> placed_in(const Plan& plan, std::optional<std::int64_t> half_day) {
  std::vector<const Passage*> list;
  for (const auto& p : plan.passages)
    if (p.demi_journee == half_day) list.push_back(&p);
  return list;
}

std::size_t free_slots(const Plan& plan, const DemiJournee& h) {
  std::vector<base::Period> taken;
  for (const auto* p : placed_in(plan, h.id)) taken.push_back(*p->creneau());
  std::size_t n = 0;
  for (const auto& part : libres(h.periode(), taken))
    n += debuts(part, std::chrono::minutes(plan.reunion.duree_passage)).size();
  return n;
}

void half_day(html::Out& out, const page::Visite& v, const Plan& plan, const DemiJournee& h) {
  auto id = fmt::format("demi-journee-{}", h.id);
  auto list = placed_in(plan, h.id);
  out(R"(<h2 class="govuk-heading-m" id="{}">{}</h2>
<p class="govuk-body">{}, {}.</p>
)"_h,
      id, titre(h, v.campagne), base::counted(list.size(), "passage", "passages"),
      base::counted(free_slots(plan, h), "créneau libre", "créneaux libres"));
  if (!list.empty()) table(out, v, plan, id, list);
}

void unplaced(html::Out& out, const page::Visite& v, const Plan& plan) {
  auto list = placed_in(plan, {});
  if (list.empty()) return;
  out(R"(<h2 class="govuk-heading-m" id="sans-creneau">Sans créneau</h2>
<p class="govuk-body">{}.</p>
)"_h,
      base::counted(list.size(), "projet attend un créneau", "projets attendent un créneau"));
  table(out, v, plan, "sans-creneau", list);
}

void take(html::Out& out, const page::Visite& v, const Plan& plan) {
  if (plan.waiting == 0) return;
  out(R"(<div class="govuk-inset-text"><p class="govuk-body">Le comité a confié {} à cette réunion : {} pas encore dans le plan.</p>
)"_h,
      base::counted(std::size_t(plan.waiting), "dossier de plus", "dossiers de plus"),
      plan.waiting == 1 ? "il n’est" : "ils ne sont");
  page::formulaire(out, v, chemin(plan.reunion.id, "/reprendre"));
  page::bouton(out, "Reprendre les dossiers de la ventilation");
  page::fin_formulaire(out);
  out("</div>\n"_h);
}

std::string title_of(const campagne::Campagne& c, const std::string& code) {
  const auto* known = c.reunion(code);
  return known ? known->titre : code;
}

/// What the committee and the meetings do not say alike, in a sentence.
std::string difference(const page::Visite& v, const Plan& plan, const Divergence& d) {
  if (d.reunion != plan.reunion.id)
    return fmt::format("Le comité l’a confié à cette réunion, mais il passe à « {} ».", d.reunion_titre);
  if (d.ecarte) return "Le comité l’a écarté depuis.";
  if (d.comite.empty()) return "Le comité ne le confie plus à une réunion.";
  return fmt::format("Le comité l’a confié depuis à « {} ».", title_of(v.campagne, d.comite));
}

void small_form(html::Out& out, const page::Visite& v, const Plan& plan, const Divergence& d,
                std::string_view act, std::string_view text) {
  page::formulaire(out, v, chemin(plan.reunion.id, fmt::format("/passages/{}/{}", d.passage, act)));
  out(R"(<button type="submit" class="dt-bouton-lien">{}<span class="govuk-visually-hidden"> : {}</span></button>)"_h,
      text, d.intitule);
  page::fin_formulaire(out);
}

void divergence(html::Out& out, const page::Visite& v, const Plan& plan, const Divergence& d) {
  out(R"(<li><a class="govuk-link" href="/dossiers/{}">{}</a> ({}). {} )"_h, d.dossier, d.intitule,
      d.structure_nom, difference(v, plan, d));
  if (d.reunion != plan.reunion.id)
    small_form(out, v, plan, d, "accueillir", "Le faire passer ici");
  else if (!d.comite.empty())
    small_form(out, v, plan, d, "suivre", "L’y faire passer");
  else
    small_form(out, v, plan, d, "retirer", "Retirer de cette réunion");
  out("</li>\n"_h);
}

void divergences(html::Out& out, const page::Visite& v, const Plan& plan) {
  if (plan.divergences.empty()) return;
  out(R"(<h2 class="govuk-heading-m">Changé depuis par le comité</h2>
<ul class="govuk-list dt-divergences">
)"_h);
  for (const auto& d : plan.divergences) divergence(out, v, plan, d);
  out("</ul>\n"_h);
}

void summary(html::Out& out, const Plan& plan) {
  if (plan.half_days.empty())
    return out(
        R"(<p class="govuk-body">Fixez d’abord au moins une demi-journée dans la <a class="govuk-link" href="{}">préparation</a>.</p>
)"_h,
        chemin(plan.reunion.id, "/preparation"));
  if (!plan.clashes.empty())
    out(R"(<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span><strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Attention</span> {}. Ils sont signalés ci-dessous, à chaque projet concerné.</strong></div>
)"_h,
        base::counted(plan.clashes.size(), "conflit d’horaire", "conflits d’horaire"));
  if (!plan.passages.empty())
    out(R"(<p><a class="govuk-button govuk-button--secondary" href="{}" role="button" draggable="false">Proposer un plan</a></p>
)"_h,
        chemin(plan.reunion.id, "/plan/proposition"));
}

Plan load(db::Reading& r, const page::Visite& v, const Reunion& u) {
  return {u,
          demi_journees(r, u),
          passages(r, v.acteur, u.id),
          conflits_de_la_reunion(r, v.acteur, v.campagne, u),
          ::reunion::divergences(r, v.acteur, u),
          a_reprendre(r, v.acteur, u)};
}

}  // namespace

web::Response plan(db::Reading& r, const page::Visite& v) {
  auto u = find_reunion(r, v.acteur, v.id());
  if (!u) return page::introuvable(v);
  if (!anime_ici(v, *u)) return page::refus(v, {Cause::role_requis});
  auto plan = load(r, v, *u);
  return page_reunion(v, *u, {.titre = "Plan des passages", .wide = true}, [&](html::Out& out) {
    take(out, v, plan);
    summary(out, plan);
    unplaced(out, v, plan);
    for (const auto& h : plan.half_days) half_day(out, v, plan, h);
    divergences(out, v, plan);
    if (plan.passages.empty() && plan.waiting == 0)
      out(R"(<p class="govuk-body">Le comité n’a encore confié aucun dossier à cette réunion.</p>
)"_h);
  });
}

web::Response reprendre_les_dossiers(db::Writing& w, const page::Visite& v) {
  auto u = find_reunion(w, v.acteur, v.id());
  if (!u) return page::introuvable(v);
  auto made = reprendre(w, v.acteur, v.now, v.campagne, *u);
  if (!made) return page::refus(v, made.error());
  auto text = *made == 0 ? "Il n’y a pas de nouveau dossier."
                         : base::counted(*made, "dossier repris. Donnez-lui un créneau.",
                                         "dossiers repris. Donnez-leur un créneau.");
  return page::redirige_avec_message(v, chemin(u->id, "/plan"), text);
}

namespace {

/// The passage goes to that meeting, and the person back to the plan from which they asked.
web::Response transferred(db::Writing& w, const page::Visite& v, const Reunion& to) {
  auto done = transferer(w, v.acteur, v.now, v.campagne, v.id(1), to);
  if (!done) return page::refus(v, done.error());
  return page::redirige_avec_message(
      v, chemin(v.id(), "/plan"),
      fmt::format("Le projet passe à « {} ». Son créneau est à choisir.", to.titre));
}

std::optional<Reunion> meeting_of_the_committee(db::Reading& r, const page::Visite& v, const Reunion& u) {
  auto list = ::reunion::divergences(r, v.acteur, u);
  auto it = std::ranges::find(list, v.id(1), &Divergence::passage);
  if (it == list.end()) return std::nullopt;
  for (auto& other : ::reunion::reunions(r, v.acteur, v.campagne.code))
    if (other.code == it->comite) return other;
  return std::nullopt;
}

}  // namespace

web::Response accueillir_passage(db::Writing& w, const page::Visite& v) {
  auto u = find_reunion(w, v.acteur, v.id());
  if (!u) return page::introuvable(v);
  if (!anime_ici(v, *u)) return page::refus(v, {Cause::role_requis});
  return transferred(w, v, *u);
}

web::Response suivre_le_comite(db::Writing& w, const page::Visite& v) {
  auto u = find_reunion(w, v.acteur, v.id());
  if (!u) return page::introuvable(v);
  if (!anime_ici(v, *u)) return page::refus(v, {Cause::role_requis});
  auto to = meeting_of_the_committee(w, v, *u);
  if (!to)
    return page::refus(v,
                       {Cause::etape_passee, "Ouvrez d’abord la réunion à laquelle le comité l’a confié."});
  return transferred(w, v, *to);
}

web::Response retirer_de_la_reunion(db::Writing& w, const page::Visite& v) {
  auto u = find_reunion(w, v.acteur, v.id());
  if (!u) return page::introuvable(v);
  if (!anime_ici(v, *u)) return page::refus(v, {Cause::role_requis});
  auto p = find_passage(w, v.acteur, v.id(1));
  if (!p || p->reunion != u->id) return page::introuvable(v);
  auto done = retirer_passage(w, v.acteur, v.now, v.campagne, p->id);
  if (!done) return page::refus(v, done.error());
  return page::redirige_avec_message(v, chemin(v.id(), "/plan"),
                                     "Le projet ne passe plus dans cette réunion.");
}

}  // namespace reunion::pages

// A plan as the program proposes it, with its reasons; applied when a person says so, as it was shown.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "platform/base/text.h"
#include "programme/page/champ.h"
#include "programme/reunion/pages/cadre.h"
#include "programme/reunion/pages/morceaux.h"
#include "programme/reunion/pages/pages.h"
#include "programme/reunion/placement_store.h"

namespace reunion::pages {
namespace {

using namespace html::literals;

struct Proposed {
  Reunion reunion;
  std::vector<DemiJournee> half_days;
  std::map<std::int64_t, Passage> passages;
  DonneesDuPlan data;
  std::vector<Placement> lines;
  bool anew = false;     ///< those placed already are placed anew
  bool changed = false;  ///< since it was shown
};

Proposed propose(db::Reading& r, const page::Visite& v, const Reunion& u, bool anew) {
  Proposed p{u, demi_journees(r, u), {}, donnees_du_plan(r, v.acteur, v.now, v.campagne, u, anew), {}, anew};
  for (auto& one : passages(r, v.acteur, u.id)) p.passages.emplace(one.id, std::move(one));
  p.lines = proposer_plan(p.data);
  return p;
}

std::string change(const Passage& p, const Placement& to) {
  if (!p.debut) return "nouveau";
  if (to.place && p.demi_journee == to.place->plage && p.debut == to.place->quand.from) return "inchangé";
  return "avant : " + base::date_time(*p.debut);
}

void line(html::Out& out, const Proposed& all, const Placement& l) {
  auto found = all.passages.find(l.passage);
  auto hour = l.place ? base::time_of_day(l.place->quand.from) : "–";
  if (found == all.passages.end()) {
    out(R"(<tr><td data-titre="Heure">{}</td><th scope="row" data-titre="Projet">Un projet que vous ne suivez pas</th><td></td><td data-titre="Pourquoi">{}</td><td></td></tr>
)"_h,
        hour, l.raison);
    return;
  }
  const auto& p = found->second;
  out(R"(<tr><td data-titre="Heure">{}</td><th scope="row" data-titre="Projet"><a class="govuk-link" href="/dossiers/{}">{}</a></th><td data-titre="Structure">{}</td><td data-titre="Pourquoi">{}</td><td data-titre="Changement">{}</td></tr>
)"_h,
      hour, p.dossier, p.intitule, p.structure_nom, l.raison, change(p, l));
}

void table(html::Out& out, const Proposed& all, std::string_view labelled,
           const std::vector<const Placement*>& list) {
  out(R"(<div class="dt-tableau dt-tableau--entier dt-tableau--cartes" tabindex="0" role="region" aria-labelledby="{}"><table class="govuk-table dt-tableau__table">
<thead><tr><th scope="col">Heure</th><th scope="col">Projet</th><th scope="col">Structure</th><th scope="col">Pourquoi</th><th scope="col">Changement</th></tr></thead>
<tbody>
)"_h,
      labelled);
  for (const auto* l : list) line(out, all, *l);
  out("</tbody></table></div>\n"_h);
}

std::vector<const Placement*> lines_in(const Proposed& all, std::optional<std::int64_t> half_day) {
  std::vector<const Placement*> list;
  for (const auto& l : all.lines)
    if (l.place ? l.place->plage == half_day : !half_day) list.push_back(&l);
  std::ranges::stable_sort(
      list, {}, [](const Placement* l) { return l->place ? l->place->quand.from : base::Instant{}; });
  return list;
}

void section(html::Out& out, const Proposed& all, std::string id, std::string_view title,
             const std::vector<const Placement*>& list) {
  if (list.empty()) return;
  out(R"(<h2 class="govuk-heading-m" id="{}">{}</h2>
)"_h,
      id, title);
  table(out, all, id, list);
}

void choice(html::Out& out, const Proposed& all) {
  auto other = chemin(all.reunion.id, all.anew ? "/plan/proposition" : "/plan/proposition?tout=1");
  out(R"(<p class="govuk-body">{} <a class="govuk-link" href="{}">{}</a>.</p>
)"_h,
      all.anew ? "Tout est replacé, sauf les projets déjà convoqués."
               : "Les projets qui ont déjà un créneau le gardent.",
      other, all.anew ? "Garder les créneaux déjà donnés" : "Tout replacer, sauf les projets déjà convoqués");
}

void apply(html::Out& out, const page::Visite& v, const Proposed& all) {
  page::formulaire(out, v, chemin(all.reunion.id, "/plan"));
  champ_cache(out, "empreinte", empreinte(all.lines));
  champ_cache(out, "tout", all.anew ? "1" : "");
  out(R"(<div class="dt-actions">)"_h);
  page::bouton(out, "Appliquer ce plan");
  out(R"(<a class="govuk-link" href="{}">Ne rien changer</a></div>
)"_h,
      chemin(all.reunion.id, "/plan"));
  page::fin_formulaire(out);
}

void counted_lines(html::Out& out, const Proposed& all) {
  auto placed =
      std::size_t(std::ranges::count_if(all.lines, [](const auto& l) { return l.place.has_value(); }));
  out(R"(<p class="govuk-body-l">{} sur {}.</p>
)"_h,
      base::counted(placed, "projet placé", "projets placés"), all.lines.size());
}

web::Response show(const page::Visite& v, const Proposed& all, int status = 0) {
  return page_reunion(
      v, all.reunion, {.titre = "Plan proposé", .wide = true},
      [&](html::Out& out) {
        if (all.changed)
          out(R"(<div class="govuk-inset-text" role="alert">La réunion a changé depuis que ce plan vous a été montré. Rien n’est encore appliqué. Voici le plan à jour.</div>
)"_h);
        counted_lines(out, all);
        choice(out, all);
        section(out, all, "sans-creneau", "Sans créneau possible", lines_in(all, {}));
        for (const auto& h : all.half_days)
          section(out, all, fmt::format("demi-journee-{}", h.id), titre(h, v.campagne), lines_in(all, h.id));
        apply(out, v, all);
      },
      status);
}

}  // namespace

web::Response proposition(db::Reading& r, const page::Visite& v) {
  auto u = find_reunion(r, v.acteur, v.id());
  if (!u) return page::introuvable(v);
  if (!anime_ici(v, *u)) return page::refus(v, {Cause::role_requis});
  return show(v, propose(r, v, *u, v.request.query.get("tout") == "1"));
}

web::Response appliquer(db::Writing& w, const page::Visite& v) {
  auto u = find_reunion(w, v.acteur, v.id());
  if (!u) return page::introuvable(v);
  if (!anime_ici(v, *u)) return page::refus(v, {Cause::role_requis});
  annoncer(w, u->id);  // holds the meeting while its plan is judged
  auto all = propose(w, v, *u, v.request.form.get("tout") == "1");
  if (v.request.form.get("empreinte") != empreinte(all.lines)) {
    all.changed = true;
    return show(v, all, 409);
  }
  auto placed = appliquer_plan(w, v.acteur, v.now, v.campagne, *u, all.data, all.lines);
  if (!placed) return page::refus(v, placed.error());
  return page::redirige_avec_message(
      v, chemin(u->id, "/plan"),
      fmt::format("Le plan est appliqué : {}. Rien n’est envoyé.",
                  base::counted(*placed, "projet a un créneau", "projets ont un créneau")));
}

}  // namespace reunion::pages

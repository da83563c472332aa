// Closing the attendance list, with its consequences first, and opening it again.
#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/page/champ.h"
#include "programme/reunion/pages/cadre.h"
#include "programme/reunion/pages/emargement.h"
#include "programme/reunion/pages/pages.h"

namespace reunion::pages {
namespace {

using namespace html::literals;

void refused(html::Out& out, const Obstacle& obstacle) {
  out(R"(<div class="govuk-error-summary" role="alert" tabindex="-1"><h2 class="govuk-error-summary__title">Ce n’est pas fait</h2><div class="govuk-error-summary__body"><p>{}</p></div></div>
)"_h,
      explication(obstacle));
}

void projects(html::Out& out, std::string_view sentence, const std::vector<PassageAttendu>& passages,
              const std::vector<Emargement>& lines) {
  if (passages.empty()) return;
  out(R"(<p class="govuk-body">{}</p>
<ul class="govuk-list govuk-list--bullet">
)"_h,
      sentence);
  for (const auto& line : lines)
    if (std::ranges::find(passages, line.passage.id, &PassageAttendu::passage) != passages.end())
      out(R"(<li>{}, {}</li>
)"_h,
          line.passage.intitule, line.passage.structure_nom);
  out("</ul>\n"_h);
}

void consequences(html::Out& out, const page::Visite& v, const Reunion& u, const Cloture& planned,
                  const std::vector<Emargement>& lines) {
  projects(out, "Ces projets sont encore attendus : ils seront notés « Absent·e ».", planned.absents, lines);
  projects(out, "Ces projets n’ont pas de créneau : ils restent attendus, donnez-leur un autre moment.",
           planned.sans_creneau, lines);
  if (planned.absents.empty() && planned.sans_creneau.empty())
    out(R"(<p class="govuk-body">Toutes les présences sont notées.</p>
)"_h);
  out(R"(<p class="govuk-body">Une absence n’annule rien par elle-même : la coordination décide ensuite, projet par projet. Vous pourrez rouvrir la liste tant qu’aucune décision n’est prise.</p>
)"_h);
  if (auto possible = clore(planned, u.close_le, v.now); !possible) return refused(out, possible.error());
  page::formulaire(out, v, chemin(u.id, "/emargement/cloture"));
  page::bouton(out, "Clore la liste");
  page::fin_formulaire(out);
}

void closed_already(html::Out& out, db::Reading& r, const page::Visite& v, const Reunion& u) {
  out(R"(<p class="govuk-body">La liste est close depuis le {}.</p>
)"_h,
      base::date_time(*u.close_le));
  if (auto possible = rouvrir(u.close_le, suites(r, u)); !possible) {
    out(R"(<p class="govuk-body">Elle ne peut plus être rouverte : {}</p>
)"_h,
        explication(possible.error()));
    return;
  }
  page::formulaire(out, v, chemin(u.id, "/emargement/rouvrir"));
  page::bouton_secondaire(out, "Rouvrir la liste");
  page::fin_formulaire(out);
}

web::Response closing_page(db::Reading& r, const page::Visite& v, const Reunion& u,
                           const Obstacle* obstacle) {
  auto planned = reunion::prevoir_cloture(r, v.acteur, u, v.now);
  auto lines = emargements(r, v.acteur, u.id);
  return page_reunion(
      v, u, {.titre = u.close_le ? "Rouvrir la liste" : "Clore la liste"},
      [&](html::Out& out) {
        if (obstacle) refused(out, *obstacle);
        compteurs(out, compter(lines));
        if (u.close_le)
          closed_already(out, r, v, u);
        else
          consequences(out, v, u, planned, lines);
        out(R"(<p class="govuk-body"><a class="govuk-link" href="{}">Revenir à la liste</a></p>
)"_h,
            chemin(u.id, "/emargement"));
      },
      obstacle ? 422 : 200);
}

std::string said(std::size_t absent) {
  if (absent == 0) return "La liste est close.";
  return "La liste est close : " + base::counted(absent, "projet noté absent.", "projets notés absents.");
}

}  // namespace

web::Response cloture(db::Reading& r, const page::Visite& v) {
  auto u = find_reunion(r, v.acteur, v.id());
  if (!u) return page::introuvable(v);
  if (!anime_ici(v, *u)) return page::refus(v, {Cause::role_requis});
  return closing_page(r, v, *u, nullptr);
}

web::Response clore_la_liste(db::Writing& w, const page::Visite& v) {
  auto u = find_reunion(w, v.acteur, v.id());
  if (!u) return page::introuvable(v);
  if (!anime_ici(v, *u)) return page::refus(v, {Cause::role_requis});
  auto closed = clore_liste(w, v.acteur, *u, v.campagne, v.now);
  if (!closed) return closing_page(w, v, *u, &closed.error());
  return page::redirige_avec_message(v, chemin(u->id, "/emargement"), said(*closed));
}

web::Response rouvrir_la_liste(db::Writing& w, const page::Visite& v) {
  auto u = find_reunion(w, v.acteur, v.id());
  if (!u) return page::introuvable(v);
  if (!anime_ici(v, *u)) return page::refus(v, {Cause::role_requis});
  auto open = rouvrir_liste(w, v.acteur, *u, v.campagne, v.now);
  if (!open) return closing_page(w, v, *u, &open.error());
  return page::redirige_avec_message(v, chemin(u->id, "/emargement"), "La liste est rouverte.");
}

}  // namespace reunion::pages

// The list of the room, one passage, its live part, and the stream that tells when to look again.
#include "programme/reunion/pages/salle.h"

#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "platform/web/headers.h"
#include "programme/dossier/dossier_store.h"
#include "programme/dossier/pages/cadre.h"
#include "programme/reunion/pages/pages.h"

namespace reunion::pages {
namespace {

using namespace html::literals;

std::string hour(const Passage& p) { return p.debut ? base::time_of_day(*p.debut) : "sans créneau"; }

std::string reference(const page::Visite& v, const Passage& p) {
  return p.numero ? fmt::format("n° {}-{:04}", v.campagne.annee, *p.numero) : std::string();
}

bool under_way(const page::Visite& v, const Passage& p) {
  return p.debut && *p.debut <= v.now && v.now < *p.fin;
}

/// The element that the island looks for: where to listen, where to fetch what changed.
html::Attrs live(const Reunion& u, const std::string& fragment) {
  html::Attrs attributes;
  attributes.flag("data-salle")
      .set("data-flux", chemin(u.id, "/direct"))
      .set("data-fragment", fragment)
      .set("data-version", std::to_string(u.direct));
  return attributes;
}

void live_line(html::Out& out, std::string_view here) {
  out(R"(<p class="dt-salle__direct"><span role="status" data-etat-direct></span> <a class="govuk-link" href="{}" data-rafraichir>Rafraîchir</a></p>
)"_h,
      here);
}

// --- The list

struct LigneDeSalle {
  const Passage& passage;
  Ecrits ecrits;
};

void list_row(html::Out& out, const page::Visite& v, const Reunion& u, const LigneDeSalle& line) {
  const auto& p = line.passage;
  out(
      R"(<tr><td data-titre="Heure">{}</td><th scope="row" data-titre="Projet"><a class="govuk-link" href="{}">{}</a>{}</th><td data-titre="Structure">{}</td><td data-titre="État">{}</td>
<td class="govuk-table__cell--numeric" data-titre="Avis">{}</td><td class="govuk-table__cell--numeric" data-titre="Recommandations">{}</td></tr>
)"_h,
      p.debut ? base::date_time(*p.debut) : "sans créneau", chemin(u.id, fmt::format("/salle/{}", p.id)),
      p.intitule,
      [&](html::Out& o) {
        if (under_way(v, p)) o(R"( <strong class="govuk-tag govuk-tag--green">En ce moment</strong>)"_h);
      },
      p.structure_nom, label(p.etat()), line.ecrits.avis, line.ecrits.recommandations);
}

void list(html::Out& out, const page::Visite& v, const Reunion& u, const std::vector<Passage>& all,
          const std::vector<Ecrits>& written) {
  out(R"(<div id="salle-direct"><div class="dt-tableau dt-tableau--entier dt-tableau--cartes" tabindex="0" role="region" aria-label="Passages de la réunion" data-tableau data-bloc="passages"><table class="govuk-table dt-tableau__table">
<thead><tr><th scope="col">Heure</th><th scope="col">Projet</th><th scope="col">Structure</th><th scope="col">État</th><th scope="col">Avis</th><th scope="col">Recommandations</th></tr></thead>
<tbody>
)"_h);
  for (const auto& p : all) {
    auto it = std::ranges::find(written, p.id, &Ecrits::passage);
    list_row(out, v, u, {p, it == written.end() ? Ecrits{} : *it});
  }
  out("</tbody></table></div></div>\n"_h);
}

// --- One passage

void neighbour(html::Out& out, const Reunion& u, const Passage* p, std::string_view rel,
               std::string_view label) {
  if (!p) return;
  out(R"(<a class="dt-salle__voisin" rel="{}" href="{}"><span class="dt-salle__sens">{}</span> <span class="dt-salle__titre">{}</span></a>
)"_h,
      rel, chemin(u.id, fmt::format("/salle/{}", p->id)), label, p->intitule);
}

void neighbours(html::Out& out, db::Reading& r, const page::Visite& v, const EnSalle& s) {
  auto all = passages_en_salle(r, v.acteur, s.reunion);
  auto here = std::ranges::find(all, s.passage.id, &Passage::id);
  if (here == all.end() || all.size() < 2) return;
  out(R"(<nav class="dt-salle__voisins" aria-label="Passages de la réunion">
)"_h);
  neighbour(out, s.reunion, here == all.begin() ? nullptr : &*(here - 1), "prev", "Précédent");
  neighbour(out, s.reunion, here + 1 == all.end() ? nullptr : &*(here + 1), "next", "Suivant");
  out(R"(<p class="dt-salle__touches" data-touches hidden>Au clavier : flèches <kbd>←</kbd> et <kbd>→</kbd>, quand vous n’êtes pas dans un champ.</p>
</nav>
)"_h);
}

void bar(html::Out& out, db::Reading& r, const page::Visite& v, const EnSalle& s) {
  const auto& p = s.passage;
  out(R"(<div class="dt-salle__barre"><p class="dt-salle__fiche"><strong>{}</strong> · {} · <a class="govuk-link" href="/dossiers/{}">{}</a></p>
)"_h,
      hour(p), p.structure_nom, p.dossier, reference(v, p));
  live_line(out, v.request.path);
  out("</div>\n"_h);
  neighbours(out, r, v, s);
  out(R"(<nav class="dt-salle__sommaire" aria-label="Dans cette page"><ul><li><a class="govuk-link" href="#avis">Les avis</a></li><li><a class="govuk-link" href="#releve">Le relevé</a></li><li><a class="govuk-link" href="#financeurs-titre">Les financeurs</a></li><li><a class="govuk-link" href="#recommandations">Les recommandations</a></li><li><a class="govuk-link" href="#note">La note</a></li></ul></nav>
)"_h);
}

void deposited_note(html::Out& out, db::Reading& r, const page::Visite& v, const Passage& p) {
  out(R"(<div class="dt-salle__note" id="note" role="region" aria-label="La note d’intention" tabindex="0">
)"_h);
  auto d = dossier::find(r, v.acteur, p.dossier);
  auto sent = d ? dossier::deposit(r, *d, d->depots) : std::nullopt;
  if (sent) {
    out(R"(<p class="govuk-body-s dt-discret">La note d’intention, déposée le {}</p>
)"_h,
        base::date_time(sent->depose_le));
    dossier::reponses(out, sent->brouillon(), v.campagne);
  } else {
    out(R"(<p class="govuk-body">La note n’est plus déposée.</p>
)"_h);
  }
  out("</div>\n"_h);
}

}  // namespace

std::string chemin_salle(const EnSalle& s, std::string_view suite) {
  return chemin(s.reunion.id, fmt::format("/salle/{}{}", s.passage.id, suite));
}

std::optional<EnSalle> en_salle(db::Reading& r, const page::Visite& v) {
  auto u = find_reunion(r, v.acteur, v.id());
  auto p = u ? passage_en_salle(r, v.acteur, *u, v.id(1)) : std::nullopt;
  if (!p) return std::nullopt;
  EnSalle s{.reunion = *u, .passage = *p, .anime = anime_ici(v, *u)};
  s.parties = parties(r, v.campagne, *p);
  s.parts = parts_de(v.acteur, s.parties);
  return s;
}

void lire_ecrits(db::Reading& r, const page::Visite& v, EnSalle& s) {
  s.avis = avis(r, s.passage);
  s.releve = releve(r, s.passage);
  s.recommandations = recommandations(r, s.passage);
  s.financeurs = ventilation::demandees(r, v.campagne, s.passage.dossier);
}

web::Response page_passage(db::Reading& r, const page::Visite& v, EnSalle s, const Rendu& rendu, int status) {
  lire_ecrits(r, v, s);
  auto view = [&](html::Out& out) {
    dossier::conflits(out, rendu.conflits);
    out(R"(<div class="dt-salle" {}>
)"_h,
        live(s.reunion, chemin_salle(s, "/direct")));
    bar(out, r, v, s);
    out(R"(<div class="dt-salle__colonnes">
)"_h);
    out(R"(<div class="dt-salle__ecrits" id="salle-direct">
)"_h);
    blocs(out, v, s, rendu);
    out("</div>\n"_h);
    deposited_note(out, r, v, s.passage);
    out("</div></div>\n"_h);
  };
  return page_reunion(v, s.reunion, {.titre = s.passage.intitule, .wide = true, .erreurs = &rendu.erreurs},
                      view, status);
}

web::Response salle(db::Reading& r, const page::Visite& v) {
  auto u = find_reunion(r, v.acteur, v.id());
  if (!u) return page::introuvable(v);
  auto all = passages_en_salle(r, v.acteur, *u);
  auto written = ecrits(r, *u);
  return page_reunion(v, *u, {.titre = "En salle", .wide = true}, [&](html::Out& out) {
    if (all.empty()) {
      out(R"(<p class="govuk-body">Aucun passage à suivre ici pour vous.</p>
)"_h);
      return;
    }
    out(R"(<p class="govuk-body">Ouvrez un passage pour lire la note, donner l’avis de votre institution et suivre ce que les autres écrivent.</p>
<div class="dt-salle" {}>
)"_h,
        live(*u, v.request.path));
    live_line(out, v.request.path);
    list(out, v, *u, all, written);
    out("</div>\n"_h);
  });
}

web::Response salle_passage(db::Reading& r, const page::Visite& v) {
  auto s = en_salle(r, v);
  return s ? page_passage(r, v, *std::move(s)) : page::introuvable(v);
}

web::Response salle_fragment(db::Reading& r, const page::Visite& v) {
  auto s = en_salle(r, v);
  if (!s) return page::introuvable(v);
  lire_ecrits(r, v, *s);
  html::Out out;
  out(R"(<div id="salle-direct" data-personne="{}">
)"_h,
      v.acteur.id);
  blocs(out, v, *s, {});
  out("</div>\n"_h);
  return web::with_etag(v.request, web::html_page(out.take()));
}

web::Response direct(db::Reading& r, const page::Visite& v) {
  auto u = find_reunion(r, v.acteur, v.id());
  if (!u) return page::introuvable(v);
  return web::event_stream({sujet(u->id), u->direct, v.session});
}

}  // namespace reunion::pages

// One part of the form, with what the note said of it.
#include <fmt/format.h>

#include "programme/definitif/contenu_store.h"
#include "programme/definitif/pages/cadre.h"
#include "programme/definitif/pages/feuillet.h"
#include "programme/definitif/pages/lecture.h"
#include "programme/definitif/pages/pages.h"
#include "programme/dossier/pages/cadre.h"

namespace definitif::pages {
namespace {

using namespace html::literals;

/// What was deposited first, beside what is now asked again.
void what_the_note_said(html::Out& out, const page::Visite& v, const std::vector<Question>& asked,
                        const dossier::Brouillon& note) {
  std::vector<ReponseLue> said;
  for (const auto& q : asked)
    if (q.de_la_note && !q.fixe && !note.valeur(q.nom).empty())
      said.push_back({q.label, presenter(q, note.valeur(q.nom), v.campagne)});
  if (said.empty()) return;
  out(R"(<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Ce que disait la note d’intention</span></summary>
<div class="govuk-details__text">
)"_h);
  reponses(out, said);
  out("</div></details>\n"_h);
}

/// Who the structure is stands on its own page, and is not typed again.
void identity(html::Out& out, const Definitif& f, const structure::Fiche& fiche, std::size_t leaders) {
  out(R"(<p class="govuk-body">Voici ce que dit la fiche de la structure. <a class="govuk-link" href="/structures/{}/modifier">La modifier</a>, ou <a class="govuk-link" href="/structures/{}/bureau">modifier le bureau</a>.</p>
)"_h,
      f.dossier.structure, f.dossier.structure);
  reponses(out, presenter_structure(fiche).reponses);
  auto missing = structure::manques(fiche, leaders);
  if (missing.empty()) return;
  out(R"(<p class="govuk-body">Avant le dépôt, il faudra encore :</p><ul class="govuk-list govuk-list--bullet">
)"_h);
  for (const auto& m : missing) out("<li>{}</li>\n"_h, m.texte);
  out("</ul>\n"_h);
}

std::string after(Partie p) {
  auto next = suivante(p);
  return next ? fmt::format("/partie/{}", code(*next)) : "/recommandations";
}

Feuillet sheet(const page::Visite& v, const Definitif& f, Partie p, const Contenu& c,
               const dossier::Brouillon& note) {
  auto s = c.situation(v.campagne, v.now);
  Feuillet page{.suite = fmt::format("/partie/{}", code(p)),
                .titre = std::string(titre(p)),
                .intro = std::string(v.campagne.texte(fmt::format("partie.{}", code(p)))),
                .questions = questions(p, s),
                .brouillon = c.reponses,
                .erreurs = erreurs(p, s),
                .suivant = after(p)};
  page.avant = [&v, &f, p, note, fiche = c.structure, leaders = c.dirigeants,
                list = page.questions](html::Out& out) {
    if (p == Partie::structure) identity(out, f, fiche, leaders);
    what_the_note_said(out, v, list, note);
  };
  return page;
}

}  // namespace

dossier::Brouillon note_deposee(db::Reading& r, const dossier::Dossier& d) {
  auto list = dossier::deposits(r, d);
  return list.empty() ? dossier::draft(r, d) : list.back().brouillon();
}

web::Response montrer_partie(db::Reading& r, const page::Visite& v) {
  auto f = find(r, v.acteur, v.id());
  auto p = partie(v.path[1]);
  if (!f || !p || !voit_la_preparation(v.acteur, *f)) return page::introuvable(v);
  auto page = sheet(v, *f, *p, contenu(r, v.acteur, *f, v.campagne), note_deposee(r, f->dossier));
  return page.questions.empty() ? page::introuvable(v) : montrer(r, v, *f, page);
}

web::Response enregistrer_partie(db::Writing& w, const page::Visite& v) {
  auto p = partie(v.path[1]);
  auto f = p ? lock(w, v.acteur, v.id()) : std::nullopt;
  if (!f || !voit_la_preparation(v.acteur, *f)) return page::introuvable(v);
  auto page = sheet(v, *f, *p, contenu(w, v.acteur, *f, v.campagne), note_deposee(w, f->dossier));
  return enregistrer(w, v, *f, std::move(page),
                     [&](const dossier::Brouillon& b, const auto&) { save_draft(w, *f, b, v.now); });
}

}  // namespace definitif::pages

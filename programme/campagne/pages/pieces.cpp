// What will be asked, in advance: the questions of the note, then the pieces of each stage.
#include <algorithm>

#include "platform/base/text.h"
#include "programme/campagne/formes.h"
#include "programme/campagne/pages/morceaux.h"
#include "programme/campagne/pages/pages.h"
#include "programme/page/gabarit.h"

namespace campagne::pages {
namespace {

using namespace html::literals;

void question(html::Out& out, const Campagne& c, const Question& q) {
  out(R"(<li><strong>{}</strong>{}<br><span class="dt-discret">{}</span></li>
)"_h,
      q.texte, q.facultative ? " (facultatif)" : "", c.texte("aide." + q.code));
}

void questions(html::Out& out, const Campagne& c) {
  for (const Rubrique& each : c.rubriques) {
    out(R"(<h3 class="govuk-heading-s">{}</h3>
<ul class="govuk-list govuk-list--spaced">
)"_h,
        each.titre);
    for (const Question& q : each.questions) question(out, c, q);
    out("</ul>\n"_h);
  }
}

template <std::size_t N>
std::string label_of(const std::array<Valeur, N>& list, std::string_view code) {
  auto it = std::ranges::find(list, code, &Valeur::code);
  return it == list.end() ? std::string(code) : std::string(it->label);
}

std::string title_of_feature(const Campagne& c, std::string_view code) {
  auto it = std::ranges::find(c.particularites, code, &Particularite::code);
  return it == c.particularites.end() ? std::string(code) : it->titre;
}

/// "Projet intercommunal ; Reconduction": for whom the piece is.
std::string whom(const Campagne& c, const Condition& condition) {
  std::vector<std::string> parts;
  for (auto& each : condition.dispositifs) parts.push_back(c.dispositif(each)->titre);
  for (auto& each : condition.echelles) parts.push_back("Projet d’échelle " + each);
  for (auto& each : condition.natures) parts.push_back(label_of(natures, each));
  for (auto& each : condition.formes) parts.push_back(label_of(formes, each));
  for (auto& each : condition.orientations) parts.push_back(c.orientation(each)->court);
  for (auto& each : condition.financeurs) parts.push_back("Demande à : " + c.financeur(each)->nom);
  for (auto& each : condition.particularites) parts.push_back(title_of_feature(c, each));
  return parts.empty() ? "Tous les projets" : base::join(parts, " ; ");
}

void details(html::Out& out, const Piece& p) {
  out("{}"_h, p.description);
  if (!p.par.empty()) out(" Une par {}."_h, p.par);
  if (!p.annexe.empty()) out(" Modèle : annexe {}."_h, p.annexe);
}

void stage(html::Out& out, const Campagne& c, std::string_view etape, std::string_view titre) {
  if (std::ranges::count(c.pieces, etape, &Piece::etape) == 0) return;
  out(R"(<h2 class="govuk-heading-m" id="pieces-{}">{}</h2>
<div class="dt-tableau dt-tableau--entier dt-tableau--cartes" tabindex="0" role="region" aria-labelledby="pieces-{}"><table class="govuk-table dt-tableau__table">
<thead><tr><th scope="col">Pièce</th><th scope="col">Qui est concerné</th><th scope="col">Précisions</th></tr></thead>
<tbody>
)"_h,
      etape, titre, etape);
  for (const Piece& each : c.pieces)
    if (each.etape == etape)
      out(
          R"(<tr><th scope="row" data-titre="Pièce">{}</th><td data-titre="Qui est concerné">{}</td><td data-titre="Précisions">{}</td></tr>
)"_h,
          each.titre, whom(c, each.condition), [&](html::Out& o) { details(o, each); });
  out("</tbody></table></div>\n"_h);
}

void view(html::Out& out, const Campagne& c) {
  out(R"(<h1 class="govuk-heading-l">Questions et pièces</h1>
<p class="govuk-body-l">Tout ce qui vous sera demandé, pour préparer votre projet tranquillement.</p>
)"_h);
  paragraphe(out, c.texte("pieces.incomplet"));
  stage(out, c, "note", "Pour commencer : la note d’intention");
  out(R"(<h2 class="govuk-heading-m">Les questions de la note d’intention</h2>
)"_h);
  questions(out, c);
  stage(out, c, "final", "Avec le dossier définitif");
  stage(out, c, "dauphin", "Après la validation du projet : sur Dauphin");
}

}  // namespace

web::Response pieces(db::Reading&, const page::Visite& v) {
  return page::page(v, {.titre = "Questions et pièces"}, [&](html::Out& out) { view(out, v.campagne); });
}

}  // namespace campagne::pages

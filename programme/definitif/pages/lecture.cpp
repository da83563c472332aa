#include "programme/definitif/pages/lecture.h"

#include <fmt/format.h>

#include "platform/base/text.h"

namespace definitif::pages {
namespace {

using namespace html::literals;

void lines(html::Out& out, std::string_view text) {
  bool first = true;
  for (const auto& line : base::split(text, '\n')) {
    if (!first) out("<br>"_h);
    out("{}"_h, line);
    first = false;
  }
}

void section(html::Out& out, const PartieLue& p) {
  out(R"(<section aria-labelledby="lu-{}"><h2 class="govuk-heading-m" id="lu-{}">{}</h2>
)"_h,
      p.ancre, p.ancre, p.titre);
  reponses(out, p.reponses);
  out("</section>\n"_h);
}

void advice(html::Out& out, const std::vector<Recommandation>& list) {
  if (list.empty()) return;
  std::vector<ReponseLue> read;
  for (const auto& r : list) {
    std::string text(libelle_suite(r.suite));
    if (!r.explication.empty()) text += "\n" + r.explication;
    read.push_back({r.texte, std::move(text)});
  }
  section(out, {"recommandations", "Les recommandations de la réunion", std::move(read)});
}

void side(html::Out& out, const std::vector<LigneLue>& list, std::string_view title) {
  out(R"(<table class="govuk-table dt-budget-lu"><caption class="govuk-table__caption govuk-table__caption--s">{}</caption>
<thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header">Ligne</th><th scope="col" class="govuk-table__header govuk-table__header--numeric">Montant</th></tr></thead>
<tbody class="govuk-table__body">
)"_h,
      title);
  for (const auto& l : list) {
    out(R"(<tr class="govuk-table__row"><th scope="row" class="govuk-table__header {}">{}</th><td class="govuk-table__cell govuk-table__cell--numeric">{}</td></tr>
)"_h,
        l.entete ? "" : "dt-budget-lu__ligne", l.libelle, base::euros(l.montant));
  }
  out("</tbody></table>\n"_h);
}

void one_budget(html::Out& out, const page::Visite& v, std::string_view anchor, std::string_view title,
                const dossier::Brouillon& typed) {
  out(R"(<section aria-labelledby="lu-{}"><h2 class="govuk-heading-m" id="lu-{}">{}</h2>
)"_h,
      anchor, anchor, title);
  if (typed.empty()) {
    out(R"(<p class="govuk-body">Ce budget n’est pas rempli.</p></section>
)"_h);
    return;
  }
  out(R"(<div class="dt-budget__cotes">
)"_h);
  side(out, lignes(typed, v.campagne, true), "Charges");
  side(out, lignes(typed, v.campagne, false), "Produits");
  out("</div></section>\n"_h);
}

void parts(html::Out& out, const page::Visite& v, const Contenu& c) {
  auto list = parts_demandees(c.budget_action, v.campagne);
  if (list.empty()) return;
  out(R"(<ul class="govuk-list govuk-list--bullet">
)"_h);
  for (const auto& sentence : list) out("<li>{}</li>\n"_h, sentence);
  out("</ul>\n"_h);
}

void cell(html::Out& out, std::string_view title, std::string_view text) {
  out(R"(<td class="govuk-table__cell" data-titre="{}">)"_h, title);
  lines(out, text);
  out("</td>"_h);
}

}  // namespace

void reponses(html::Out& out, const std::vector<ReponseLue>& list) {
  if (list.empty()) return;
  out(R"(<dl class="govuk-summary-list dt-reponses">
)"_h);
  for (const auto& r : list) {
    out(R"(<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{}</dt><dd class="govuk-summary-list__value">)"_h,
        r.label);
    if (r.texte.empty())
      out(R"(<span class="dt-vide">Pas encore de réponse</span>)"_h);
    else
      lines(out, r.texte);
    out("</dd></div>\n"_h);
  }
  out("</dl>\n"_h);
}

void tableau_des_indicateurs(html::Out& out, const page::Visite& v, const Contenu& c) {
  if (c.indicateurs.empty()) return;
  out(R"(<div class="dt-tableau dt-tableau--cartes" role="region" tabindex="0" aria-label="Indicateurs"><table class="govuk-table">
<thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header">Ce qui sera compté</th><th scope="col" class="govuk-table__header">Pourquoi</th><th scope="col" class="govuk-table__header">Comment, avec quoi</th><th scope="col" class="govuk-table__header">De combien à combien</th></tr></thead>
<tbody class="govuk-table__body">
)"_h);
  for (const auto& i : c.indicateurs) {
    const auto* why = v.campagne.objectif(i.objectif);
    auto split = decoupage(i);
    out(R"(<tr class="govuk-table__row"><th scope="row" class="govuk-table__header">{}</th>)"_h, i.intitule);
    cell(out, "Pourquoi", why ? why->titre : "");
    cell(out, "Comment, avec quoi", i.mesure + "\n" + i.outil);
    cell(out, "De combien à combien", split.empty() ? trajectoire(i) : trajectoire(i) + ", " + split);
    out("</tr>\n"_h);
  }
  out("</tbody></table></div>\n"_h);
}

void lecture(html::Out& out, const page::Visite& v, const Contenu& c, base::Instant le) {
  section(out, presenter_structure(c.structure));
  for (const auto& p : presenter(c, v.campagne, le)) section(out, p);
  advice(out, c.recommandations);
  out(R"(<section aria-labelledby="lu-indicateurs"><h2 class="govuk-heading-m" id="lu-indicateurs">Les indicateurs</h2>
)"_h);
  if (c.indicateurs.empty())
    out(R"(<p class="govuk-body">Aucun indicateur n’est encore choisi.</p>
)"_h);
  tableau_des_indicateurs(out, v, c);
  out("</section>\n"_h);
  one_budget(out, v, "budget-action", "Le budget de l’action", c.budget_action);
  parts(out, v, c);
  one_budget(out, v, "budget-structure", fmt::format("Le budget de la structure {}", v.campagne.annee),
             c.budget_structure);
  for (const auto& p : presenter_jointes(c, v.campagne)) section(out, p);
}

}  // namespace definitif::pages

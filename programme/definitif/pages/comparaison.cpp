// The note and the final dossier side by side: in words, in euros, with what the meeting asked in between.
#include "programme/definitif/comparaison.h"

#include <fmt/format.h>

#include "platform/base/text.h"
#include "programme/definitif/contenu_store.h"
#include "programme/definitif/depot_store.h"
#include "programme/definitif/pages/cadre.h"
#include "programme/definitif/pages/pages.h"

namespace definitif::pages {
namespace {

using namespace html::literals;

/// What is being written for those who write it, what was sent for all others and once it is deposited.
std::optional<Contenu> shown(db::Reading& r, const page::Visite& v, const Definitif& f) {
  if (!f.depose_le && voit_la_preparation(v.acteur, f)) return contenu(r, v.acteur, f, v.campagne);
  auto sent = dernier_depot(r, f);
  return sent ? std::optional(sent->contenu()) : std::nullopt;
}

void difference(html::Out& out, const Ecart& e) {
  out(R"(<section class="dt-ecart"><h3 class="govuk-heading-s">{}</h3>
<div class="dt-ecart__textes"><div><p class="govuk-body-s">Note d’intention</p><del class="dt-texte">{}</del></div>
<div><p class="govuk-body-s">Dossier définitif</p><ins class="dt-texte">{}</ins></div></div></section>
)"_h,
      e.label, e.avant.empty() ? "(pas de réponse)" : e.avant,
      e.apres.empty() ? "(pas de réponse)" : e.apres);
}

void words(html::Out& out, const std::vector<EcartsDePartie>& parts) {
  if (parts.empty()) {
    out(R"(<p class="govuk-body">Aucune réponse de la note d’intention n’a changé.</p>
)"_h);
    return;
  }
  for (const auto& p : parts) {
    out(R"(<h2 class="govuk-heading-m">{}</h2>
)"_h,
        titre(p.partie));
    for (const auto& e : p.ecarts) difference(out, e);
  }
}

void amounts(html::Out& out, const std::vector<EcartDeMontant>& list) {
  out(R"(<h2 class="govuk-heading-m" id="montants">Les montants</h2>
<div class="dt-tableau dt-tableau--cartes" role="region" tabindex="0" aria-labelledby="montants"><table class="govuk-table">
<thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header">Montant</th><th scope="col" class="govuk-table__header govuk-table__header--numeric">Note d’intention</th><th scope="col" class="govuk-table__header govuk-table__header--numeric">Dossier définitif</th><th scope="col" class="govuk-table__header govuk-table__header--numeric">Écart</th></tr></thead>
<tbody class="govuk-table__body">
)"_h);
  for (const auto& e : list)
    out(R"(<tr class="govuk-table__row"><th scope="row" class="govuk-table__header">{}</th><td class="govuk-table__cell govuk-table__cell--numeric" data-titre="Note d’intention">{}</td><td class="govuk-table__cell govuk-table__cell--numeric" data-titre="Dossier définitif">{}</td><td class="govuk-table__cell govuk-table__cell--numeric" data-titre="Écart">{}</td></tr>
)"_h,
        e.label, base::euros(e.note), base::euros(e.definitif), ecart_lisible(e.ecart()));
  out("</tbody></table></div>\n"_h);
}

void advice(html::Out& out, const std::vector<Recommandation>& list) {
  if (list.empty()) return;
  out(R"(<h2 class="govuk-heading-m">Ce que la réunion a recommandé</h2>
<dl class="govuk-summary-list">
)"_h);
  for (const auto& r : list) {
    std::string answer(r.suite.empty() ? "Pas encore de réponse" : libelle_suite(r.suite));
    ligne_resume(out, r.texte, r.explication.empty() ? answer : answer + " : " + r.explication);
  }
  out("</dl>\n"_h);
}

}  // namespace

web::Response montrer_comparaison(db::Reading& r, const page::Visite& v) {
  auto f = find(r, v.acteur, v.id());
  auto content = f ? shown(r, v, *f) : std::nullopt;
  if (!content) return page::introuvable(v);
  auto note = note_deposee(r, f->dossier);
  auto view = [&](html::Out& out) {
    cadre(out, v, f->dossier, "/comparaison", "Comparer à la note");
    amounts(out, comparer_montants(note, *content, v.campagne));
    advice(out, content->recommandations);
    words(out, comparer(note, *content, v.campagne, v.now));
  };
  return page::page(v, {.titre = "Comparer à la note – dossier définitif"}, view);
}

}  // namespace definitif::pages

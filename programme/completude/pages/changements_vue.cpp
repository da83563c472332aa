#include "programme/completude/pages/controle.h"

namespace completude::pages {
namespace {

using namespace html::literals;

void difference(html::Out& out, const definitif::Ecart& e) {
  out(R"(<section class="dt-ecart"><h4 class="govuk-heading-s">{}</h4>
<div class="dt-ecart__textes"><div><p class="govuk-body-s">Avant</p><del class="dt-texte">{}</del></div>
<div><p class="govuk-body-s">Maintenant</p><ins class="dt-texte">{}</ins></div></div></section>
)"_h,
      e.label, e.avant.empty() ? "(pas de réponse)" : e.avant,
      e.apres.empty() ? "(pas de réponse)" : e.apres);
}

}  // namespace

void changements_vus(html::Out& out, const campagne::Campagne& call, const std::vector<Changement>& list) {
  if (list.empty()) return;
  out(R"(<h2 class="govuk-heading-m">Ce qui a changé dans le dossier</h2>
)"_h);
  for (const auto& change : list) {
    out(R"(<h3 class="govuk-heading-s">{}</h3>
)"_h,
        titre(change.cible, call));
    if (change.ecarts.empty())
      out(R"(<p class="govuk-body">Rien n’a changé dans cette partie.</p>
)"_h);
    for (const auto& e : change.ecarts) difference(out, e);
  }
}

}  // namespace completude::pages

#include <fmt/format.h>

#include "platform/base/text.h"
#include "programme/dossier/pages/pages.h"
#include "programme/dossier/presentation.h"
#include "programme/page/gabarit.h"

namespace dossier {
namespace {

using namespace html::literals;

void one_question(html::Out& out, const Question& q, const campagne::Campagne& c) {
  out(R"(<li><strong>{}</strong>{})"_h, q.label, q.obligatoire ? "" : " (facultatif)");
  if (q.max > 300) out(R"( <span class="dt-precision">{} caractères au plus</span>)"_h, q.max);
  if (auto help = c.texte("aide." + q.nom); !help.empty()) out(R"(<br>{})"_h, help);
  out("</li>\n"_h);
}

}  // namespace

web::Response questions_publiques(db::Reading&, const page::Visite& v) {
  auto all = questions(v.campagne);
  auto view = [&](html::Out& out) {
    out(R"(<h1 class="govuk-heading-l">Toutes les questions de la note d’intention</h1>
<p class="govuk-body">Vous pouvez les lire, les imprimer et en parler dans votre structure avant de commencer. Une seule note sert à tous les financeurs et à tous les dispositifs.</p>
)"_h);
    for (auto s : sections) {
      out(R"(<h2 class="govuk-heading-m">{}</h2><ul class="govuk-list govuk-list--bullet">
)"_h,
          titre(s));
      for (auto& q : all)
        if (q.section == s) one_question(out, q, v.campagne);
      out("</ul>\n"_h);
    }
  };
  return page::page(v, {.titre = "Toutes les questions de la note d’intention"}, view);
}

}  // namespace dossier

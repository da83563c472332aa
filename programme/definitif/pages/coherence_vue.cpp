#include "programme/definitif/pages/coherence_vue.h"

#include <algorithm>
#include <array>

namespace definitif::pages {
namespace {

using namespace html::literals;

struct Partie {
  Grade grade;
  std::string_view titre, classe;
};
constexpr std::array parts{
    Partie{Grade::bloque, "À corriger avant de signer et de déposer", " dt-lot__partie--refus"},
    Partie{Grade::avertit, "À vérifier", " dt-lot__partie--alerte"},
    Partie{Grade::agents, "Pour l’étude du dossier", ""},
};

void part(html::Out& out, const Partie& p, const std::vector<Constat>& list) {
  if (std::ranges::none_of(list, [&](const Constat& c) { return c.grade == p.grade; })) return;
  out(R"(<div class="dt-lot__partie{}"><h3 class="govuk-heading-s">{}</h3>
<ul class="govuk-list govuk-list--bullet">
)"_h,
      p.classe, p.titre);
  for (const auto& c : list)
    if (c.grade == p.grade)
      out(R"(<li data-regle="{}">{}</li>
)"_h,
          c.regle, c.phrase);
  out("</ul></div>\n"_h);
}

}  // namespace

void coherence(html::Out& out, const std::vector<Constat>& list) {
  out(R"(<section class="dt-budget__plan" id="coherence" data-juge="coherence" aria-labelledby="coherence-titre"><h2 class="govuk-heading-m" id="coherence-titre">Cohérence du budget</h2>
)"_h);
  if (list.empty())
    out(R"(<p class="govuk-body">Le budget concorde avec la note, les financeurs sollicités et le reste du dossier.</p>
)"_h);
  for (const auto& p : parts) part(out, p, list);
  out("</section>\n"_h);
}

}  // namespace definitif::pages

// What keeps a person away from dossiers, and the form by which they say so themselves.
#include <fmt/format.h>

#include "platform/base/text.h"
#include "programme/page/gabarit.h"
#include "programme/ventilation/pages/conflits.h"
#include "programme/ventilation/pages/declaration.h"

namespace ventilation::pages {
namespace {

using namespace html::literals;

std::string how_found(const Conflit& k) {
  if (k.origine == "bureau") return "Votre nom, ou celui d’un·e homonyme, figure dans son bureau.";
  if (k.origine == "representant")
    return "Votre nom, ou celui d’un·e homonyme, est celui de la personne qui la représente.";
  return "Vous faites partie de son espace sur cette plateforme.";
}

std::string decided(const Conflit& k) {
  auto text = fmt::format("{} le {}{}.", label(k.etat()), base::long_date(*k.decide_le),
                          k.decide_par.empty() ? "" : " par " + k.decide_par);
  return k.motif.empty() ? text : text + " Motif : " + k.motif;
}

void group(html::Out& out, const std::vector<Conflit>& all, std::string_view state, std::string_view title,
           std::string_view text) {
  auto of_state = [&](const Conflit& k) { return k.etat_nom == state; };
  if (std::ranges::none_of(all, of_state)) return;
  out(R"(<h2 class="govuk-heading-m">{}</h2>
<p class="govuk-body">{}</p>
<ul class="govuk-list govuk-list--bullet">
)"_h,
      title, text);
  for (const auto& k : all)
    if (of_state(k))
      out("<li><strong>{}</strong><br>{}</li>\n"_h, k.structure_nom, k.decide_le ? decided(k) : how_found(k));
  out("</ul>\n"_h);
}

void groups(html::Out& out, const std::vector<Conflit>& mine) {
  group(
      out, mine, ConflitConfirme::name, "Ce qui vous tient à l’écart",
      "Les dossiers de ces structures vous sont cachés. Si un lien a pris fin, dites-le à la coordination.");
  group(out, mine, ConflitSuggere::name, "À l’examen",
        "La plateforme a trouvé un lien possible, et la coordination le vérifie. S’il est réel, déclarez-le "
        "sans attendre.");
  group(out, mine, ConflitEcarte::name, "Liens sans conséquence",
        "La coordination les a examinés : ils ne vous tiennent pas à l’écart.");
}

}  // namespace

web::Response mes_conflits(db::Reading& r, const page::Visite& v) {
  auto mine = ventilation::mes_conflits(r, v.acteur);
  auto view = [&](html::Out& out) {
    out(R"(<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l">Mes conflits d’intérêts</h1>
<p class="govuk-body">Vous siégez dans une structure, vous la représentez ou vous y travaillez ? Alors vous ne suivez pas ses dossiers : ils vous sont cachés, et quelqu’un d’autre s’en charge.</p>
)"_h);
    groups(out, mine);
    out(R"(<h2 class="govuk-heading-m">Déclarer un lien</h2>
<p class="govuk-body">Une fois le lien déclaré, seule la coordination peut revenir dessus.</p>
)"_h);
    formulaire_declaration(out, v, Declaration({}), {}, false);
    out("</div></div>\n"_h);
  };
  return page::page(v, {.titre = "Mes conflits d’intérêts"}, view);
}

}  // namespace ventilation::pages

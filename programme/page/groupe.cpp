#include "programme/page/champ.h"
#include "programme/page/champ_commun.h"

namespace page {
namespace {

using namespace html::literals;

/// The first choice bears the name alone: that is where the error summary's link leads.
std::string id_du_choix(const Groupe& g, std::size_t n) {
  return n == 0 ? std::string(g.nom) : std::string(g.nom) + "-" + std::to_string(n + 1);
}

std::string_view kind(const Groupe& g) { return g.multiple ? "checkboxes" : "radios"; }

void etoile(html::Out& out, const Choix& choice) {
  if (!choice.saillant) return;
  out(R"(<span class="dt-saillant"><span aria-hidden="true">★</span><span class="govuk-visually-hidden">objectif saillant :</span></span> )"_h);
}

void choix(html::Out& out, const Groupe& g, std::size_t n) {
  const Choix& choice = g.choix[n];
  std::string id = id_du_choix(g, n);
  html::Attrs attributes;
  attributes.flag("checked", choice.coche);
  if (!choice.aide.empty()) attributes.set("aria-describedby", id + "-item-hint");
  out(R"(<div class="govuk-{}__item">
<input class="govuk-{}__input" id="{}" name="{}" type="{}" value="{}" {}>
<label class="govuk-label govuk-{}__label" for="{}">)"_h,
      kind(g), kind(g), id, g.nom, g.multiple ? "checkbox" : "radio", choice.valeur, attributes, kind(g), id);
  etoile(out, choice);
  out("{}</label>\n"_h, choice.label);
  if (!choice.aide.empty())
    out(R"(<div id="{}-item-hint" class="govuk-hint govuk-{}__hint">{}</div>
)"_h,
        id, kind(g), choice.aide);
  out("</div>\n"_h);
}

html::Attrs decrit_par(const Groupe& g) {
  detail::Description d;
  if (!g.aide.empty()) d.add(g.nom, "-hint");
  if (!g.erreur.empty()) d.add(g.nom, "-error");
  html::Attrs attributes;
  if (auto ids = d.take(); !ids.empty()) attributes.set("aria-describedby", ids);
  return attributes;
}

}  // namespace

void groupe(html::Out& out, const Groupe& g) {
  detail::debut_groupe(out, g.erreur);
  out(R"(<fieldset class="govuk-fieldset" {}>
<legend class="govuk-fieldset__legend">{}</legend>
)"_h,
      decrit_par(g), g.legende);
  detail::aide(out, g.nom, g.aide);
  detail::erreur(out, g.nom, g.erreur);
  out(R"(<div class="govuk-{}{}" data-module="govuk-{}">
)"_h,
      kind(g), g.en_ligne && !g.multiple ? " govuk-radios--inline" : "", kind(g));
  for (std::size_t n = 0; n < g.choix.size(); ++n) choix(out, g, n);
  out(R"(</div>
</fieldset>
</div>
)"_h);
}

}  // namespace page

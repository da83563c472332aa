#include "programme/page/champ.h"

#include "programme/page/champ_commun.h"

namespace page {
namespace {

using namespace html::literals;

bool compte_les_signes(const Champ& c) { return c.max > 0; }

std::string decrit_par(const Champ& c) {
  detail::Description d;
  if (compte_les_signes(c)) d.add(c.nom, "-info");
  if (!c.aide.empty()) d.add(c.nom, "-hint");
  if (!c.erreur.empty()) d.add(c.nom, "-error");
  return d.take();
}

html::Attrs communs(const Champ& c) {
  html::Attrs attributes;
  if (!c.autocomplete.empty()) attributes.set("autocomplete", c.autocomplete);
  if (!c.inputmode.empty()) attributes.set("inputmode", c.inputmode);
  if (auto by = decrit_par(c); !by.empty()) attributes.set("aria-describedby", by);
  return attributes;
}

std::string classes(std::string_view base, const Champ& c) {
  std::string text(base);
  if (!c.erreur.empty()) text.append(" ").append(base).append("--error");
  if (!c.largeur.empty()) text.append(" govuk-input--width-").append(c.largeur);
  if (compte_les_signes(c)) text += " govuk-js-character-count";
  return text;
}

void debut(html::Out& out, const Champ& c) {
  detail::debut_groupe(out, c.erreur, compte_les_signes(c) ? c.max : 0, c.type == "password");
  out(R"(<label class="govuk-label" for="{}">{}{}</label>
)"_h,
      c.nom, c.label, c.facultatif ? " (facultatif)" : "");
  detail::aide(out, c.nom, c.aide);
  detail::erreur(out, c.nom, c.erreur);
}

void fin(html::Out& out, const Champ& c) {
  if (compte_les_signes(c))
    out(R"(<div id="{}-info" class="govuk-hint govuk-character-count__message">Vous pouvez écrire jusqu’à {} caractères.</div>
)"_h,
        c.nom, c.max);
  out("</div>\n"_h);
}

/// A browser drops the first line end of a textarea: one is written so that none of the person's is lost.
void zone(html::Out& out, const Champ& c) {
  out(R"(<textarea class="{}" id="{}" name="{}" rows="{}" {}>
{}</textarea>
)"_h,
      classes("govuk-textarea", c), c.nom, c.nom, c.lignes, communs(c), c.valeur);
}

void mot_de_passe(html::Out& out, const Champ& c) {
  auto attributes = communs(c);
  if (c.autocomplete.empty()) attributes.set("autocomplete", "current-password");
  out(R"(<div class="govuk-input__wrapper govuk-password-input__wrapper">
<input class="govuk-password-input__input govuk-js-password-input-input {}" id="{}" name="{}" type="password" spellcheck="false" autocapitalize="none" {}>
<button type="button" class="govuk-button govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle" data-module="govuk-button" aria-controls="{}" aria-label="Afficher le mot de passe" hidden>Afficher</button>
</div>
)"_h,
      classes("govuk-input", c), c.nom, c.nom, attributes, c.nom);
}

void saisie(html::Out& out, const Champ& c) {
  auto attributes = communs(c);
  if (c.type == "email") attributes.set("spellcheck", "false");
  if (!c.valeur.empty()) attributes.set("value", c.valeur);
  if (c.suffixe.empty()) {
    out(R"(<input class="{}" id="{}" name="{}" type="{}" {}>
)"_h,
        classes("govuk-input", c), c.nom, c.nom, c.type, attributes);
    return;
  }
  out(R"(<div class="govuk-input__wrapper">
<input class="{}" id="{}" name="{}" type="{}" {}>
<div class="govuk-input__suffix" aria-hidden="true">{}</div>
</div>
)"_h,
      classes("govuk-input", c), c.nom, c.nom, c.type, attributes, c.suffixe);
}

}  // namespace

// A browser puts back into a form what it held before a reload or "back": older, perhaps, than what has been
// saved since. Forms that save by themselves refuse it; fields with an autofill token of their own keep it.
void formulaire(html::Out& out, const Visite& v, std::string_view action, html::Attrs attributes) {
  if (attributes.text().contains("data-enregistrement-auto")) attributes.set("autocomplete", "off");
  out(R"(<form action="{}" method="post" novalidate {}>
<input type="hidden" name="jeton" value="{}">
)"_h,
      action, attributes, v.jeton);
}

void fin_formulaire(html::Out& out) { out("</form>\n"_h); }

void champ(html::Out& out, const Champ& c) {
  debut(out, c);
  if (c.lignes > 0)
    zone(out, c);
  else if (c.type == "password")
    mot_de_passe(out, c);
  else
    saisie(out, c);
  fin(out, c);
}

void liste(html::Out& out, const Champ& c, const std::vector<Choix>& choices) {
  debut(out, c);
  out(R"(<select class="{}" id="{}" name="{}" {}>
)"_h,
      classes("govuk-select", c), c.nom, c.nom, communs(c));
  for (const Choix& choice : choices)
    out(R"(<option value="{}" {}>{}{}</option>
)"_h,
        choice.valeur, html::Attrs().flag("selected", choice.coche || choice.valeur == c.valeur),
        choice.saillant ? "★ " : "", choice.label);
  out("</select>\n"_h);
  fin(out, c);
}

}  // namespace page

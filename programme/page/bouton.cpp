#include "programme/page/champ.h"

namespace page {
namespace {

using namespace html::literals;

void ecrit(html::Out& out, std::string_view variant, std::string_view texte, std::string_view nom,
           std::string_view valeur) {
  html::Attrs attributes;
  if (!nom.empty()) attributes.set("name", nom).set("value", valeur);
  out(R"(<button type="submit" class="govuk-button{}" data-module="govuk-button" data-prevent-double-click="true" {}>{}</button>
)"_h,
      variant, attributes, texte);
}

}  // namespace

void bouton(html::Out& out, std::string_view texte, std::string_view nom, std::string_view valeur) {
  ecrit(out, "", texte, nom, valeur);
}

void bouton_secondaire(html::Out& out, std::string_view texte, std::string_view nom,
                       std::string_view valeur) {
  ecrit(out, " govuk-button--secondary", texte, nom, valeur);
}

void bouton_danger(html::Out& out, std::string_view texte, std::string_view nom, std::string_view valeur) {
  ecrit(out, " govuk-button--warning", texte, nom, valeur);
}

}  // namespace page

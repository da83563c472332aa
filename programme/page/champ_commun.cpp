#include "programme/page/champ_commun.h"

namespace page::detail {

using namespace html::literals;

void debut_groupe(html::Out& out, std::string_view error, int max, bool password) {
  std::string classes = "govuk-form-group";
  html::Attrs attributes;
  if (!error.empty()) classes += " govuk-form-group--error";
  if (max > 0) {
    classes += " govuk-character-count";
    attributes.set("data-module", "govuk-character-count").set("data-maxlength", std::to_string(max));
  } else if (password) {
    classes += " govuk-password-input";
    attributes.set("data-module", "govuk-password-input");
  }
  out(R"(<div class="{}" {}>
)"_h,
      classes, attributes);
}

void aide(html::Out& out, std::string_view name, std::string_view text) {
  if (text.empty()) return;
  out(R"(<div id="{}-hint" class="govuk-hint">{}</div>
)"_h,
      name, text);
}

void erreur(html::Out& out, std::string_view name, std::string_view message) {
  if (message.empty()) return;
  out(R"(<p id="{}-error" class="govuk-error-message"><span class="govuk-visually-hidden">Erreur :</span> {}</p>
)"_h,
      name, message);
}

}  // namespace page::detail

#include "programme/dossier/pages/delai.h"

#include <fmt/format.h>

#include "platform/base/text.h"
#include "programme/page/champ.h"

namespace dossier {

using namespace html::literals;

void formulaire_delai(html::Out& out, const page::Visite& v, const std::string& action,
                      std::string_view exemple, std::string_view bouton) {
  out(R"(<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Accorder un délai pour le dépôt</span></summary>
<div class="govuk-details__text"><p class="govuk-body">Le délai, son motif et votre nom restent dans l’historique. La structure est prévenue par courriel.</p>
)"_h);
  page::formulaire(out, v, action);
  page::champ(out, {.nom = "date",
                    .label = "Nouvelle date limite",
                    .aide = fmt::format("Exemple : {}", exemple),
                    .largeur = "10"});
  page::champ(out, {.nom = "heure",
                    .label = "Heure limite",
                    .valeur = "18:00",
                    .aide = "Exemple : 18:00",
                    .largeur = "5"});
  page::champ(out, {.nom = "motif", .label = "Motif", .lignes = 3, .max = 500});
  page::bouton(out, bouton);
  page::fin_formulaire(out);
  out("</div></details>\n"_h);
}

std::optional<base::Instant> delai_demande(const web::Fields& form) {
  auto date = base::parse_french_date(base::trim(form.get("date")));
  return date ? base::parse_paris(fmt::format("{}T{}", base::iso(*date), base::trim(form.get("heure"))))
              : std::nullopt;
}

}  // namespace dossier

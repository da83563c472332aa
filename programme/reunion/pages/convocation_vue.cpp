#include "programme/reunion/pages/convocation_vue.h"

#include "platform/base/text.h"
#include "programme/reunion/creneaux.h"

namespace reunion::pages {

using namespace html::literals;

void ligne(html::Out& out, std::string_view label, std::string_view value) {
  if (value.empty()) return;
  out(R"(<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{}</dt><dd class="govuk-summary-list__value">{}</dd></div>
)"_h,
      label, value);
}

void rendez_vous(html::Out& out, std::string_view reunion_titre, const RendezVous& r, std::string_view code) {
  out(R"(<dl class="govuk-summary-list">
)"_h);
  ligne(out, "Réunion", reunion_titre);
  ligne(out, "Date", base::weekday_date(base::paris_date(r.debut)));
  ligne(out, "Heure", heures(r.periode()));
  ligne(out, "Lieu", r.lieu);
  ligne(out, "Salle", r.salle);
  ligne(out, "Adresse", r.adresse);
  ligne(out, "Pour venir", r.consigne);
  ligne(out, "Code à dire à l’accueil", code);
  out("</dl>\n"_h);
}

std::string en_ligne(const std::vector<Participant>& people) {
  std::vector<std::string> names;
  for (const auto& p : people) {
    std::string more = p.fonction;
    if (p.represente)
      more += std::string(more.empty() ? "" : ", ") + "représente la personne chargée du projet";
    names.push_back(more.empty() ? p.nom : p.nom + " (" + more + ")");
  }
  return base::join(names, ", ");
}

void etiquette_reponse(html::Out& out, const Passage& p) {
  auto state = p.etat();
  bool waits = std::holds_alternative<Convoque>(state);
  std::string_view colour = waits                                     ? "govuk-tag--yellow"
                            : std::holds_alternative<Confirme>(state) ? "govuk-tag--green"
                            : std::holds_alternative<Planifie>(state) ? "govuk-tag--blue"
                                                                      : "govuk-tag--grey";
  bool again = std::holds_alternative<Planifie>(state) && p.sequence > 0;
  out(R"(<strong class="govuk-tag {}">{}</strong>)"_h, colour,
      waits   ? "Sans réponse"
      : again ? "À convoquer de nouveau"
              : label(state));
}

web::Response fichier_agenda(std::string bytes) {
  web::Response response{
      .status = 200, .content_type = "text/calendar; charset=utf-8", .headers = {}, .body = std::move(bytes)};
  response.header("Content-Disposition", "attachment; filename=\"rendez-vous.ics\"");
  return response;
}

}  // namespace reunion::pages

#include "programme/reunion/pages/morceaux.h"

#include <fmt/format.h>

#include "platform/base/text.h"
#include "programme/reunion/creneaux.h"

namespace reunion::pages {

using namespace html::literals;

std::string reference(const Passage& p, const page::Visite& v) {
  return p.numero ? fmt::format("{}-{:04}", v.campagne.annee, *p.numero) : std::string("–");
}

void etiquette(html::Out& out, const Passage& p) {
  auto state = p.etat();
  bool again = std::holds_alternative<Planifie>(state) && p.sequence > 0;
  std::string_view colour = again                                     ? "govuk-tag--orange"
                            : std::holds_alternative<Planifie>(state) ? "govuk-tag--grey"
                            : std::holds_alternative<Convoque>(state) ? "govuk-tag--yellow"
                            : std::holds_alternative<Excuse>(state) ||
                                    std::holds_alternative<Absent>(state) ||
                                    std::holds_alternative<Annule>(state)
                                ? "govuk-tag--red"
                                : "govuk-tag--green";
  out(R"(<strong class="govuk-tag {}">{}</strong>)"_h, colour,
      again ? "À convoquer de nouveau" : label(state));
}

std::string precision(const DemiJournee& h, const campagne::Campagne& c) {
  std::vector<std::string> words;
  if (!h.salle.empty()) words.push_back(h.salle);
  if (const auto* theme = c.orientation(h.theme)) words.push_back(theme->court);
  return base::join(words, " · ");
}

std::string titre(const DemiJournee& h, const campagne::Campagne& c) {
  auto when = quand({h.periode()});
  auto more = precision(h, c);
  return more.empty() ? when : fmt::format("{} ({})", when, more);
}

void alertes(html::Out& out, const std::vector<ConflitHoraire>& all, std::int64_t passage) {
  for (const auto& c : all)
    if (c.un.passage == passage || c.autre.passage == passage)
      out(R"(<p class="govuk-body-s dt-alerte"><strong>Conflit d’horaire :</strong> {}</p>
)"_h,
          phrase(c));
}

void liste_conflits(html::Out& out, const std::vector<ConflitHoraire>& all) {
  out(R"(<ul class="govuk-list govuk-list--bullet">
)"_h);
  for (const auto& c : all) out("<li>{}</li>\n"_h, phrase(c));
  out("</ul>\n"_h);
}

}  // namespace reunion::pages

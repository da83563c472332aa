// The record on paper.
#include <fmt/format.h>

#include "platform/documents/story.h"
#include "programme/reunion/releve_transmis.h"

namespace reunion {
namespace {

using documents::Story;

void part(Story& story, std::string_view title, std::string_view text) {
  if (text.empty()) return;
  story.heading(2, title);
  story.paragraph(text);
}

void advice(Story& story, const ReleveTransmis& r) {
  story.heading(2, "Recommandations");
  if (r.recommandations.empty()) {
    story.paragraph("La réunion n’a pas fait de recommandation.");
    return;
  }
  std::size_t n = 0;
  for (const auto& m : r.recommandations) story.definition(fmt::format("Recommandation {}", ++n), m.texte);
}

void funders(Story& story, const ReleveTransmis& r) {
  if (r.financeurs.empty()) return;
  story.heading(2, "Financeurs et personnes à contacter");
  std::vector<documents::GridRow> rows;
  for (const auto& f : r.financeurs)
    rows.push_back({f.nom, conseil(f), f.sollicite ? contact(f) : std::string()});
  story.table({{"Financeur", 1.2}, {"Ce qui est conseillé", 1.6}, {"À qui écrire", 1.4}}, rows);
}

void next(Story& story, const ReleveTransmis& r) {
  auto step = prochaine_etape(r);
  if (step.empty() && r.courriel.empty()) return;
  story.heading(2, "Et maintenant");
  if (!step.empty()) story.note(step);
  if (!r.courriel.empty())
    story.paragraph(fmt::format("Une question ? {} : {}{}{}.", r.service.empty() ? "Écrivez à" : r.service,
                                r.courriel, r.telephone.empty() ? "" : ", ", r.telephone));
}

}  // namespace

std::string releve_pdf(const ReleveTransmis& r, const Version& v, const campagne::Campagne& c) {
  Story story;
  story.heading(1, "Relevé de votre passage en réunion");
  story.definition("Projet", r.reference.empty() ? r.projet : fmt::format("{} ({})", r.projet, r.reference));
  story.definition("Structure", r.structure);
  story.definition("Réunion", r.reunion);
  if (r.debut) story.definition("Passage", base::date_time(*r.debut));
  story.definition("Envoyé le",
                   base::date_time(v.le) + (v.rang > 1 ? fmt::format(" (version {})", v.rang) : ""));
  part(story, "Pertinence du projet", r.pertinence);
  part(story, "Ce qui existe déjà", r.existant);
  advice(story, r);
  funders(story, r);
  part(story, "Partenaires à rencontrer", r.partenaires);
  next(story, r);
  return documents::write(documents::DocumentFormat::pdf,
                          {.title = "Relevé de passage – " + r.projet,
                           .author = c.collectivite,
                           .footer = c.titre,
                           .created = v.le},
                          story);
}

}  // namespace reunion

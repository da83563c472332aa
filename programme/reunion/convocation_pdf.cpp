#include "programme/reunion/convocation_pdf.h"

#include <fmt/format.h>

#include <stdexcept>

#include "platform/documents/story.h"
#include "programme/reunion/creneaux.h"

namespace reunion {
namespace {

using documents::Story;

void unless_empty(Story& story, std::string_view label, std::string_view value) {
  if (!value.empty()) story.definition(label, value);
}

void when_and_where(Story& story, const ConvocationImprimee& c) {
  auto slot = *c.passage.creneau();
  story.definition("Projet", c.passage.intitule);
  story.definition("Structure", c.passage.structure_nom);
  story.definition("Réunion", c.reunion.titre);
  story.definition("Quand", base::weekday_date(base::paris_date(slot.from)) + ", " + heures(slot));
  unless_empty(story, "Lieu", c.reunion.lieu);
  unless_empty(story, "Salle", c.salle);
  unless_empty(story, "Adresse", c.reunion.adresse);
  unless_empty(story, "Pour venir", c.reunion.consigne);
}

void rules(Story& story, const campagne::Passages& p) {
  if (!p.regle_presence.empty()) story.note(p.regle_presence);
  if (!p.regle_representation.empty()) story.paragraph(p.regle_representation);
}

void at_the_door(Story& story, const ConvocationImprimee& c) {
  auto code = code_lisible(c.passage.code);
  story.heading(2, "À l’accueil de la réunion");
  story.paragraph(fmt::format("Montrez ce code, sur papier ou sur votre téléphone, ou dites : {}.", code));
  story.code(documents::Qr(c.presence),
             fmt::format("Code d’arrivée à montrer à l’accueil. À dire : {}.", code));
}

}  // namespace

std::string code_lisible(std::string_view code) {
  return code.size() == 6 ? fmt::format("{} {}", code.substr(0, 3), code.substr(3)) : std::string(code);
}

std::string convocation_pdf(const ConvocationImprimee& c) {
  if (!c.passage.debut) throw std::invalid_argument("a passage without slot is not convened");
  Story story;
  story.heading(1, "Convocation");
  when_and_where(story, c);
  rules(story, c.campagne.passages);
  at_the_door(story, c);
  documents::DocumentInfo info{.title = "Convocation – " + c.passage.intitule,
                               .author = c.campagne.collectivite,
                               .footer = c.campagne.titre,
                               .created = c.passage.convoque_le.value_or(*c.passage.debut)};
  return documents::write(documents::DocumentFormat::pdf, info, story);
}

}  // namespace reunion

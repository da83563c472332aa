#include "programme/dossier/recepisse.h"

#include <fmt/format.h>

#include "platform/base/text.h"
#include "platform/documents/story.h"
#include "programme/dossier/depot.h"
#include "programme/dossier/presentation.h"
#include "programme/structure/identifiants.h"

namespace dossier {
namespace {

std::string identifiers(const StructureDuJour& s) {
  std::vector<std::string> parts;
  if (!s.siret.empty()) parts.push_back("SIRET " + structure::siret_lisible(s.siret));
  if (!s.rna.empty()) parts.push_back("RNA " + s.rna);
  return base::join(parts, ", ");
}

std::vector<std::string> mentions(const campagne::Accuse& a) {
  std::vector<std::string> list;
  list.push_back(fmt::format("Service chargé du dossier : {}, {}. Téléphone : {}. Courriel : {}.", a.service,
                             a.adresse, a.telephone, a.courriel));
  if (!a.silence.empty()) list.push_back(a.silence);
  if (!a.recours.empty()) list.push_back(a.recours);
  return list;
}

void whole_note(documents::Story& doc, const Recepisse& r) {
  doc.heading(1, "La note d’intention telle qu’elle a été envoyée");
  for (auto& s : presenter(r.depot.brouillon(), r.campagne)) {
    doc.heading(2, titre(s.section));
    for (auto& answer : s.reponses)
      if (!answer.texte.empty()) doc.definition(answer.question.label, answer.texte);
  }
}

}  // namespace

ContenuRecepisse contenu(const Recepisse& r) {
  auto structure = structure_depuis_json(r.depot.structure);
  auto number = numero_recepisse(reference(r.dossier, r.campagne.annee), r.depot.rang);
  ContenuRecepisse c{
      .titre = fmt::format("Récépissé n° {}", number), .lignes = {}, .mentions = mentions(r.campagne.accuse)};
  auto brouillon = r.depot.brouillon();
  c.lignes = {{"Appel", r.campagne.titre},
              {"Projet", std::string(base::trim(brouillon.valeur("intitule")))},
              {"Structure", structure.nom},
              {"Identifiants", identifiers(structure)},
              {"Reçue le", base::date_time_seconds(r.depot.depose_le) + " (heure de Paris)"},
              {"Envoyée par", r.depot.par_nom},
              {"Empreinte de ce qui a été envoyé (SHA-256)", r.depot.empreinte},
              {"Adresse de cette page",
               fmt::format("{}/dossiers/{}/depots/{}", r.public_url, r.dossier.id, r.depot.rang)}};
  if (r.depot.repris_le)
    c.lignes.push_back(
        {"Attention", "Note reprise pour modification le " + base::date_time(*r.depot.repris_le)});
  return c;
}

std::string pdf(const Recepisse& r) {
  auto c = contenu(r);
  documents::Story doc;
  doc.heading(1, c.titre);
  doc.paragraph("Nous avons bien reçu votre note d’intention. Conservez ce document.");
  for (auto& line : c.lignes)
    if (!line.texte.empty()) doc.definition(line.label, line.texte);
  for (auto& mention : c.mentions) doc.paragraph(mention);
  whole_note(doc, r);
  return documents::write(
      documents::DocumentFormat::pdf,
      {.title = c.titre, .author = r.campagne.collectivite, .footer = c.titre, .created = r.depot.depose_le},
      doc);
}

}  // namespace dossier

#include "programme/definitif/recepisse.h"

#include <fmt/format.h>

#include "platform/base/text.h"
#include "platform/documents/story.h"
#include "programme/definitif/presentation.h"
#include "programme/structure/identifiants.h"

namespace definitif {
namespace {

using documents::Story;

std::string identifiers(const structure::Fiche& f) {
  std::vector<std::string> parts;
  if (!f.siret.empty()) parts.push_back("SIRET " + structure::siret_lisible(f.siret));
  if (!f.rna.empty()) parts.push_back("RNA " + f.rna);
  return base::join(parts, ", ");
}

std::vector<std::string> mentions(const campagne::Accuse& a) {
  std::vector<std::string> list;
  list.push_back(fmt::format("Service chargé du dossier : {}, {}. Téléphone : {}. Courriel : {}.", a.service,
                             a.adresse, a.telephone, a.courriel));
  if (!a.silence_definitif.empty()) list.push_back(a.silence_definitif);
  if (!a.recours.empty()) list.push_back(a.recours);
  return list;
}

void receipt_lines(Story& doc, const dossier::ContenuRecepisse& c) {
  for (const auto& line : c.lignes)
    if (!line.texte.empty()) doc.definition(line.label, line.texte);
}

void part(Story& doc, const PartieLue& p) {
  doc.heading(2, p.titre);
  for (const auto& r : p.reponses) doc.definition(r.label, r.texte.empty() ? "Pas de réponse" : r.texte);
}

void advice(Story& doc, const std::vector<Recommandation>& list) {
  if (list.empty()) return;
  doc.heading(2, "Les recommandations de la réunion");
  for (const auto& r : list) {
    doc.definition(r.texte, libelle_suite(r.suite));
    if (!r.explication.empty()) doc.paragraph(r.explication);
  }
}

void indicators(Story& doc, const Contenu& c, const campagne::Campagne& call) {
  if (c.indicateurs.empty()) return;
  std::vector<documents::GridRow> rows;
  for (const auto& i : c.indicateurs) {
    const auto* why = call.objectif(i.objectif);
    auto split = decoupage(i);
    rows.push_back({i.intitule, why ? why->titre : "", i.mesure + "\n" + i.outil,
                    split.empty() ? trajectoire(i) : trajectoire(i) + ", " + split});
  }
  doc.heading(2, "Les indicateurs");
  doc.table(
      {{"Ce qui sera compté", 3}, {"Pourquoi", 3}, {"Comment, avec quoi", 3}, {"De combien à combien", 2}},
      rows);
}

void side(Story& doc, const dossier::Brouillon& typed, const campagne::Campagne& call, bool charges) {
  std::vector<documents::GridRow> rows;
  for (const auto& l : lignes(typed, call, charges)) rows.push_back({l.libelle, base::euros(l.montant)});
  doc.table({{charges ? "Charges" : "Produits", 4}, {"Montant", 1, true}}, rows);
}

void one_budget(Story& doc, std::string_view title, const dossier::Brouillon& typed,
                const campagne::Campagne& call) {
  if (typed.empty()) return;
  doc.heading(2, title);
  side(doc, typed, call, true);
  side(doc, typed, call, false);
}

void attestations(Story& doc, const Depot& d, const campagne::Campagne& call) {
  std::vector<std::string> said;
  for (const auto& code : base::split(d.engagements, ' '))
    for (const auto& e : call.engagements)
      if (e.code == code) said.push_back(e.texte);
  doc.heading(2, "Les attestations").bullets(said);
  doc.paragraph(fmt::format("Signé par {}, {}, le {} (heure de Paris), sur l’empreinte {}.", d.signataire,
                            d.qualite, base::date_time_seconds(d.signee_le), d.empreinte));
}

std::string write(const Recepisse& r, std::string title, const Story& doc) {
  return documents::write(
      documents::DocumentFormat::pdf,
      {.title = title, .author = r.campagne.collectivite, .footer = title, .created = r.depot.depose_le},
      doc);
}

}  // namespace

std::string numero_recepisse(const dossier::Dossier& d, int rang, const campagne::Campagne& c) {
  return fmt::format("{}/D{}", dossier::reference(d, c.annee), rang);
}

dossier::ContenuRecepisse contenu(const Recepisse& r) {
  auto sent = r.depot.contenu();
  dossier::ContenuRecepisse c{
      .titre = fmt::format("Récépissé n° {}", numero_recepisse(r.dossier, r.depot.rang, r.campagne)),
      .lignes = {},
      .mentions = mentions(r.campagne.accuse)};
  c.lignes = {{"Appel", r.campagne.titre},
              {"Projet", std::string(base::trim(sent.reponses.valeur("intitule")))},
              {"Structure", sent.structure.nom},
              {"Identifiants", identifiers(sent.structure)},
              {"Reçu le", base::date_time_seconds(r.depot.depose_le) + " (heure de Paris)"},
              {"Envoyé par", r.depot.par_nom},
              {"Signé par", fmt::format("{}, {}, le {}", r.depot.signataire, r.depot.qualite,
                                        base::date_time(r.depot.signee_le))},
              {"Empreinte de ce qui a été signé et envoyé (SHA-256)", r.depot.empreinte},
              {"Adresse de cette page",
               fmt::format("{}/dossiers/{}/definitif/depots/{}", r.public_url, r.dossier.id, r.depot.rang)}};
  if (r.depot.repris_le)
    c.lignes.push_back(
        {"Attention", "Dossier repris pour modification le " + base::date_time(*r.depot.repris_le)});
  return c;
}

std::string recepisse_pdf(const Recepisse& r) {
  auto c = contenu(r);
  Story doc;
  doc.heading(1, c.titre);
  doc.paragraph("Nous avons bien reçu votre dossier définitif. Conservez ce document.");
  receipt_lines(doc, c);
  for (const auto& mention : c.mentions) doc.paragraph(mention);
  return write(r, c.titre, doc);
}

std::string dossier_pdf(const Recepisse& r) {
  auto sent = r.depot.contenu();
  auto title = fmt::format("Dossier définitif n° {}", dossier::reference(r.dossier, r.campagne.annee));
  Story doc;
  doc.heading(1, title);
  receipt_lines(doc, contenu(r));
  part(doc, presenter_structure(sent.structure));
  for (const auto& p : presenter(sent, r.campagne, r.depot.depose_le)) part(doc, p);
  advice(doc, sent.recommandations);
  indicators(doc, sent, r.campagne);
  one_budget(doc, "Le budget de l’action", sent.budget_action, r.campagne);
  if (auto parts = parts_demandees(sent.budget_action, r.campagne); !parts.empty()) doc.bullets(parts);
  one_budget(doc, fmt::format("Le budget de la structure {}", r.campagne.annee), sent.budget_structure,
             r.campagne);
  for (const auto& p : presenter_jointes(sent, r.campagne)) part(doc, p);
  attestations(doc, r.depot, r.campagne);
  return write(r, title, doc);
}

}  // namespace definitif

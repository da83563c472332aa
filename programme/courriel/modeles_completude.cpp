// Of a final dossier being checked: what is asked again, what came back, complete, rejected, decided anew.
#include <fmt/format.h>

#include "programme/completude/completude_store.h"
#include "programme/courriel/a_plusieurs.h"

namespace courriel {
namespace {

using definitif::Definitif;

/// The final dossier and the request that the line names.
struct Demandee {
  Definitif f;
  completude::Demande demande;
};
std::optional<Demandee> asked(const Contexte& c, const journal::Ligne& ligne) {
  auto f = definitif::find(c.base, lecteur(), ligne.objet_id);
  auto d = f ? completude::demande(c.base, *f, nombre(ligne, "demande")) : std::nullopt;
  if (!d) return std::nullopt;
  return Demandee{std::move(*f), std::move(*d)};
}

}  // namespace

Courriels complements_a_rendre(const Contexte& c, const journal::Ligne& ligne) {
  auto a = asked(c, ligne);
  if (!a) return {};
  std::vector<std::pair<std::string, std::string>> points;
  for (const auto& one : a->demande.cibles)
    points.emplace_back(completude::titre(one.cible, c.campagne), one.raison);
  return a_tous(c, a->f.dossier, "Votre dossier définitif est à compléter", [&](Redaction& r) {
    r.paragraphe(fmt::format(
        "La coordination vous demande de compléter le dossier définitif {} jusqu’au {} (heure de Paris).",
        projet(a->f.dossier), completude::dernier_moment(a->demande.avant)));
    if (!a->demande.message.empty()) r.paragraphe(a->demande.message);
    r.lignes(points)
        .paragraphe(
            "Seules ces parties et ces pièces s’ouvrent. Sans réponse à cette date, le dossier pourra "
            "être "
            "rejeté.")
        .lien("Compléter le dossier", page_du_definitif(c, a->f.dossier, "/complements"));
  });
}

Courriels complements_a_verifier(const Contexte& c, const journal::Ligne& ligne) {
  auto a = asked(c, ligne);
  if (!a) return {};
  return a_chacun(
      c, completude::demandeur(c.base, a->demande.id), "Des compléments sont rendus", [&](Redaction& r) {
        r.paragraphe(fmt::format("{} a rendu les compléments demandés pour le dossier définitif {}.",
                                 ligne.auteur_nom, projet(a->f.dossier)));
        if (!a->demande.reponse.empty()) r.paragraphe(a->demande.reponse);
        r.lien("Voir ce qui a changé", adresse(c, fmt::format("/completude/{}", a->f.id())));
      });
}

Courriels dossier_complet(const Contexte& c, const journal::Ligne& ligne) {
  auto f = definitif::find(c.base, lecteur(), ligne.objet_id);
  if (!f) return {};
  return a_tous(c, f->dossier, "Votre dossier définitif est complet", [&](Redaction& r) {
    r.paragraphe(fmt::format("Le dossier définitif {} est complet. Les financeurs vont l’examiner.",
                             projet(f->dossier)))
        .lien("Voir le dossier", page_du_definitif(c, f->dossier));
  });
}

Courriels dossier_rejete(const Contexte& c, const journal::Ligne& ligne) {
  auto f = definitif::find(c.base, lecteur(), ligne.objet_id);
  if (!f || !f->rejete_le) return {};
  return a_tous(c, f->dossier, "Votre dossier définitif est rejeté", [&](Redaction& r) {
    r.paragraphe(fmt::format("Le dossier définitif {} est rejeté. Il ne sera pas examiné par les financeurs.",
                             projet(f->dossier)))
        .lignes({{"Motif", f->rejet_motif}});
    if (auto how = c.campagne.texte("complements.contestation"); !how.empty()) r.paragraphe(std::string(how));
    r.lien("Voir le dossier", page_du_definitif(c, f->dossier));
  });
}

Courriels decision_reprise(const Contexte& c, const journal::Ligne& ligne) {
  auto f = definitif::find(c.base, lecteur(), ligne.objet_id);
  if (!f) return {};
  return a_tous(c, f->dossier, "La décision sur votre dossier définitif est reprise", [&](Redaction& r) {
    r.paragraphe(fmt::format("La coordination revient sur sa décision : le dossier définitif "
                             "{} est de nouveau à vérifier.",
                             projet(f->dossier)))
        .lignes({{"Motif", journal::detail(ligne, "motif")}})
        .lien("Voir le dossier", page_du_definitif(c, f->dossier));
  });
}

}  // namespace courriel

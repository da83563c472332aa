// To porteurs: the record of their passage in a meeting. The mail says what was sent; when a correction has
// followed, only the last one is told.
#include <fmt/format.h>

#include "programme/courriel/modeles.h"
#include "programme/courriel/reserve.h"

namespace courriel {
namespace {

using reunion::ReleveAnnonce;
using reunion::ReleveTransmis;

std::optional<ReleveAnnonce> annonce(const Contexte& c, const journal::Ligne& ligne) {
  auto passage = nombre(ligne, "passage");
  std::optional<ReleveAnnonce> found;
  if (c.reserve) {
    auto known = c.reserve->releves.find(passage);
    if (known != c.reserve->releves.end()) found = known->second;
  } else if (auto read = reunion::releves_annonces(c.base, {passage}); !read.empty()) {
    found = std::move(read.front());
  }
  return found && found->envoye.version.rang == nombre(ligne, "rang") ? found : std::nullopt;
}

std::string le_projet(const ReleveTransmis& t) {
  return t.projet.empty() ? "votre projet" : "« " + t.projet + " »";
}

void recommandations(Redaction& r, const ReleveTransmis& t) {
  if (t.recommandations.empty()) return;
  r.paragraphe("La réunion recommande :");
  std::vector<std::pair<std::string, std::string>> lines;
  for (const auto& m : t.recommandations)
    lines.emplace_back(fmt::format("Recommandation {}", lines.size() + 1), m.texte);
  r.lignes(lines);
}

void contacts(Redaction& r, const ReleveTransmis& t) {
  std::vector<std::pair<std::string, std::string>> lines;
  for (const auto& f : t.financeurs)
    if (f.sollicite && !f.interlocuteurs.empty()) lines.emplace_back(f.sigle, reunion::contact(f));
  if (lines.empty()) return;
  r.paragraphe("Vous pouvez écrire aux personnes qui suivent votre projet :").lignes(lines);
}

void releve(Redaction& r, const Contexte& c, const ReleveAnnonce& a) {
  const auto& t = a.envoye.releve;
  bool again = a.envoye.version.rang > 1;
  r.paragraphe(again ? fmt::format("Le relevé du passage de {} a été corrigé. Cette version remplace celle "
                                   "que vous aviez reçue.",
                                   le_projet(t))
                     : fmt::format("Merci d’avoir présenté {} en réunion partenariale. Voici ce que la "
                                   "réunion en a conclu.",
                                   le_projet(t)))
      .lignes({{"Réunion", t.reunion}, {"Passage", t.debut ? base::date_time(*t.debut) : std::string()}});
  recommandations(r, t);
  contacts(r, t);
  if (auto next = reunion::prochaine_etape(t); !next.empty()) r.paragraphe(next);
  if (a.chemin.empty()) return;
  r.lien("Lire le relevé", adresse(c, a.chemin))
      .paragraphe(
          "Ce lien s’ouvre sans compte. Ne le donnez qu’aux personnes qui portent le projet avec vous.");
}

}  // namespace

Courriels releve_du_passage(const Contexte& c, const journal::Ligne& ligne) {
  auto a = annonce(c, ligne);
  if (!a) return {};
  auto subject =
      (a->envoye.version.rang > 1 ? "Relevé corrigé de votre passage : " : "Relevé de votre passage : ") +
      le_projet(a->envoye.releve);
  Courriels all;
  for (const auto& to : a->destinataires) {
    Redaction r(subject, to.nom);
    releve(r, c, *a);
    all.push_back(r.pour(to.courriel, to.nom, signature(c)));
  }
  return all;
}

}  // namespace courriel

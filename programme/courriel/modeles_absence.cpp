// To porteurs, about what a person of the coordination decided of an absence. The mail says what the line of
// the journal says: a later decision makes its own.
#include <fmt/format.h>

#include <set>

#include "platform/base/text.h"
#include "programme/courriel/modeles.h"
#include "programme/reunion/reunion_store.h"

namespace courriel {
namespace {

/// The members of the structure, and who carries the project: once each.
std::vector<dossier::Destinataire> concernes(const Contexte& c, const dossier::Dossier& d,
                                             std::int64_t passage) {
  auto all = dossier::recipients(c.base, d.id);
  auto p = reunion::find_passage(c.base, lecteur(), passage);
  if (p && !p->charge_courriel.empty()) all.push_back({p->charge_nom, p->charge_courriel});
  std::set<std::string> known;
  std::erase_if(all, [&](const auto& one) { return !known.insert(base::lower_ascii(one.courriel)).second; });
  return all;
}

template <class Suite>
Courriels a_chacun(const Contexte& c, const journal::Ligne& ligne, std::string_view objet, Suite suite) {
  auto d = dossier::find(c.base, lecteur(), ligne.objet_id);
  if (!d) return {};
  Courriels all;
  for (const auto& to : concernes(c, *d, nombre(ligne, "passage"))) {
    Redaction r(fmt::format("{} : {}", objet, projet(*d)), to.nom);
    suite(r, *d);
    r.lien("Voir le projet", page_du_dossier(c, *d));
    all.push_back(r.pour(to.courriel, to.nom, signature(c)));
  }
  return all;
}

void faits(Redaction& r, const journal::Ligne& ligne) {
  r.lignes({{"Réunion", journal::detail(ligne, "reunion")},
            {"Passage prévu", journal::detail(ligne, "moment")},
            {"Motif", journal::detail(ligne, "motif")}});
}

}  // namespace

Courriels candidature_annulee(const Contexte& c, const journal::Ligne& ligne) {
  return a_chacun(c, ligne, "Candidature annulée", [&](Redaction& r, const dossier::Dossier& d) {
    r.paragraphe(
        fmt::format("Le projet {} n’a pas été présenté à la réunion partenariale où il était attendu. La "
                    "coordination a décidé d’annuler cette candidature. Elle ne sera pas étudiée plus avant.",
                    projet(d)));
    faits(r, ligne);
    if (!c.campagne.passages.contestation.empty()) r.paragraphe(c.campagne.passages.contestation);
  });
}

Courriels candidature_maintenue(const Contexte& c, const journal::Ligne& ligne) {
  bool revised = !journal::detail(ligne, "revise").empty();
  return a_chacun(c, ligne, "Candidature maintenue", [&](Redaction& r, const dossier::Dossier& d) {
    r.paragraphe(
        revised
            ? fmt::format("La coordination a revu sa décision. La candidature du projet {} n’est plus "
                          "annulée : elle continue.",
                          projet(d))
            : fmt::format("Le projet {} n’a pas été présenté à la réunion partenariale où il était attendu. "
                          "La coordination a décidé de maintenir la candidature : elle continue.",
                          projet(d)));
    faits(r, ligne);
    r.paragraphe("Si un autre moment vous est proposé, vous recevrez une nouvelle convocation.");
  });
}

}  // namespace courriel

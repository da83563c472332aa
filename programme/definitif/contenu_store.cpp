#include "programme/definitif/contenu_store.h"

#include <algorithm>

#include "platform/db/insert_rows.h"
#include "programme/budget/budget_store.h"
#include "programme/definitif/fiche_store.h"
#include "programme/personne/conflit.h"
#include "programme/reunion/releve_transmis.h"
#include "programme/structure/structure_store.h"

namespace definitif {
namespace {

using personne::Acteur;

constexpr std::string_view indicator_columns =
    "SELECT id, modele, intitule, objectif, mesure, outil, unite, depart, cible, par_qpv, par_sexe, "
    "modifie_par, "
    "modifie_le FROM indicateur WHERE dossier_id = ?1 ";

/// The record that the porteur received last.
std::vector<reunion::RecommandationTransmise> advice_received(db::Reading& r, const Definitif& f) {
  auto text = r.one<std::string>(
      "SELECT e.contenu FROM releve_envoye e JOIN passage p ON p.id = e.passage_id WHERE p.dossier_id = ?1 "
      "ORDER BY e.envoye_le DESC, e.rang DESC LIMIT 1",
      f.id());
  return text ? reunion::releve_depuis_json(*text).recommandations
              : std::vector<reunion::RecommandationTransmise>{};
}

struct Answer {
  std::int64_t id;
  std::string suite, explication;
  std::int64_t par;
  base::Instant le;
};

struct AnswerRow {
  std::int64_t id, dossier;
  std::string suite, explication;
  base::Instant le;
  std::int64_t par;
};

bool touched(const Recommandation& r, const std::vector<std::string>& fields) {
  for (const auto& q : questions_recommandation(r))
    if (std::ranges::find(fields, q.nom) != fields.end()) return true;
  return false;
}

}  // namespace

bool voit_la_preparation(const Acteur& acteur, const Definitif& f) {
  return personne::agit_comme(acteur, Role::coordination, f.dossier.structure) ||
         acteur.membre_de(f.dossier.structure) != nullptr;
}

namespace {

std::vector<fiche::Fiche> sheets(db::Reading& r, const Definitif& f, const campagne::Campagne& c) {
  if (!fiche::genre_de(c, f.dossier.dispositif)) return {};
  auto list = fiche::fiches(r, f.dossier, {.toutes = true});
  std::erase_if(list, [](const fiche::Fiche& one) { return one.retiree_le.has_value(); });
  return list;
}

}  // namespace

Contenu contenu(db::Reading& r, const Acteur& acteur, const Definitif& f, const campagne::Campagne& c) {
  Contenu all{.reponses = draft(r, f),
              .budget_action = budget::charger(r, f.dossier, budget::Genre::action, c.annee).saisie,
              .budget_structure = budget::charger(r, f.dossier, budget::Genre::structure, c.annee).saisie,
              .indicateurs = indicateurs(r, f),
              .recommandations = recommandations(r, f),
              .fiches = sheets(r, f, c),
              .structure = {},
              .dirigeants = structure::bureau(r, f.dossier.structure).dirigeants.size(),
              .pieces = pieces_jointes(r, f, c)};
  if (auto found = structure::trouver(r, acteur, f.dossier.structure))
    all.structure = std::move(found->fiche);
  return all;
}

std::vector<Indicateur> indicateurs(db::Reading& r, const Definitif& f) {
  return r.all<Indicateur>(std::string(indicator_columns) + "ORDER BY rang, id", f.id());
}

std::optional<Indicateur> indicateur(db::Reading& r, const Definitif& f, std::int64_t id) {
  return r.one<Indicateur>(std::string(indicator_columns) + "AND id = ?2", f.id(), id);
}

std::int64_t ajouter_indicateur(db::Writing& w, const Acteur& acteur, base::Instant now, const Definitif& f,
                                const Indicateur& i) {
  return w
      .one<std::int64_t>(
          "INSERT INTO indicateur (dossier_id, rang, modele, intitule, objectif, mesure, outil, unite, "
          "depart, cible, "
          "par_qpv, par_sexe, modifie_le, modifie_par) SELECT ?1, COALESCE(MAX(rang), 0) + 1, ?2, ?3, ?4, "
          "?5, ?6, ?7, "
          "?8, ?9, CAST(?10 AS BIGINT), CAST(?11 AS BIGINT), CAST(?12 AS BIGINT), CAST(?13 AS BIGINT) FROM "
          "indicateur "
          "WHERE dossier_id = ?1 RETURNING id",
          f.id(), i.modele, i.intitule, i.objectif, i.mesure, i.outil, i.unite, i.depart, i.cible, i.par_qpv,
          i.par_sexe, now, acteur.id)
      .value();
}

void enregistrer_indicateur(db::Writing& w, const Acteur& acteur, base::Instant now, const Definitif& f,
                            const Indicateur& i) {
  w.exec(
      "UPDATE indicateur SET intitule = ?3, objectif = ?4, mesure = ?5, outil = ?6, unite = ?7, depart = ?8, "
      "cible = "
      "?9, par_qpv = ?10, par_sexe = ?11, modifie_le = ?12, modifie_par = ?13, version = version + 1 WHERE "
      "id = ?1 AND "
      "dossier_id = ?2",
      i.id, f.id(), i.intitule, i.objectif, i.mesure, i.outil, i.unite, i.depart, i.cible, i.par_qpv,
      i.par_sexe, now, acteur.id);
}

void retirer_indicateur(db::Writing& w, const Definitif& f, std::int64_t id) {
  w.exec("DELETE FROM indicateur WHERE id = ?1 AND dossier_id = ?2", id, f.id());
}

std::vector<Recommandation> recommandations(db::Reading& r, const Definitif& f) {
  std::vector<Recommandation> list;
  for (auto& received : advice_received(r, f))
    list.push_back({.id = received.id, .texte = std::move(received.texte), .suite = "", .explication = ""});
  auto answers = r.all<Answer>(
      "SELECT recommandation_id, suite, explication, modifie_par, modifie_le FROM reponse_recommandation "
      "WHERE "
      "dossier_id = ?1",
      f.id());
  for (auto& one : list) {
    auto it = std::ranges::find(answers, one.id, &Answer::id);
    if (it == answers.end()) continue;
    one.suite = it->suite, one.explication = it->explication, one.par = it->par, one.le = it->le;
  }
  return list;
}

void enregistrer_recommandations(db::Writing& w, const Acteur& acteur, base::Instant now, const Definitif& f,
                                 const std::vector<Recommandation>& list,
                                 const std::vector<std::string>& fields) {
  std::vector<AnswerRow> rows;
  for (const auto& r : list)
    if (touched(r, fields)) rows.push_back({r.id, f.id(), r.suite, r.explication, now, acteur.id});
  db::insert_rows(
      w,
      "reponse_recommandation (recommandation_id, dossier_id, suite, explication, modifie_le, modifie_par)",
      rows,
      "ON CONFLICT (recommandation_id) DO UPDATE SET suite = EXCLUDED.suite, explication = "
      "EXCLUDED.explication, modifie_le = EXCLUDED.modifie_le, modifie_par = EXCLUDED.modifie_par");
}

dossier::Brouillon autre_definitif(db::Reading& r, const dossier::Dossier& d) {
  auto text = r.one<std::string>(
      "SELECT f.contenu FROM definitif f JOIN dossier o ON o.id = f.dossier_id WHERE o.structure_id = ?1 AND "
      "o.id <> ?2 "
      "ORDER BY f.modifie_le DESC, f.dossier_id DESC LIMIT 1",
      d.structure, d.id);
  return text ? dossier::depuis_json(*text) : dossier::Brouillon{};
}

dossier::Brouillon meme_action_avant(db::Reading& r, const dossier::Dossier& d) {
  auto text = r.one<std::string>(
      "SELECT f.contenu FROM definitif f JOIN dossier o ON o.id = f.dossier_id WHERE o.structure_id = ?1 AND "
      "o.campagne <> ?2 AND o.intitule = ?3 ORDER BY f.modifie_le DESC, f.dossier_id DESC LIMIT 1",
      d.structure, d.campagne, d.intitule);
  return text ? dossier::depuis_json(*text) : dossier::Brouillon{};
}

std::vector<dossier::Destinataire> signataires(db::Reading& r, std::int64_t dossier) {
  return r.all<dossier::Destinataire>(
      "SELECT p.nom, p.courriel FROM dossier d JOIN membre m ON m.structure_id = d.structure_id JOIN "
      "personne p ON p.id "
      "= m.personne_id WHERE d.id = ?1 AND m.signer = 1 ORDER BY p.id",
      dossier);
}

}  // namespace definitif

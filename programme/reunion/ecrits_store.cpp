#include "programme/reunion/ecrits_store.h"

#include <algorithm>

#include "platform/base/text.h"
#include "programme/journal/journal.h"

namespace reunion {
namespace {

using personne::Acteur;

struct Row {
  std::string part;
  std::int64_t version = 0;
  std::string contenu;
  base::Instant modifie_le{};
  std::int64_t modifie_par = 0;
  std::string auteur;
};

Ecrit written(Row row) {
  return {row.version, dossier::depuis_json(row.contenu), row.modifie_le, row.modifie_par,
          std::move(row.auteur)};
}

/// A row as it stands, its version grown by one: nobody else writes in it until the transaction ends.
struct Held {
  std::int64_t version;
  std::string contenu;
};

void note(db::Writing& w, const Acteur& acteur, base::Instant now, const Passage& p, std::string_view trace,
          std::vector<std::pair<std::string, std::string>> details) {
  // About the passage and not the dossier, whose history the porteur reads.
  journal::inscrire(w, acteur, now, {trace, "passage", p.id, std::move(details)});
}

bool changed(const dossier::Fusion& f, std::string_view field) {
  return std::ranges::find(f.changes, field) != f.changes.end();
}

}  // namespace

std::vector<Avis> avis(db::Reading& r, const Passage& p) {
  std::vector<Avis> all;
  r.each<Row>(
      "SELECT a.part, a.version, a.contenu, a.modifie_le, a.modifie_par, q.nom FROM avis_passage a"
      " JOIN personne q ON q.id = a.modifie_par WHERE a.passage_id = ?1 AND a.contenu <> '{}' ORDER BY "
      "a.part",
      [&](Row row) { all.push_back({row.part, written(row)}); }, p.id);
  return all;
}

Enregistre ecrire_avis(db::Writing& w, const Acteur& acteur, base::Instant now, const Passage& p,
                       std::string_view part, const dossier::Envoi& envoi) {
  annoncer(w, p.reunion);
  auto held =
      w.one<Held>(
           "INSERT INTO avis_passage (passage_id, part, modifie_le, modifie_par) VALUES (?1, ?2, ?3, ?4)"
           " ON CONFLICT (passage_id, part) DO UPDATE SET version = avis_passage.version + 1"
           " RETURNING version, contenu",
           p.id, part, now, acteur.id)
          .value();
  auto fusion = dossier::fusionner(dossier::depuis_json(held.contenu), envoi, acteur.id, now);
  if (fusion.changes.empty()) return {std::move(fusion), held.version};
  w.exec(
      "UPDATE avis_passage SET contenu = ?3, modifie_le = ?4, modifie_par = ?5 WHERE passage_id = ?1 AND "
      "part = ?2",
      p.id, part, en_json(fusion.brouillon), now, acteur.id);
  if (changed(fusion, champ_avis))
    note(w, acteur, now, p, "avis_donne",
         {{"part", std::string(part)}, {"avis", std::string(fusion.brouillon.valeur(champ_avis))}});
  return {std::move(fusion), held.version};
}

Ecrit releve(db::Reading& r, const Passage& p) {
  auto row = r.one<Row>(
      "SELECT '', e.version, e.contenu, e.modifie_le, e.modifie_par, q.nom FROM releve e"
      " JOIN personne q ON q.id = e.modifie_par WHERE e.passage_id = ?1",
      p.id);
  return row ? written(*std::move(row)) : Ecrit{};
}

Enregistre ecrire_releve(db::Writing& w, const Acteur& acteur, base::Instant now, const Passage& p,
                         const dossier::Envoi& envoi) {
  annoncer(w, p.reunion);
  auto held =
      w.one<Held>(
           "INSERT INTO releve (passage_id, modifie_le, modifie_par) VALUES (?1, ?2, ?3)"
           " ON CONFLICT (passage_id) DO UPDATE SET version = releve.version + 1 RETURNING version, contenu",
           p.id, now, acteur.id)
          .value();
  auto fusion = dossier::fusionner(dossier::depuis_json(held.contenu), envoi, acteur.id, now);
  if (!fusion.changes.empty())
    w.exec("UPDATE releve SET contenu = ?2, modifie_le = ?3, modifie_par = ?4 WHERE passage_id = ?1", p.id,
           en_json(fusion.brouillon), now, acteur.id);
  return {std::move(fusion), held.version};
}

namespace {

constexpr std::string_view columns =
    "SELECT m.id, m.rang, m.texte, m.version, m.modifie_le, m.modifie_par, q.nom FROM recommandation m"
    " JOIN personne q ON q.id = m.modifie_par WHERE m.passage_id = ?1 AND m.retiree_le IS NULL ";

std::unexpected<Obstacle> empty_text() {
  return refuse(Cause::saisie_invalide, "Écrivez la recommandation. Pour l’enlever, utilisez « Retirer ».");
}

std::pair<std::string, std::string> named(std::int64_t id) { return {"recommandation", std::to_string(id)}; }

}  // namespace

std::vector<Recommandation> recommandations(db::Reading& r, const Passage& p) {
  return r.all<Recommandation>(std::string(columns) + "ORDER BY m.rang, m.id", p.id);
}

std::optional<Recommandation> recommandation(db::Reading& r, const Passage& p, std::int64_t id) {
  return r.one<Recommandation>(std::string(columns) + "AND m.id = ?2", p.id, id);
}

Result<std::int64_t> ajouter_recommandation(db::Writing& w, const Acteur& acteur, base::Instant now,
                                            const Passage& p, std::string_view text) {
  auto trimmed = base::trim(text);
  if (trimmed.empty()) return refuse(Cause::saisie_invalide, "Écrivez la recommandation à ajouter.");
  annoncer(w, p.reunion);
  auto id =
      w.one<std::int64_t>(
           "INSERT INTO recommandation (passage_id, rang, texte, modifie_le, modifie_par)"
           " SELECT ?1, COALESCE(MAX(rang), 0) + 1, ?2, ?3, ?4 FROM recommandation WHERE passage_id = ?1"
           " RETURNING id",
           p.id, trimmed, now, acteur.id)
          .value();
  note(w, acteur, now, p, "recommandation_ajoutee", {named(id)});
  return id;
}

Result<Enregistre> modifier_recommandation(db::Writing& w, const Acteur& acteur, base::Instant now,
                                           const Passage& p, std::int64_t id,
                                           const dossier::ChampEnvoye& sent) {
  if (base::trim(sent.texte).empty()) return empty_text();
  annoncer(w, p.reunion);
  auto present = recommandation(w, p, id);
  if (!present) return refuse(Cause::acces_inconnu, "Cette recommandation a été retirée.");
  dossier::Brouillon recorded;
  recorded.poser(champ_texte, {present->texte, present->modifie_par, present->modifie_le});
  auto fusion = dossier::fusionner(std::move(recorded), {{std::string(champ_texte), sent}}, acteur.id, now);
  w.exec("UPDATE recommandation SET version = version + 1 WHERE id = ?1", id);
  if (!fusion.changes.empty())
    w.exec("UPDATE recommandation SET texte = ?2, modifie_le = ?3, modifie_par = ?4 WHERE id = ?1", id,
           fusion.brouillon.valeur(champ_texte), now, acteur.id);
  return Enregistre{std::move(fusion), present->version + 1};
}

Result<void> deplacer_recommandation(db::Writing& w, const Passage& p, std::int64_t id, Sens sens) {
  annoncer(w, p.reunion);
  auto all = recommandations(w, p);
  auto it = std::ranges::find(all, id, &Recommandation::id);
  if (it == all.end()) return refuse(Cause::acces_inconnu, "Cette recommandation a été retirée.");
  bool first = it == all.begin(), last = it + 1 == all.end();
  if (sens == Sens::monter ? first : last) return {};
  auto other = sens == Sens::monter ? it - 1 : it + 1;
  w.exec(
      "UPDATE recommandation SET rang = CASE WHEN id = ?1 THEN CAST(?4 AS BIGINT) ELSE CAST(?3 AS BIGINT) "
      "END WHERE id IN (?1, ?2)",
      it->id, other->id, it->rang, other->rang);
  return {};
}

Result<void> retirer_recommandation(db::Writing& w, const Acteur& acteur, base::Instant now, const Passage& p,
                                    std::int64_t id, std::int64_t version) {
  annoncer(w, p.reunion);
  auto present = recommandation(w, p, id);
  if (!present) return {};
  if (present->version != version && present->modifie_par != acteur.id)
    return refuse(
        Cause::modifie_entre_temps,
        present->auteur + " vient de modifier cette recommandation : relisez-la avant de la retirer.");
  w.exec(
      "UPDATE recommandation SET retiree_le = ?2, modifie_le = ?2, modifie_par = ?3, version = version + 1"
      " WHERE id = ?1",
      id, now, acteur.id);
  note(w, acteur, now, p, "recommandation_retiree", {named(id)});
  return {};
}

}  // namespace reunion

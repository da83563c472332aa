#include "programme/structure/structure_store.h"

#include "platform/base/text.h"
#include "programme/journal/journal.h"
#include "programme/structure/membre_store.h"

namespace structure {
namespace {

/// "nom, sigle, forme…" in the order of Fiche. The SIRET alone may be NULL, because it is unique.
std::string columns(std::string_view siret_as) {
  std::vector<std::string> names;
  for (const auto& attribut : attributs())
    names.emplace_back(attribut.nom == "siret" ? siret_as : attribut.nom);
  return base::join(names, ", ");
}

/// "?1, ?2, NULLIF(?4, '')…"
std::string placeholders() {
  std::vector<std::string> list;
  for (const auto& attribut : attributs()) {
    std::string number = "?" + std::to_string(list.size() + 1);
    list.push_back(attribut.nom == "siret" ? "NULLIF(" + number + ", '')" : number);
  }
  return base::join(list, ", ");
}

std::string parameter(std::size_t after_fiche) {
  return "?" + std::to_string(attributs().size() + after_fiche);
}

db::Params params(const Fiche& fiche) {
  db::Params values;
  for (const auto& attribut : attributs()) values.add(fiche.*attribut.valeur);
  return values;
}

Fiche read_fiche(db::Reading& r, std::int64_t id) {
  static const std::string sql = "SELECT " + columns("COALESCE(siret, '')") + " FROM structure WHERE id = ?1";
  return r.one<Fiche>(sql, id).value_or(Fiche{});
}

bool siret_taken(db::Reading& r, const std::string& siret, std::int64_t by_other_than) {
  return !siret.empty() &&
         r.one<std::int64_t>("SELECT id FROM structure WHERE siret = ?1 AND id <> ?2", siret, by_other_than);
}

std::string changed_fields(const Fiche& before, const Fiche& after) {
  std::vector<std::string> names;
  for (const auto& attribut : attributs())
    if (before.*attribut.valeur != after.*attribut.valeur) names.emplace_back(attribut.nom);
  return base::join(names, " ");
}

/// Inserts the row; nothing when the SIRET is known.
std::optional<std::int64_t> insert(db::Writing& w, const personne::Acteur& author, base::Instant now,
                                   const Fiche& fiche) {
  static const std::string sql = "INSERT INTO structure (" + columns("siret") +
                                 ", cree_le, cree_par, modifie_le, nom_tri) VALUES (" + placeholders() +
                                 ", " + parameter(1) + ", " + parameter(2) + ", " + parameter(1) + ", " +
                                 parameter(3) + ") ON CONFLICT (siret) DO NOTHING RETURNING id";
  auto values = params(fiche);
  values.add(now);
  values.add(author.id);
  values.add(base::fold(fiche.nom));
  return w.one<std::int64_t>(sql, values);
}

/// Replaces the fiche if it still has that version.
bool update(db::Writing& w, base::Instant now, std::int64_t id, std::int64_t version, const Fiche& fiche) {
  static const std::string sql = "UPDATE structure SET (" + columns("siret") +
                                 ", version, modifie_le, nom_tri) = (" + placeholders() +
                                 ", version + 1, CAST(" + parameter(1) + " AS BIGINT), " + parameter(4) +
                                 ") WHERE id = " + parameter(2) + " AND version = " + parameter(3);
  auto values = params(fiche);
  values.add(now);
  values.add(id);
  values.add(version);
  values.add(base::fold(fiche.nom));
  return w.exec(sql, values) == 1;
}

void insert_bureau(db::Writing& w, std::int64_t id, const std::vector<Dirigeant>& list) {
  std::int64_t rank = 0;
  for (const auto& dirigeant : list)
    w.exec("INSERT INTO bureau (structure_id, rang, fonction, prenom, nom) VALUES (?1, ?2, ?3, ?4, ?5)", id,
           ++rank, dirigeant.fonction, dirigeant.prenom, dirigeant.nom);
}

}  // namespace

std::optional<Structure> trouver(db::Reading& r, const personne::Acteur& acteur, std::int64_t id) {
  if (!voit(r, acteur, id)) return std::nullopt;
  struct Row {
    std::int64_t version;
    base::Instant cree_le, modifie_le;
  };
  auto row = r.one<Row>("SELECT version, cree_le, modifie_le FROM structure WHERE id = ?1", id);
  if (!row) return std::nullopt;
  return Structure{id, read_fiche(r, id), row->version, row->cree_le, row->modifie_le};
}

std::string nom(db::Reading& r, std::int64_t id) {
  return r.one<std::string>("SELECT nom FROM structure WHERE id = ?1", id).value_or("");
}

std::vector<Mienne> mes_structures(db::Reading& r, const personne::Acteur& acteur) {
  return r.all<Mienne>(
      "SELECT s.id, s.nom, m.administrer, m.ecrire, m.signer,"
      " (SELECT COUNT(*) FROM adhesion a WHERE a.structure_id = s.id AND a.decidee_le IS NULL AND "
      "m.administrer = 1)"
      " FROM membre m JOIN structure s ON s.id = m.structure_id WHERE m.personne_id = ?1 ORDER BY s.nom, "
      "s.id",
      acteur.id);
}

Result<std::int64_t> creer(db::Writing& w, const personne::Acteur& acteur, base::Instant now,
                           const Fiche& fiche) {
  if (!verifier(fiche).empty()) return refuse(Cause::saisie_invalide);
  auto id = insert(w, acteur, now, fiche);
  if (!id) return refuse(Cause::siret_connu);
  ajouter_membre(w, now, *id, acteur.id, {.administrer = true, .ecrire = true, .signer = true});
  journal::inscrire(w, acteur, now, {"structure_creee", "structure", *id});
  return *id;
}

Result<void> modifier(db::Writing& w, const personne::Acteur& acteur, base::Instant now, std::int64_t id,
                      std::int64_t version, const Fiche& fiche) {
  if (auto allowed = exiger_ecriture(w, acteur, id); !allowed) return allowed;
  if (!verifier(fiche).empty()) return refuse(Cause::saisie_invalide);
  if (siret_taken(w, fiche.siret, id)) return refuse(Cause::siret_connu);
  auto changes = changed_fields(read_fiche(w, id), fiche);
  if (changes.empty()) return {};
  try {
    if (!update(w, now, id, version, fiche)) return refuse(Cause::modifie_entre_temps);
  } catch (const db::Error& error) {  // the same SIRET was written by another server a moment ago
    if (error.kind != db::ErrorKind::unique) throw;
    return refuse(Cause::siret_connu);
  }
  journal::inscrire(w, acteur, now, {"structure_modifiee", "structure", id, {{"champs", changes}}});
  return {};
}

Bureau bureau(db::Reading& r, std::int64_t id) {
  return {
      r.all<Dirigeant>("SELECT fonction, prenom, nom FROM bureau WHERE structure_id = ?1 ORDER BY rang", id),
      r.one<std::int64_t>("SELECT bureau_version FROM structure WHERE id = ?1", id).value_or(0)};
}

Result<void> enregistrer_bureau(db::Writing& w, const personne::Acteur& acteur, base::Instant now,
                                std::int64_t id, std::int64_t version, const std::vector<Dirigeant>& typed) {
  if (auto allowed = exiger_ecriture(w, acteur, id); !allowed) return allowed;
  auto list = normaliser(typed);
  if (!verifier(typed).empty() || list.size() > dirigeants_max) return refuse(Cause::saisie_invalide);
  if (w.exec("UPDATE structure SET bureau_version = bureau_version + 1 WHERE id = ?1 AND bureau_version = ?2",
             id, version) != 1)
    return refuse(Cause::modifie_entre_temps);
  w.exec("DELETE FROM bureau WHERE structure_id = ?1", id);
  insert_bureau(w, id, list);
  journal::inscrire(w, acteur, now, {"bureau_modifie", "structure", id});
  return {};
}

}  // namespace structure
